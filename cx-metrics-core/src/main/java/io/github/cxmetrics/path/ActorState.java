package io.github.cxmetrics.path;

import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * What is kept of many actors known by number, whoever these numbers stand for.
 *
 * @param <S> the state itself
 */
interface ActorState<S extends ActorState<S>> extends Serializable {

  /** An empty state of the same definition. */
  S empty();

  /** Adds what another state holds, which may not be this one. */
  void merge(S other);

  /** Adds what another state holds, which may not be this one, under other numbers. */
  void merge(S other, LongUnaryOperator actors);

  S copy();

  /** Hands over the number of each actor, more than once if that is easier. */
  void forEachActor(LongConsumer visitor);

  /** The same with texts in ascending order; itself if they are. */
  S sorted();

  /** The same under other numbers of the actors, with texts in ascending order. */
  S renumbered(LongUnaryOperator actors);

  /** Writes a state whose texts are in ascending order. */
  void writeTo(StateWriter out);

  S readFrom(StateReader in);
}
