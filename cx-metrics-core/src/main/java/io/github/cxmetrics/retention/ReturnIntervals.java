package io.github.cxmetrics.retention;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * The intervals in which returns are counted. Interval 0 begins with the start; the others follow,
 * one or, as brackets, several to a column.
 *
 * @param rule from where intervals are counted
 * @param length how long one is; zero where the calendar says so
 * @param columns how many intervals each column holds, from interval 1 on
 * @since 0.1
 */
public record ReturnIntervals(IntervalRule rule, Duration length, List<Integer> columns)
    implements Serializable {

  /** The most intervals that all columns may hold. */
  public static final int MOST_INTERVALS = 10_000;

  private static final Duration LONGEST = Duration.ofDays(36_525);

  /**
   * Checks the lengths.
   *
   * @param rule as the record component
   * @param length as the record component
   * @param columns as the record component
   * @throws IllegalArgumentException if there are no columns, one holds less than one interval or
   *     all hold more than {@link #MOST_INTERVALS}, or the length is not one of the rule
   */
  public ReturnIntervals {
    requireNonNull(rule, "rule");
    requireNonNull(length, "length");
    columns = List.copyOf(columns);
    long intervals = 0;
    for (int size : columns) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "bracket of intervals must hold at least 1, was " + size);
      }
      intervals += size;
    }
    if (intervals < 1 || intervals > MOST_INTERVALS) {
      throw new IllegalArgumentException(
          "intervals after the start must be 1.." + MOST_INTERVALS + ", was " + intervals);
    }
    if (rule == IntervalRule.CALENDAR ? !length.isZero() : !isLength(length)) {
      throw new IllegalArgumentException(
          rule == IntervalRule.CALENDAR
              ? "length of calendar intervals must be zero, was " + length
              : "length of rolling intervals must be 1 ms..36525 days in whole milliseconds, was "
                  + length);
    }
  }

  private static boolean isLength(Duration length) {
    return length.compareTo(Duration.ofMillis(1)) >= 0
        && length.compareTo(LONGEST) <= 0
        && length.equals(Duration.ofMillis(length.toMillis()));
  }

  /**
   * The periods of the cohorts' grid.
   *
   * @param columns how many after the cohort's own
   * @return the intervals
   */
  public static ReturnIntervals calendar(int columns) {
    return new ReturnIntervals(IntervalRule.CALENDAR, Duration.ZERO, single(columns));
  }

  /**
   * Stretches of equal length from the start event: 24 hours, 7 or 30 times as many.
   *
   * @param length how long one is
   * @param columns how many after the one that begins with the start
   * @return the intervals
   */
  public static ReturnIntervals rolling(Duration length, int columns) {
    return new ReturnIntervals(IntervalRule.ROLLING, length, single(columns));
  }

  private static List<Integer> single(int columns) {
    if (columns < 1 || columns > MOST_INTERVALS) {
      throw new IllegalArgumentException(
          "intervals after the start must be 1.." + MOST_INTERVALS + ", was " + columns);
    }
    return Collections.nCopies(columns, 1);
  }

  /**
   * The same, counted from the full hour that holds the start.
   *
   * @return the intervals
   * @throws IllegalArgumentException if the calendar says how long they are
   */
  public ReturnIntervals fromFullHour() {
    return new ReturnIntervals(IntervalRule.ROLLING_FROM_FULL_HOUR, length, columns);
  }

  /**
   * The same intervals in other columns.
   *
   * @param sizes how many intervals each column holds, from interval 1 on: 1, 2, 4 are interval 1,
   *     intervals 2 and 3, and intervals 4 to 7
   * @return the intervals
   */
  public ReturnIntervals brackets(Integer... sizes) {
    return new ReturnIntervals(rule, length, List.of(sizes));
  }

  /** Whether the calendar says how long intervals are. */
  boolean isCalendar() {
    return rule == IntervalRule.CALENDAR;
  }

  /** By interval, its column; interval 0 is column 0. */
  int[] columnOfInterval() {
    int[] of = new int[1 + columns.stream().mapToInt(Integer::intValue).sum()];
    int next = 1;
    for (int column = 0; column < columns.size(); column++) {
      for (int i = 0; i < columns.get(column); i++) {
        of[next++] = column + 1;
      }
    }
    return of;
  }

  /** By column, how many intervals have passed at its end; one for column 0. */
  long[] ends() {
    long[] ends = new long[columns.size() + 1];
    ends[0] = 1;
    for (int column = 0; column < columns.size(); column++) {
      ends[column + 1] = ends[column] + columns.get(column);
    }
    return ends;
  }

  /**
   * What a column holds, in words.
   *
   * @param column from 0
   * @return {@code "4"} or {@code "4-7"}, in intervals after the start
   */
  public String label(int column) {
    long last = columns.stream().limit(column).mapToLong(Integer::longValue).sum();
    long first = column == 0 ? 0 : last - columns.get(column - 1) + 1;
    return first == last ? Long.toString(first) : first + "-" + last;
  }

  /** The intervals within a definition in words. */
  String describe() {
    String each =
        switch (rule) {
          case CALENDAR -> "calendar intervals";
          case ROLLING -> "intervals of " + length;
          case ROLLING_FROM_FULL_HOUR -> "intervals of " + length + " from the full hour";
        };
    boolean single = columns.stream().allMatch(size -> size == 1);
    return (single ? columns.size() : columns.toString()) + " " + each;
  }
}
