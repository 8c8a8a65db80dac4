package io.github.cxmetrics.parallel;

/**
 * Adds some rows of columns to an accumulator, for example {@code (nps, from, to) ->
 * nps.addAll(scores, from, to)}.
 *
 * @param <A> the accumulator
 * @since 0.1
 */
@FunctionalInterface
public interface RowRange<A> {

  /**
   * Adds rows.
   *
   * @param accumulator what they are added to
   * @param from the index of the first row
   * @param to the index after the last
   */
  void add(A accumulator, int from, int to);
}
