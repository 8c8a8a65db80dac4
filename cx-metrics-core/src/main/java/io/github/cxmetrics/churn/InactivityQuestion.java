package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of activity when it is read; any number of questions may be asked of one state.
 *
 * @param threshold after how many days or hours without activity a customer has churned, at the
 *     first moment of the last of them
 * @param unit the calendar periods that are listed
 * @param weekStart the first day of a week
 * @param returnWithin how many days or hours after churn a customer may take to be counted as one
 *     who came back in time
 * @param fromOrNull the first date that is listed; null for that of the first activity
 * @param toOrNull the first date after it; null for the end of the data
 * @param asOfOrNull when the data end, itself included; null for the last day or hour with activity
 * @since 0.1
 */
public record InactivityQuestion(
    long threshold,
    CalendarUnit unit,
    DayOfWeek weekStart,
    long returnWithin,
    @Nullable LocalDate fromOrNull,
    @Nullable LocalDate toOrNull,
    @Nullable Instant asOfOrNull)
    implements Serializable {

  private static final long FARTHEST_DAY = EventTime.FARTHEST_MILLIS / 86_400_000;

  /**
   * Checks the parts.
   *
   * @param threshold as the record component
   * @param unit as the record component
   * @param weekStart as the record component
   * @param returnWithin as the record component
   * @param fromOrNull as the record component
   * @param toOrNull as the record component
   * @param asOfOrNull as the record component
   * @throws IllegalArgumentException if the threshold or the time to return is below 1 or above
   *     175,320,000, the range is empty, or a date or instant is beyond 2<sup>48</sup> milliseconds
   *     from 1970
   */
  public InactivityQuestion {
    InactivityThreshold.require("threshold of inactivity", threshold);
    InactivityThreshold.require("time to return", returnWithin);
    requireNonNull(unit, "unit");
    requireNonNull(weekStart, "weekStart");
    requireNear("first date", fromOrNull);
    requireNear("date after the last", toOrNull);
    if (fromOrNull != null && toOrNull != null && !fromOrNull.isBefore(toOrNull)) {
      throw new IllegalArgumentException(
          "range must begin before it ends, was " + fromOrNull + " to " + toOrNull);
    }
    if (asOfOrNull != null) {
      EventTime.millis("end of the data", asOfOrNull);
    }
  }

  private static void requireNear(String what, @Nullable LocalDate date) {
    if (date != null && Math.abs(date.toEpochDay()) > FARTHEST_DAY) {
      throw new IllegalArgumentException(
          what + " must be within 2^48 milliseconds of 1970, was " + date);
    }
  }

  /**
   * By calendar month, from the first activity to the last, with as long a time to return as the
   * threshold.
   *
   * @param threshold after how many days or hours, as the definition has them, a customer has
   *     churned
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public static InactivityQuestion of(long threshold) {
    return new InactivityQuestion(
        threshold, CalendarUnit.MONTH, DayOfWeek.MONDAY, threshold, null, null, null);
  }

  /**
   * The same question by other calendar periods.
   *
   * @param newUnit their length
   * @return the question
   */
  public InactivityQuestion by(CalendarUnit newUnit) {
    return new InactivityQuestion(
        threshold, newUnit, weekStart, returnWithin, fromOrNull, toOrNull, asOfOrNull);
  }

  /**
   * The same question with weeks that begin on another day than Monday.
   *
   * @param newWeekStart the first day of a week
   * @return the question
   */
  public InactivityQuestion weeksFrom(DayOfWeek newWeekStart) {
    return new InactivityQuestion(
        threshold, unit, newWeekStart, returnWithin, fromOrNull, toOrNull, asOfOrNull);
  }

  /**
   * The same question with another time to return after churn.
   *
   * @param periods days or hours
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityQuestion returnWithin(long periods) {
    return new InactivityQuestion(
        threshold, unit, weekStart, periods, fromOrNull, toOrNull, asOfOrNull);
  }

  /**
   * The same question of the periods that hold a date from one on.
   *
   * @param from the first date
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityQuestion from(LocalDate from) {
    return new InactivityQuestion(
        threshold, unit, weekStart, returnWithin, from, toOrNull, asOfOrNull);
  }

  /**
   * The same question of the periods that hold a date before one.
   *
   * @param to the first date that is not asked about
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityQuestion to(LocalDate to) {
    return new InactivityQuestion(
        threshold, unit, weekStart, returnWithin, fromOrNull, to, asOfOrNull);
  }

  /**
   * The same question of data that end at an instant. Later days or hours do not count; of the day
   * or hour that holds the instant all activity does, because its time of day is not kept.
   *
   * @param asOf the last instant of which anything is known
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityQuestion asOf(Instant asOf) {
    return new InactivityQuestion(
        threshold, unit, weekStart, returnWithin, fromOrNull, toOrNull, asOf);
  }

  /** What is asked of a population, in words that identify it. */
  String describe() {
    return "churned after "
        + threshold
        + ", by "
        + inWords(unit)
        + (unit == CalendarUnit.WEEK ? " from " + inWords(weekStart) : "")
        + ", back within "
        + returnWithin
        + ", from "
        + fromOrNull
        + (toOrNull == null ? "" : " to " + toOrNull)
        + ", as of "
        + asOfOrNull;
  }

  private static String inWords(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * When the data end.
   *
   * @return the last instant; empty for the last day or hour with activity
   */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOfOrNull);
  }

  /**
   * The first date that is listed.
   *
   * @return the date; empty for that of the first activity
   */
  public Optional<LocalDate> from() {
    return Optional.ofNullable(fromOrNull);
  }

  /**
   * The first date that is no more listed.
   *
   * @return the date; empty for the end of the data
   */
  public Optional<LocalDate> to() {
    return Optional.ofNullable(toOrNull);
  }
}
