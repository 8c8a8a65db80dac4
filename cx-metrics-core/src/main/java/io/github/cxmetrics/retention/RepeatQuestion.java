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
 * @since 0.1
 */
public record RepeatQuestion(
    @Nullable Instant asOfOrNull,
    List<Duration> within,
    int highestOrder,
    @Nullable CalendarGrid gridOrNull)
    implements Serializable {

  /**
   * As of the last record, within 30, 60, 90 and 365 days, up to the fifth order, without periods.
   */
  public static final RepeatQuestion DEFAULT =
      new RepeatQuestion(null, Stream.of(30, 60, 90, 365).map(Duration::ofDays).toList(), 5, null);

  private static final int MOST_ORDERS = 100;

  /**
   * Checks the parts.
   *
   * @param asOfOrNull as the record component
   * @param within as the record component
   * @param highestOrder as the record component
   * @param gridOrNull as the record component
   * @throws IllegalArgumentException if the end of the data is beyond 2<sup>48</sup> milliseconds
   *     from 1970; if a length is not above 0, above 3,652,500 days, no whole number of
   *     milliseconds or there twice; if the highest order is outside 2..100
   */
  public RepeatQuestion {
    if (asOfOrNull != null) {
      EventTime.millis("end of the data", asOfOrNull);
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
    return new RepeatQuestion(asOf, within, highestOrder, gridOrNull);
  }

  /**
   * The same question for other times to the next order.
   *
   * @param lengths such as 30 and 90 days
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatQuestion within(Duration... lengths) {
    return new RepeatQuestion(asOfOrNull, List.of(lengths), highestOrder, gridOrNull);
  }

  /**
   * The same question up to another order.
   *
   * @param order at least 2
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatQuestion upToOrder(int order) {
    return new RepeatQuestion(asOfOrNull, within, order, gridOrNull);
  }

  /**
   * The same question with a list of calendar periods.
   *
   * @param grid which periods
   * @return the question
   */
  public RepeatQuestion by(CalendarGrid grid) {
    return new RepeatQuestion(asOfOrNull, within, highestOrder, grid);
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
}
