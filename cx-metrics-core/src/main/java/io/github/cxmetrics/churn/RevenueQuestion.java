package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of recurring revenue when it is read; any number of questions may be asked of one
 * state.
 *
 * @param gridOrNull the calendar periods; null for those of the definition
 * @param asOfOrNull when the data end, itself included: what happens after it is not known; null
 *     for the last instant that a record says something of
 * @param fromOrNull the periods listed begin with the one that holds this instant; null for the
 *     first revenue
 * @param toOrNull the first instant after the periods listed; null for the end of the data
 * @param view what a movement is
 * @param windowOrNull how long a customer may have paid nothing to count as reactivated, itself
 *     included; whoever returns later is new again; null for any time
 * @param grace times without revenue up to that long do not count if the customer pays again: the
 *     amount before them goes on
 * @param trailing over how many periods, the listed one included, trailing retention is taken
 * @param ages up to which age, in periods, cohorts are followed; 0 for no cohorts
 * @since 0.1
 */
public record RevenueQuestion(
    @Nullable CalendarGrid gridOrNull,
    @Nullable Instant asOfOrNull,
    @Nullable Instant fromOrNull,
    @Nullable Instant toOrNull,
    PeriodView view,
    @Nullable Duration windowOrNull,
    Duration grace,
    int trailing,
    int ages)
    implements Serializable {

  /**
   * The periods of the definition as of the last record, customers compared at both ends of each,
   * reactivation whenever they return, no grace, trailing retention over 12 periods, no cohorts.
   */
  public static final RevenueQuestion DEFAULT =
      new RevenueQuestion(null, null, null, null, PeriodView.ENDPOINT, null, Duration.ZERO, 12, 0);

  private static final int MOST_PERIODS = 1_000;

  /**
   * Checks the parts.
   *
   * @param gridOrNull as the record component
   * @param asOfOrNull as the record component
   * @param fromOrNull as the record component
   * @param toOrNull as the record component
   * @param view as the record component
   * @param windowOrNull as the record component
   * @param grace as the record component
   * @param trailing as the record component
   * @param ages as the record component
   * @throws IllegalArgumentException if an instant is beyond 2<sup>48</sup> milliseconds from 1970,
   *     the range does not begin before it ends, a duration is negative or above 3,652,500 days,
   *     trailing is outside 1..1000 or ages outside 0..1000
   */
  public RevenueQuestion {
    requireNonNull(view, "view");
    requireTime("end of the data", asOfOrNull);
    requireTime("begin of the periods", fromOrNull);
    requireTime("end of the periods", toOrNull);
    if (fromOrNull != null && toOrNull != null && !fromOrNull.isBefore(toOrNull)) {
      throw new IllegalArgumentException(
          "range of periods must begin before it ends, was " + fromOrNull + " to " + toOrNull);
    }
    if (windowOrNull != null) {
      EventTime.requireDuration("reactivation window", windowOrNull);
    }
    EventTime.requireDuration("grace", grace);
    requireCount("trailing periods", trailing, 1);
    requireCount("ages of cohorts", ages, 0);
  }

  private static void requireTime(String what, @Nullable Instant at) {
    if (at != null) {
      EventTime.millis(what, at);
    }
  }

  private static void requireCount(String what, int count, int lowest) {
    if (count < lowest || count > MOST_PERIODS) {
      throw new IllegalArgumentException(
          what + " must be in " + lowest + ".." + MOST_PERIODS + ", was " + count);
    }
  }

  /**
   * The same question in other calendar periods.
   *
   * @param grid which periods
   * @return the question
   */
  public RevenueQuestion by(CalendarGrid grid) {
    return new RevenueQuestion(
        grid, asOfOrNull, fromOrNull, toOrNull, view, windowOrNull, grace, trailing, ages);
  }

  /**
   * The same question of data that end at an instant.
   *
   * @param asOf the last instant of the data; what happens after it is not known
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueQuestion asOf(Instant asOf) {
    return new RevenueQuestion(
        gridOrNull, asOf, fromOrNull, toOrNull, view, windowOrNull, grace, trailing, ages);
  }

  /**
   * The same question with the periods from an instant on. What was paid before is known, though
   * not listed: as opening, for trailing retention, and to tell who returns.
   *
   * @param from an instant of the first period
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueQuestion from(Instant from) {
    return new RevenueQuestion(
        gridOrNull, asOfOrNull, from, toOrNull, view, windowOrNull, grace, trailing, ages);
  }

  /**
   * The same question with the periods that begin before an instant.
   *
   * @param to the first instant after them
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueQuestion before(Instant to) {
    return new RevenueQuestion(
        gridOrNull, asOfOrNull, fromOrNull, to, view, windowOrNull, grace, trailing, ages);
  }

  /**
   * The same question in another view.
   *
   * @param newView what a movement is
   * @return the question
   */
  public RevenueQuestion in(PeriodView newView) {
    return new RevenueQuestion(
        gridOrNull, asOfOrNull, fromOrNull, toOrNull, newView, windowOrNull, grace, trailing, ages);
  }

  /**
   * The same question with a reactivation window.
   *
   * @param window how long a customer may have paid nothing to count as reactivated
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueQuestion reactivatedWithin(Duration window) {
    return new RevenueQuestion(
        gridOrNull, asOfOrNull, fromOrNull, toOrNull, view, window, grace, trailing, ages);
  }

  /**
   * The same question with a grace.
   *
   * @param newGrace times without revenue up to that long do not count if the customer pays again
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueQuestion grace(Duration newGrace) {
    return new RevenueQuestion(
        gridOrNull, asOfOrNull, fromOrNull, toOrNull, view, windowOrNull, newGrace, trailing, ages);
  }

  /**
   * The same question with trailing retention over other lengths.
   *
   * @param periods how many, the listed one included
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueQuestion trailing(int periods) {
    return new RevenueQuestion(
        gridOrNull, asOfOrNull, fromOrNull, toOrNull, view, windowOrNull, grace, periods, ages);
  }

  /**
   * The same question with cohorts.
   *
   * @param newAges up to which age, in periods, they are followed; 0 for no cohorts
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueQuestion cohorts(int newAges) {
    return new RevenueQuestion(
        gridOrNull, asOfOrNull, fromOrNull, toOrNull, view, windowOrNull, grace, trailing, newAges);
  }

  /** How long a customer may have paid nothing to count as reactivated. */
  long windowMillis() {
    return windowOrNull == null ? Long.MAX_VALUE : windowOrNull.toMillis();
  }

  /**
   * The calendar periods.
   *
   * @return the grid; empty for that of the definition
   */
  public Optional<CalendarGrid> grid() {
    return Optional.ofNullable(gridOrNull);
  }

  /**
   * When the data end.
   *
   * @return the last instant of the data; empty for the last that a record says something of
   */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOfOrNull);
  }

  /**
   * Where the periods begin.
   *
   * @return an instant of the first; empty for the first revenue
   */
  public Optional<Instant> from() {
    return Optional.ofNullable(fromOrNull);
  }

  /**
   * Where the periods end.
   *
   * @return the first instant after them; empty for the end of the data
   */
  public Optional<Instant> to() {
    return Optional.ofNullable(toOrNull);
  }

  /**
   * How long a customer may have paid nothing to count as reactivated.
   *
   * @return the length of time; empty for any
   */
  public Optional<Duration> window() {
    return Optional.ofNullable(windowOrNull);
  }
}
