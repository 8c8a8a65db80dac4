package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of orders when they are read; any number of questions may be asked of one state.
 *
 * @param asOfOrNull when the data end, itself included: records after it do not count; null for the
 *     time of the last record
 * @param within the lengths of time within which the next order is looked for, such as 30 days of
 *     24 hours; the length itself is within
 * @param highestOrder up to which order the next one is looked for: with 3, the second after the
 *     first and the third after the second
 * @param gridOrNull the calendar periods that are listed; null for none
 * @param firstFromOrNull when the first order of a customer is at the earliest; others and all they
 *     have do not count; null for any time
 * @param firstToOrNull when the first order of a customer is no more; null for any time
 * @since 0.1
 */
public record RepeatQuestion(
    @Nullable Instant asOfOrNull,
    List<Duration> within,
    int highestOrder,
    @Nullable CalendarGrid gridOrNull,
    @Nullable Instant firstFromOrNull,
    @Nullable Instant firstToOrNull)
    implements Serializable {

  /**
   * As of the last record, within 30, 60, 90 and 365 days, up to the fifth order, without periods.
   */
  public static final RepeatQuestion DEFAULT =
      new RepeatQuestion(
          null, Stream.of(30, 60, 90, 365).map(Duration::ofDays).toList(), 5, null, null, null);

  private static final int MOST_ORDERS = 100;

  /**
   * Checks the parts.
   *
   * @param asOfOrNull as the record component
   * @param within as the record component
   * @param highestOrder as the record component
   * @param gridOrNull as the record component
   * @param firstFromOrNull as the record component
   * @param firstToOrNull as the record component
   * @throws IllegalArgumentException if an instant is beyond 2<sup>48</sup> milliseconds from 1970;
   *     if the range of first orders does not begin before it ends; if a length is not above 0,
   *     above 3,652,500 days, no whole number of milliseconds or there twice; if the highest order
   *     is outside 2..100
   */
  public RepeatQuestion {
    if (asOfOrNull != null) {
      EventTime.millis("end of the data", asOfOrNull);
    }
    if (firstFromOrNull != null) {
      EventTime.millis("begin of first orders", firstFromOrNull);
    }
    if (firstToOrNull != null) {
      EventTime.millis("end of first orders", firstToOrNull);
      if (firstFromOrNull != null && !firstFromOrNull.isBefore(firstToOrNull)) {
        throw new IllegalArgumentException(
            "range of first orders must begin before it ends, was "
                + firstFromOrNull
                + " to "
                + firstToOrNull);
      }
    }
    within = List.copyOf(within);
    within.forEach(RepeatQuestion::requireLength);
    if (new HashSet<>(within).size() < within.size()) {
      throw new IllegalArgumentException("times to the next order must differ, was " + within);
    }
    if (highestOrder < 2 || highestOrder > MOST_ORDERS) {
      throw new IllegalArgumentException(
          "highest order must be in 2.." + MOST_ORDERS + ", was " + highestOrder);
    }
  }

  private static void requireLength(Duration length) {
    if (length.compareTo(Duration.ofDays(EventTime.MOST_DAYS)) > 0
        || length.compareTo(Duration.ZERO) <= 0
        || !length.equals(Duration.ofMillis(length.toMillis()))) {
      throw new IllegalArgumentException(
          "time to the next order must be in whole milliseconds, above 0 and at most "
              + EventTime.MOST_DAYS
              + " days, was "
              + length);
    }
  }

  /**
   * The same question of data that end at an instant.
   *
   * @param asOf the last instant of the data; records after it do not count
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatQuestion asOf(Instant asOf) {
    return new RepeatQuestion(
        asOf, within, highestOrder, gridOrNull, firstFromOrNull, firstToOrNull);
  }

  /**
   * The same question for other times to the next order.
   *
   * @param lengths such as 30 and 90 days
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatQuestion within(Duration... lengths) {
    return new RepeatQuestion(
        asOfOrNull, List.of(lengths), highestOrder, gridOrNull, firstFromOrNull, firstToOrNull);
  }

  /**
   * The same question up to another order.
   *
   * @param order at least 2
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatQuestion upToOrder(int order) {
    return new RepeatQuestion(
        asOfOrNull, within, order, gridOrNull, firstFromOrNull, firstToOrNull);
  }

  /**
   * The same question with a list of calendar periods.
   *
   * @param grid which periods
   * @return the question
   */
  public RepeatQuestion by(CalendarGrid grid) {
    return new RepeatQuestion(
        asOfOrNull, within, highestOrder, grid, firstFromOrNull, firstToOrNull);
  }

  /**
   * The same question of customers whose first order is not earlier, such as new customers of a
   * year; what they ordered afterwards counts, whenever it was. Orders have to be known from before
   * that, so that old customers are not taken for new ones.
   *
   * @param from the earliest instant of a first order
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatQuestion firstOrdersFrom(Instant from) {
    return new RepeatQuestion(asOfOrNull, within, highestOrder, gridOrNull, from, firstToOrNull);
  }

  /**
   * The same question of customers whose first order is earlier.
   *
   * @param to the first instant at which a first order is too late
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatQuestion firstOrdersBefore(Instant to) {
    return new RepeatQuestion(asOfOrNull, within, highestOrder, gridOrNull, firstFromOrNull, to);
  }

  /** Whether only customers with certain first orders count. */
  boolean selects() {
    return firstFromOrNull != null || firstToOrNull != null;
  }

  /** Whether the range of first orders has an instant of a range, the end of which is not in it. */
  boolean overlaps(Instant from, Instant to) {
    return (firstFromOrNull == null || to.isAfter(firstFromOrNull))
        && (firstToOrNull == null || from.isBefore(firstToOrNull));
  }

  /**
   * When the data end.
   *
   * @return the last instant of the data; empty for the time of the last record
   */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOfOrNull);
  }

  /**
   * The calendar periods that are listed.
   *
   * @return the grid; empty for none
   */
  public Optional<CalendarGrid> grid() {
    return Optional.ofNullable(gridOrNull);
  }

  /**
   * When first orders begin to count.
   *
   * @return the instant, itself included; empty for any time
   */
  public Optional<Instant> firstFrom() {
    return Optional.ofNullable(firstFromOrNull);
  }

  /**
   * When first orders no more count.
   *
   * @return the instant, itself not included; empty for any time
   */
  public Optional<Instant> firstTo() {
    return Optional.ofNullable(firstToOrNull);
  }
}
