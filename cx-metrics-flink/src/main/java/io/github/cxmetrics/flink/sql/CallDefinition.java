package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Accumulator;
import java.io.Serializable;
import java.util.List;

/**
 * How the literals of a call say what is measured. The planner knows them when it reads a query,
 * but a function learns them with the first row only.
 *
 * @param <A> the accumulator
 * @param <R> its result
 */
interface CallDefinition<A extends Accumulator<A, R>, R> extends Serializable {

  /** The function in words, with what is measured where nothing else is said. */
  String describe();

  /**
   * An empty accumulator of what the literals say.
   *
   * @throws IllegalArgumentException if they cannot be
   */
  A accumulator(List<String> literals);
}
