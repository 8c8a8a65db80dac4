package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import java.util.List;
import java.util.stream.LongStream;

/** The periods between the first and the last one, empty ones included. */
public final class PeriodRows {

  /** More periods than this come from a wrong time in the file, not from a wish to read them. */
  private static final long MOST_PERIODS = 100_000;

  /** More rows than this, empty ones included, nobody reads and no memory holds. */
  private static final long MOST_ROWS = 1_000_000;

  private PeriodRows() {}

  /**
   * The periods in order.
   *
   * @param option the option that asks for them
   * @param segments how often they are repeated
   */
  public static List<CalendarPeriod> between(
      String option, CalendarGrid calendar, long first, long last, int segments) {
    long periods = last - first + 1;
    if (periods > MOST_PERIODS || periods * segments > MOST_ROWS) {
      throw new UsageException(
          option
              + " must give at most "
              + MOST_PERIODS
              + " periods and "
              + MOST_ROWS
              + " rows, was "
              + periods
              + " periods from "
              + calendar.period(first).label()
              + " to "
              + calendar.period(last).label()
              + (segments == 1 ? "" : " for each of " + segments + " segments")
              + ": is a time in the file wrong, or the period too short?");
    }
    return LongStream.rangeClosed(first, last).mapToObj(calendar::period).toList();
  }
}
