package io.github.cxmetrics.duration;

import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.state.ExactRanks;
import io.github.cxmetrics.state.QuantileTable;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.LongToDoubleFunction;

/**
 * Exact quantiles of durations that all stand in columns, by group.
 *
 * <p>A first look at the columns counts in buckets as {@link GroupedDurationAccumulator} does, a
 * second one collects the few values in the buckets of the quantiles and of the ends of their
 * intervals. There is no state to keep or to merge: what comes in parts is for {@link Durations},
 * whose quantiles are exact to 0.4 %. <b>Definition</b>, <b>n</b>, <b>Interval</b> as there.
 *
 * <pre>{@code
 * SortedMap<Long, ExactDurations> byAgent =
 *     ExactDurations.byLong(agents, millis, 0, millis.length, DurationShares.USUAL, threads);
 * Estimate ninth = byAgent.get(17L).quantile(0.9);
 * }</pre>
 *
 * @since 0.1
 */
public final class ExactDurations implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Durations all;

  @SuppressWarnings("serial") // always an immutable map, which is
  private final SortedMap<Double, Estimate> quantiles;

  private ExactDurations(Durations all, SortedMap<Double, Estimate> quantiles) {
    this.all = all;
    this.quantiles = quantiles;
  }

  /**
   * The quantiles of each group.
   *
   * @param groups the group of each
   * @param durations each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @param shares which quantiles
   * @param threads which share the work
   * @return by the group, in ascending order
   * @throws IllegalArgumentException if one of the durations is negative
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public static SortedMap<Long, ExactDurations> byLong(
      int[] groups,
      long[] durations,
      int from,
      int to,
      DurationShares shares,
      Parallelism threads) {
    QuantileTable table = count(groups, durations, from, to, threads);
    ExactRanks ranks = new ExactRanks(table);
    for (long group : table.codes()) {
      estimates(table.group(group), shares, rank -> ask(ranks, group, rank));
    }
    ranks.collect(groups, durations, from, to, threads);
    ImmutableSortedMap.Builder<Long, ExactDurations> results = ImmutableSortedMap.naturalOrder();
    for (long group : table.codes()) {
      Quantiles values = table.group(group);
      results.put(
          group,
          new ExactDurations(
              new Durations(values.copy()),
              estimates(values, shares, rank -> ranks.valueAt(group, rank))));
    }
    return results.build();
  }

  private static QuantileTable count(
      int[] groups, long[] durations, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(groups.length, durations.length));
    QuantileTable all = new QuantileTable();
    new RowShares(from, to, threads)
        .add(
            threads,
            QuantileTable::new,
            (part, start, end) -> part.addAll(groups, durations, start, end))
        .forEach(all::merge);
    return all;
  }

  /** The first time the ranks only are of interest, for which their own values do. */
  private static double ask(ExactRanks ranks, long group, long rank) {
    ranks.ask(group, rank);
    return rank;
  }

  private static SortedMap<Double, Estimate> estimates(
      Quantiles values, DurationShares shares, LongToDoubleFunction valueAt) {
    ImmutableSortedMap.Builder<Double, Estimate> estimates = ImmutableSortedMap.naturalOrder();
    for (double share : shares.shares()) {
      estimates.put(
          share,
          QuantileInterval.estimate(
              share, values.n(), valueAt, 0, Double.POSITIVE_INFINITY, shares.level()));
    }
    return estimates.build();
  }

  /**
   * How many durations there are.
   *
   * @return at least 1
   */
  public long n() {
    return all.n();
  }

  /**
   * A quantile.
   *
   * @param share one of those that were asked for
   * @return the exact value and the exact ends of its interval
   * @throws IllegalArgumentException if it was not asked for
   */
  public Estimate quantile(double share) {
    Estimate estimate = quantiles.get(share);
    if (estimate == null) {
      throw new IllegalArgumentException(
          "share must be one of " + quantiles.keySet() + ", was " + share);
    }
    return estimate;
  }

  /**
   * All quantiles that were asked for.
   *
   * @return by their shares, in ascending order
   */
  public SortedMap<Double, Estimate> quantiles() {
    return quantiles;
  }

  /**
   * The same durations in the form that has any quantile, though not exact.
   *
   * @return what {@link GroupedDurationAccumulator} makes of the columns
   */
  public Durations all() {
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactDurations that
        && all.equals(that.all)
        && quantiles.equals(that.quantiles);
  }

  @Override
  public int hashCode() {
    return Objects.hash(all, quantiles);
  }

  /**
   * The durations in words.
   *
   * @return their number and quantiles
   */
  @Override
  public String toString() {
    return n() + " durations, quantiles " + quantiles.keySet();
  }
}
