package io.github.cxmetrics.engagement;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;

/**
 * A question about many actors, whose answer is made of sums over them: those of some actors and
 * those of others add up to the answer about all.
 *
 * @param <R> the answer, immutable
 */
interface PopulationQuestion<R> extends Serializable {

  /** What counts, on whose days. */
  ActivityDefinition definition();

  /** What identifies the question among others. */
  StateHeader header();

  /** Counts actors; nobody so far. */
  ActorCounter<R> counter();

  /**
   * The sums of actors and of others.
   *
   * @throws ArithmeticException if a count would pass {@link io.github.cxmetrics.state.Tally#MOST}
   */
  R plus(R some, R others);

  /** Writes the sums. */
  void write(R sums, StateWriter out);

  /**
   * Reads sums.
   *
   * @throws StateFormatException if no actors have such
   */
  R read(StateReader in);
}
