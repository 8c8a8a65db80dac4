package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.state.TimeCounts;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long customers stay, where most are still there: read as of a period, at which those who have
 * not left have the age that they then have.
 *
 * <p><b>Definition</b> the age of a customer who left is the end less the start, in whole periods;
 * of the others it is the period of the reading less the start, and they are censored. <b>n</b>
 * customers. <b>Empty data</b> a survival without customers. <b>Rejects</b> a reading before the
 * last start or end: what was known then is not kept. <b>Merge, Cost, Wire</b> see {@link
 * TenureAccumulator}.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * TenureAccumulator subscribers =
 *     Tenure.accumulator(
 *         TenureDefinition.of(
 *             SurvivalDefinition.ofCauses("cancelled", "unpaid"),
 *             CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris"))));
 * subscribers.start(LocalDate.parse("2024-01-31"));
 * subscribers.start(LocalDate.parse("2024-03-01"));
 * subscribers.end(LocalDate.parse("2024-01-31"), LocalDate.parse("2024-05-31"), 1);
 * Survival stay = subscribers.result().asOf(LocalDate.parse("2024-06-30"));
 * }</pre>
 *
 * @since 0.1
 */
public final class Tenure implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final TenureDefinition definition;
  private final TimeCounts left;
  private final long[] starts;
  private final long[] active;
  private final long lastEnd;

  Tenure(TenureDefinition definition, TimeCounts left, TimeCounts started, long lastEnd) {
    this.definition = definition;
    this.left = left;
    this.lastEnd = lastEnd;
    starts = new long[started.rows()];
    active = new long[starts.length];
    int[] row = {0};
    started.forEach(
        (start, cells, at) -> {
          starts[row[0]] = start;
          active[row[0]++] = cells[at];
        });
  }

  /**
   * An empty state.
   *
   * @param definition what ends a tenure, and its unit
   * @return a new accumulator
   */
  public static TenureAccumulator accumulator(TenureDefinition definition) {
    return new TenureAccumulator(definition);
  }

  /**
   * The tenure of customers of whom each is one record.
   *
   * @param definition what ends a tenure, and its unit
   * @param start the number of the period in which a customer started
   * @param end that in which the customer ended; not read of those who are there
   * @param outcome the number of the cause from 1, or 0 for those who are there
   * @param <T> the record
   * @return the metric
   */
  public static <T> TenureMetric<T> metric(
      TenureDefinition definition,
      LongField<? super T> start,
      LongField<? super T> end,
      IntField<? super T> outcome) {
    return new TenureMetric<>(definition, start, end, outcome);
  }

  /**
   * What ends a tenure, and its unit.
   *
   * @return the definition
   */
  public TenureDefinition definition() {
    return definition;
  }

  @Override
  public long n() {
    return active() + leavers().n();
  }

  /**
   * How many have started and not left.
   *
   * @return at least 0
   */
  public long active() {
    return Arrays.stream(active).filter(count -> count > 0).sum();
  }

  /**
   * How many have left, for a cause or out of sight.
   *
   * @return at least 0
   */
  public long ended() {
    return leavers().n();
  }

  /**
   * How many more have left than started, summed over starts of which more left: their starts were
   * not added, or their ends twice. They count as customers who have left.
   *
   * @return at least 0; 0 if every end has its start
   */
  public long endsWithoutStart() {
    return -Arrays.stream(active).filter(count -> count < 0).sum();
  }

  private Survival leavers() {
    return new Survival(definition.survival(), RiskTable.of(left, causes()));
  }

  private int causes() {
    return definition.survival().causes().size();
  }

  /**
   * The last period in which a customer who is there started, or another ended.
   *
   * @return its number; empty without customers
   */
  public OptionalLong last() {
    long last = lastEnd;
    for (int row = 0; row < starts.length; row++) {
      if (active[row] > 0) {
        last = Math.max(last, starts[row]);
      }
    }
    return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /**
   * The survival as it is known at the end of a period.
   *
   * @param period the number of the period
   * @return the survival, with those who are there censored at the age that they then have
   * @throws IllegalArgumentException if the period is before the last start or end, or not after
   *     that from which customers are observed
   */
  public Survival asOf(long period) {
    TenureDefinition.require("as of", period);
    OptionalLong last = last();
    if (last.isPresent() && period < last.getAsLong()) {
      throw new IllegalArgumentException(
          "as of must not be before the last start or end, "
              + last.getAsLong()
              + ", was "
              + period);
    }
    OptionalLong from = definition.observedFrom();
    if (from.isPresent() && period <= from.getAsLong()) {
      throw new IllegalArgumentException(
          "as of must be after "
              + from.getAsLong()
              + ", from which customers are observed, was "
              + period);
    }
    return known(period);
  }

  private Survival known(long period) {
    TimeCounts all = left.copy();
    for (int row = 0; row < starts.length; row++) {
      long start = starts[row];
      if (active[row] > 0) {
        all.add(period - start, causes(), active[row]);
        if (definition.isLate(start)) {
          all.add(definition.entry(start), causes() + 1, active[row]);
        }
      }
    }
    return new Survival(definition.survival(), RiskTable.of(all, causes()));
  }

  /**
   * The survival as it is known at an instant.
   *
   * @param at the instant
   * @return as {@link #asOf(long)}
   * @throws IllegalArgumentException as there, or if the definition has no calendar grid
   */
  public Survival asOf(Instant at) {
    return asOf(definition.period(at));
  }

  /**
   * The survival as it is known at the end of a date.
   *
   * @param date the date
   * @return as {@link #asOf(long)}
   * @throws IllegalArgumentException as there, or if the definition has no calendar grid
   */
  public Survival asOf(LocalDate date) {
    return asOf(definition.period(date));
  }

  /**
   * The numbers of the survival as of the earliest period of which it can be read.
   *
   * @param level the confidence level
   * @return as {@link Survival#estimates(ConfidenceLevel)}
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    long from = definition.observedFrom().orElse(-TenureDefinition.FARTHEST) + 1;
    return known(Math.max(from, last().orElse(from))).estimates(level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tenure that
        && definition.equals(that.definition)
        && lastEnd == that.lastEnd
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(active, that.active)
        && leavers().equals(that.leavers());
  }

  @Override
  public int hashCode() {
    return 31 * definition.hashCode() + Arrays.hashCode(active);
  }

  /**
   * The counts in words.
   *
   * @return such as {@code 120 active, 30 ended}
   */
  @Override
  public String toString() {
    return active() + " active, " + ended() + " ended";
  }
}
