package io.github.cxmetrics.engagement;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole intervals that have a day in a range, and the one before them. A day that its zone
 * skipped is none: nobody could be active on it.
 */
final class Intervals implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final List<CalendarPeriod> periods;

  /* The first day of each interval, that before them at index 0, and the day after the last one. */
  private final long[] starts;

  private final int[] indexOfDay;

  private Intervals(List<CalendarPeriod> periods, long end) {
    this.periods = List.copyOf(periods);
    starts = new long[periods.size() + 1];
    for (int i = 0; i < periods.size(); i++) {
      starts[i] = periods.get(i).start().toEpochDay();
    }
    starts[periods.size()] = end;
    indexOfDay = new int[(int) (end - starts[0])];
    for (int i = 0; i < periods.size(); i++) {
      for (long day = starts[i]; day < starts[i + 1]; day++) {
        indexOfDay[(int) (day - starts[0])] = i;
      }
    }
  }

  static Intervals of(CalendarGrid grid, long from, long to) {
    if (grid.unit().compareTo(CalendarUnit.DAY) < 0) {
      throw new IllegalArgumentException(
          "interval of activity must be a day or longer, was " + grid.unit());
    }
    long first = grid.indexOfDay(from);
    long last = grid.indexOfDay(to - 1);
    List<CalendarPeriod> periods = new ArrayList<>();
    for (long index = first; index <= last; index++) {
      CalendarPeriod period = grid.period(index);
      if (exists(period)) {
        periods.add(period);
      }
    }
    CalendarPeriod before = grid.period(first - 1);
    while (!exists(before)) {
      before = grid.period(before.index() - 1);
    }
    periods.add(0, before);
    return new Intervals(periods, grid.period(last).endExclusive().toEpochDay());
  }

  private static boolean exists(CalendarPeriod period) {
    return period.grid().unit() != CalendarUnit.DAY
        || period.startInstant().isBefore(period.endInstant());
  }

  /** How many there are, without the one before them; they are numbered from 1. */
  int size() {
    return periods.size() - 1;
  }

  /** An interval; the one before them has the number 0. */
  CalendarPeriod period(int number) {
    return periods.get(number);
  }

  /** The first day of an interval, or, behind the last one, the day after it. */
  long start(int number) {
    return starts[number];
  }

  long end() {
    return starts[starts.length - 1];
  }

  /** The number of the interval that holds a day from the start of the one before them on. */
  int numberOf(long day) {
    return indexOfDay[(int) (day - starts[0])];
  }
}
