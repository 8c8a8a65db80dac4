package io.github.cxmetrics.engagement;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * What is kept of many actors known by number: what {@link NumberedActors} and {@link NamedActors}
 * need to give them other numbers.
 *
 * @param <S> the state itself
 */
interface ActorState<S extends ActorState<S>> extends Serializable {

  /** A new state of the same definition that nothing was added to. */
  S empty();

  /** Adds all of another state; that may be this one. */
  void merge(S other);

  /** Adds all of another state under other numbers of its actors; that is not this one. */
  void merge(S other, LongUnaryOperator actors);

  S copy();

  /** Hands over the number of every actor, some of them more than once. */
  void forEachActor(LongConsumer visitor);

  void writeTo(StateWriter out);

  /**
   * Reads a new state of the same definition.
   *
   * @throws StateFormatException if the bytes are not such a state
   */
  S readFrom(StateReader in);
}
