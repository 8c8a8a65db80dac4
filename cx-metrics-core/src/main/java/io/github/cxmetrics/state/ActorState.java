package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * What is kept of many actors known by number, whoever these numbers stand for: what {@link
 * NumberedActors} and {@link NamedActors} need to give them other numbers.
 *
 * <p>A state that keeps numbered texts beside its actors, such as names of events, is also {@link
 * #isInOrder} and {@link #emptyInOrder}, so that equal states are written as equal bytes.
 *
 * @param <S> the state itself
 * @since 0.1
 */
public interface ActorState<S extends ActorState<S>> extends Serializable {

  /**
   * A new state of the same definition that nothing was added to.
   *
   * @return the new state
   */
  S empty();

  /**
   * Whether the texts that are kept beside the actors have ascending numbers, as {@link #writeTo}
   * needs them.
   *
   * @return true if they have, or there are none
   */
  default boolean isInOrder() {
    return true;
  }

  /**
   * A new state that nothing was added to but the texts of this one, with ascending numbers.
   *
   * @return the new state, to which all of this one is about to be added
   */
  default S emptyInOrder() {
    return empty();
  }

  /**
   * Checks that all of another state can be added.
   *
   * @param other a state of the same definition
   * @throws ArithmeticException if some sum of both would overflow
   */
  default void requireRoom(S other) {}

  /**
   * Adds all of another state.
   *
   * @param other not this one; it is left as it was
   */
  void merge(S other);

  /**
   * Adds all of another state under other numbers of its actors.
   *
   * @param other not this one; it is left as it was
   * @param actors from the number of an actor there to the number here
   */
  void merge(S other, LongUnaryOperator actors);

  /**
   * An independent copy.
   *
   * @return the copy
   */
  S copy();

  /**
   * Hands over the number of every actor, more than once if that is easier.
   *
   * @param visitor takes the numbers
   */
  void forEachActor(LongConsumer visitor);

  /**
   * Writes a state that is in order.
   *
   * @param out where to write
   */
  void writeTo(StateWriter out);

  /**
   * Reads a new state of the same definition.
   *
   * @param in where to read
   * @return a new state
   * @throws StateFormatException if the bytes are not such a state
   */
  S readFrom(StateReader in);
}
