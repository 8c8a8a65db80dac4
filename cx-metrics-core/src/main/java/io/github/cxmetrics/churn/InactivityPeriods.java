package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;

/** Where the calendar periods that are listed begin and end, in days or hours that are kept. */
final class InactivityPeriods implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The most periods that are listed. */
  static final int MOST = 36_525;

  private static final InactivityPeriods NONE =
      new InactivityPeriods(new CalendarPeriod[0], new long[1]);

  private final CalendarPeriod[] periods;

  /* Where each begins, and behind the last where that ends or the data do. */
  private final long[] bounds;

  private InactivityPeriods(CalendarPeriod[] periods, long[] bounds) {
    this.periods = periods;
    this.bounds = bounds;
  }

  /**
   * The periods of a question.
   *
   * @param kept the days or hours that are kept
   * @param firstActive the first of them with activity, if there is any by the end of the data
   */
  static InactivityPeriods of(
      InactivityQuestion question, CalendarGrid kept, InactivityHorizon horizon, long firstActive) {
    CalendarGrid grid = new CalendarGrid(question.unit(), kept.zone(), question.weekStart());
    if (grid.unit() == CalendarUnit.HOUR && kept.unit() != CalendarUnit.HOUR) {
      throw new IllegalArgumentException(
          "periods must be days or longer where activity is kept by days, was HOUR");
    }
    boolean unbounded = question.from().isEmpty() && firstActive == InactivityHorizon.NOTHING;
    if (horizon.isNothing() || unbounded) {
      return NONE;
    }
    long end = holding(grid, kept, horizon.last());
    long last = question.to().map(date -> beforeDate(grid, date)).orElse(end);
    long first =
        question
            .from()
            .map(date -> fromDate(grid, date))
            .orElseGet(() -> Math.max(holding(grid, kept, firstActive), last - MOST + 1));
    return between(first, Math.min(last, end), grid, kept, horizon);
  }

  private static InactivityPeriods between(
      long first, long last, CalendarGrid grid, CalendarGrid kept, InactivityHorizon horizon) {
    if (first > last) {
      return NONE;
    }
    if (last - first >= MOST) {
      throw new IllegalArgumentException(
          "range must have at most " + MOST + " periods, was " + (last - first + 1));
    }
    CalendarPeriod[] periods = new CalendarPeriod[(int) (last - first + 1)];
    long[] bounds = new long[periods.length + 1];
    for (int i = 0; i < periods.length; i++) {
      periods[i] = grid.period(first + i);
      bounds[i] = beginOf(grid, kept, first + i);
    }
    bounds[periods.length] =
        Math.max(
            bounds[periods.length - 1],
            Math.min(beginOf(grid, kept, last + 1), horizon.last() + 1));
    return new InactivityPeriods(periods, bounds);
  }

  /** The first period with an instant of a date. */
  private static long fromDate(CalendarGrid grid, LocalDate date) {
    return grid.unit() == CalendarUnit.HOUR
        ? grid.indexOf(date.atStartOfDay(grid.zone()).toInstant())
        : grid.indexOfDay(date.toEpochDay());
  }

  /** The last period with an instant before a date. */
  private static long beforeDate(CalendarGrid grid, LocalDate date) {
    return grid.unit() == CalendarUnit.HOUR
        ? grid.indexOf(date.atStartOfDay(grid.zone()).toInstant().minusMillis(1))
        : grid.indexOfDay(date.toEpochDay() - 1);
  }

  /** The first day or hour that is kept of a period. */
  private static long beginOf(CalendarGrid grid, CalendarGrid kept, long index) {
    return kept.unit() == CalendarUnit.DAY
        ? grid.period(index).start().toEpochDay()
        : kept.indexOf(grid.period(index).startInstant());
  }

  /** The period that a day or hour begins in. */
  private static long holding(CalendarGrid grid, CalendarGrid kept, long index) {
    return kept.unit() == CalendarUnit.DAY
        ? grid.indexOfDay(index)
        : grid.indexOf(kept.period(index).startInstant());
  }

  int size() {
    return periods.length;
  }

  CalendarPeriod period(int index) {
    return periods[index];
  }

  /** Whether a period was over when the data ended. */
  boolean isComplete(int index, InactivityHorizon horizon, CalendarGrid kept) {
    CalendarPeriod period = periods[index];
    return beginOf(period.grid(), kept, period.index() + 1) <= horizon.firstOpen();
  }

  /** How many bounds are not after a day or hour. */
  int upTo(long at) {
    int index = Arrays.binarySearch(bounds, at);
    if (index < 0) {
      return -1 - index;
    }
    while (index + 1 < bounds.length && bounds[index + 1] == at) {
      index++; // a date that a zone skipped may make an hour begin two periods
    }
    return index + 1;
  }
}
