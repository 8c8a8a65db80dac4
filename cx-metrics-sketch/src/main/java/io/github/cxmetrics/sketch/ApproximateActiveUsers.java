package io.github.cxmetrics.sketch;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Result;
import java.io.Serial;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * About how many distinct actors were active on local days, in trailing windows and in ranges.
 *
 * <p><b>Definition</b> an actor is active on a local day of the zone with an event on it. <b>Unit
 * and range</b> actors, at least 0. <b>n</b> the count itself, rounded. <b>Interval</b> what the
 * sketch may be off by, not what other actors might do: the count is of these actors, not an
 * estimate from a sample of them. It is exact in the sense of Clopper and Pearson at any level, and
 * has no width up to the number of entries, where counts are exact; the method says which, as
 * {@code theta sketch, 4096 entries, ±3.1 % at 95 %}. <b>Empty data</b> 0, exactly. <b>Rejects</b>
 * nothing: what an event may be is checked when it is added. <b>Merge</b> exact: the counts are a
 * function of the actors of each day. <b>Cost</b> see {@link ActiveUsersSketch}; a window is a pass
 * over the sketches of its days. <b>Wire</b> kind {@code approximateActiveUsers}.
 *
 * <p><b>Source</b> Dasgupta, A., Lang, K., Rhodes, L. and Thaler, J. (2016), A Framework for
 * Estimating Stream Expression Cardinalities, ICDT, doi:10.4230/LIPIcs.ICDT.2016.6; the sketches
 * are those of Apache DataSketches. Interval: Clopper and Pearson (1934).
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * SketchDefinition seoul = SketchDefinition.of(ZoneId.of("Asia/Seoul"));
 * ApproximateActiveUsers users =
 *     events.collect(ApproximateActiveUsers.metric(seoul, Event::user, Event::atMillis));
 * Estimate monthly = users.trailing(LocalDate.of(2024, 3, 31), 30, ConfidenceLevel.P95);
 * }</pre>
 *
 * @since 0.1
 */
public final class ApproximateActiveUsers implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private static final int WEEK = 7;
  private static final int MONTH = 30;

  /* A hundred years. */
  private static final int MOST_WINDOWS = 36_525;

  private final SketchDefinition definition;
  private final TreeMap<Long, DistinctHashes> days;

  ApproximateActiveUsers(SketchDefinition definition, SortedMap<Long, DistinctHashes> days) {
    this.definition = definition;
    this.days = new TreeMap<>(days);
  }

  /**
   * The active users known by text.
   *
   * @param definition whose local days, and how exactly
   * @param actor whose event a record is; neither null nor empty
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> Metric<T, ActiveUsersSketch, ApproximateActiveUsers> metric(
      SketchDefinition definition, Field<? super T, String> actor, LongField<? super T> atMillis) {
    return new ActiveUsersMetric<>(definition, actor, atMillis);
  }

  /**
   * The active users known by number.
   *
   * @param definition whose local days, and how exactly
   * @param actor whose event a record is
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> Metric<T, ActiveUsersSketch, ApproximateActiveUsers> metricLong(
      SketchDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis) {
    return new LongActiveUsersMetric<>(definition, actor, atMillis);
  }

  /**
   * An empty state.
   *
   * @param definition whose local days, and how exactly
   * @return a new accumulator
   */
  public static ActiveUsersSketch accumulator(SketchDefinition definition) {
    return new ActiveUsersSketch(definition);
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public SketchDefinition definition() {
    return definition;
  }

  /**
   * How many distinct actors there are on all days, about.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return distinct(ConfidenceLevel.P95).n();
  }

  /**
   * The first day with actors.
   *
   * @return the local date; empty without data
   */
  public Optional<LocalDate> firstDay() {
    return days.isEmpty() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days.firstKey()));
  }

  /**
   * The last day with actors.
   *
   * @return the local date; empty without data
   */
  public Optional<LocalDate> lastDay() {
    return days.isEmpty() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days.lastKey()));
  }

  /**
   * How many distinct actors there are on all days.
   *
   * @param level the confidence level
   * @return the count
   */
  public Estimate distinct(ConfidenceLevel level) {
    return count(days, level);
  }

  /**
   * How many distinct actors there are in a range of days.
   *
   * @param from the first day
   * @param to the first day after it
   * @param level the confidence level
   * @return the count; 0 where there are no data
   * @throws IllegalArgumentException if the range ends before it begins
   */
  public Estimate between(LocalDate from, LocalDate to, ConfidenceLevel level) {
    requireRange(from, to);
    return count(days.subMap(from.toEpochDay(), to.toEpochDay()), level);
  }

  /**
   * How many distinct actors there are in the days that end with a day: 1 for the daily, 7 for the
   * weekly, 28 or 30 for the monthly active users of the day.
   *
   * @param last the last day of the window, itself included
   * @param length how many local days it has, at least 1
   * @param level the confidence level
   * @return the count; 0 where there are no data
   * @throws IllegalArgumentException if the length is below 1
   */
  public Estimate trailing(LocalDate last, int length, ConfidenceLevel level) {
    requireLength(length);
    return count(window(last.toEpochDay(), length), level);
  }

  /**
   * The trailing windows of every day of a range. The days are given, not taken from the data: one
   * event with a date such as 9999-12-31 would make millions of windows.
   *
   * @param from the last day of the first window
   * @param to the first day on which no window ends any more
   * @param length how many local days a window has, at least 1
   * @param level the confidence level
   * @return by last day of the window, days without actors included; windows may begin before the
   *     range, with the days there that have data
   * @throws IllegalArgumentException if the range ends before it begins or has more than 36,525
   *     days, or the length is below 1
   */
  public SortedMap<LocalDate, Estimate> trailing(
      LocalDate from, LocalDate to, int length, ConfidenceLevel level) {
    requireRange(from, to);
    requireLength(length);
    if (to.toEpochDay() - from.toEpochDay() > MOST_WINDOWS) {
      throw new IllegalArgumentException(
          "range of windows must be of at most "
              + MOST_WINDOWS
              + " days, was "
              + from
              + " to "
              + to);
    }
    SortedMap<LocalDate, Estimate> windows = new TreeMap<>();
    for (long day = from.toEpochDay(); day < to.toEpochDay(); day++) {
      windows.put(LocalDate.ofEpochDay(day), count(window(day, length), level));
    }
    return windows;
  }

  private static void requireRange(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "range of days must not end before it begins, was " + from + " to " + to);
    }
  }

  private static void requireLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("days of a window must be at least 1, was " + length);
    }
  }

  private SortedMap<Long, DistinctHashes> window(long lastDay, int length) {
    return days.subMap(lastDay - length + 1, lastDay + 1);
  }

  private Estimate count(SortedMap<Long, DistinctHashes> range, ConfidenceLevel level) {
    DistinctHashes all = DistinctHashes.NONE;
    for (DistinctHashes hashes : range.values()) {
      all = all.union(hashes, definition.entries());
    }
    return all.count(definition, level);
  }

  /**
   * How far counts of very many actors can be off, at 95 %.
   *
   * @return a share of the count, as {@link SketchDefinition#relativeError}
   */
  public double relativeError() {
    return definition.relativeError(ConfidenceLevel.P95);
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    LocalDate last = lastDay().orElse(LocalDate.EPOCH);
    Map<String, Estimate> all = new LinkedHashMap<>();
    all.put("distinctActors", distinct(level));
    all.put("activeOnLastDay", trailing(last, 1, level));
    all.put("activeInLast7Days", trailing(last, WEEK, level));
    all.put("activeInLast30Days", trailing(last, MONTH, level));
    return Collections.unmodifiableMap(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApproximateActiveUsers that
        && definition.equals(that.definition)
        && days.equals(that.days);
  }

  @Override
  public int hashCode() {
    return 31 * definition.hashCode() + days.hashCode();
  }

  /**
   * The days in words.
   *
   * @return how many, and about how many actors
   */
  @Override
  public String toString() {
    return "about " + n() + " actors on " + days.size() + " days";
  }
}
