package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Objects;

/**
 * The state of churn where each customer has one subscription, kept as counts by day: what {@link
 * ChurnAccumulator} answers of the same rows, from a few bytes a day instead of 32 bytes a row.
 *
 * <p>It is right only where <b>each row is a customer of its own, whose one paid stay it is</b>: no
 * customer has two rows, there are no trials, pauses, reasons of churn or changes of status, and
 * there is no grace. Nobody can return then, so none is reactivated. If a customer may have more
 * rows, even if they never overlap, this counts each of them as one who joins; use {@link
 * ChurnAccumulator}. Data end at the last time that any row speaks of.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 and ends before their starts
 * with an {@link IllegalArgumentException}; nothing changes then. <b>Merge</b> exact, in any order.
 * <b>Cost</b> 32 bytes a local day up to the year 2149, other days more; adding to days that were
 * seen takes no memory. A result is a pass over the days. <b>Wire</b> kind {@code
 * subscriptionCounts}, the definition of the equal {@link ChurnAccumulator} in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>counts by local day</td><td>as {@link io.github.cxmetrics.state.TimeCounts} writes them,
 *   with lanes for the stays that begin, those that end, and of these the ones that began on the
 *   same day and in the same period</td></tr>
 *   <tr><td>the last time</td><td>eight bytes, the lowest long without rows</td></tr>
 *   <tr><td>lengths of the stays that ended</td><td>their sum, the sum of their squares, 16 bytes
 *   each</td></tr>
 *   <tr><td>starts of the others</td><td>the same</td></tr>
 * </table>
 *
 * <pre>{@code
 * SubscriptionCounts counts = SubscriptionCounts.of(CalendarGrid.of(CalendarUnit.MONTH, zone));
 * counts.addAll(startMillis, endMillis, 0, startMillis.length);
 * List<ChurnPeriod> months = counts.result().periods();
 * }</pre>
 *
 * @since 0.1
 */
public final class SubscriptionCounts implements Accumulator<SubscriptionCounts, Churn> {

  @Serial private static final long serialVersionUID = 1L;

  /** In a column of ends, that none is known. */
  public static final long NO_END = ChurnLayout.NONE;

  private final ChurnDefinition definition;
  private final SubscriptionDays days;

  /**
   * An empty accumulator.
   *
   * @param grid the periods, in the zone whose local days count
   * @return a new accumulator
   * @throws IllegalArgumentException if the periods are hours
   */
  public static SubscriptionCounts of(CalendarGrid grid) {
    ChurnDefinition definition = ChurnDefinition.of(requireNonNull(grid, "grid"));
    return new SubscriptionCounts(definition, new SubscriptionDays(grid));
  }

  private SubscriptionCounts(ChurnDefinition definition, SubscriptionDays days) {
    this.definition = definition;
    this.days = days;
  }

  /**
   * Adds a customer whose subscription has no known end.
   *
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the time cannot be
   */
  public void add(long startMillis) {
    add(startMillis, NO_END);
  }

  /**
   * Adds a customer.
   *
   * @param startMillis when the subscription begins, in milliseconds since 1970-01-01T00:00Z
   * @param endMillis the first instant it does not cover, or {@link #NO_END}
   * @throws IllegalArgumentException if a time cannot be or the end is before the start
   */
  public void add(long startMillis, long endMillis) {
    requireRow(startMillis, endMillis);
    days.add(startMillis, endMillis);
  }

  static void requireRow(long startMillis, long endMillis) {
    ChurnLayout.requireStart(startMillis);
    if (endMillis != NO_END) {
      ChurnLayout.requireEnd(startMillis, endMillis);
    }
  }

  /**
   * Adds a batch of customers, all or none.
   *
   * @param starts when the subscription of each begins, in milliseconds since 1970-01-01T00:00Z
   * @param ends the first instant that of each does not cover, or {@link #NO_END}
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time cannot be or an end is before its start; none is
   *     added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] starts, long[] ends, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(starts.length, ends.length));
    days.addAll(starts, ends, from, to);
  }

  /**
   * Adds a batch of customers, all or none, by several threads.
   *
   * @param starts when the subscription of each begins, in milliseconds since 1970-01-01T00:00Z
   * @param ends the first instant that of each does not cover, or {@link #NO_END}
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if a time cannot be or an end is before its start; none is
   *     added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] starts, long[] ends, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(starts.length, ends.length));
    RowShares shares = new RowShares(from, to, threads);
    if (shares.count() == 1) {
      days.addAll(starts, ends, from, to);
      return;
    }
    shares
        .add(
            threads,
            () -> new SubscriptionDays(definition.grid()),
            (part, start, end) -> part.addAll(starts, ends, start, end))
        .forEach(days::merge);
  }

  @Override
  public SubscriptionCounts merge(SubscriptionCounts other) {
    header().requireSame(other.header());
    days.merge(other.days);
    return this;
  }

  @Override
  public SubscriptionCounts copy() {
    return new SubscriptionCounts(definition, days.copy());
  }

  /**
   * The answer for all periods, as of the last time that any row speaks of: that of {@link
   * ChurnAccumulator} for the same rows and {@link ChurnDefinition#of}.
   *
   * @return an immutable result
   */
  @Override
  public Churn result() {
    return days.result(definition);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("subscriptionCounts", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    days.writeTo(out);
  }

  @Override
  public SubscriptionCounts readFrom(StateReader in) {
    SubscriptionCounts read = new SubscriptionCounts(definition, days.readFrom(in));
    try {
      read.days.check(definition);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new StateFormatException("counts of subscriptions must be some: " + e.getMessage());
    }
    return read;
  }
}
