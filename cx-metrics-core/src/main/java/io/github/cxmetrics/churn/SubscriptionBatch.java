package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.LocalDays;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The working space in which {@link SubscriptionDays} counts columns. Nothing of a batch reaches
 * the state before all of it has been seen and found good.
 */
final class SubscriptionBatch {

  private static final int CHUNK = 1 << 12;
  private static final int LANES = SubscriptionDays.LANES;

  private final CalendarGrid grid;
  private @Nullable LocalDays days;

  /* By the local day, and one more for ends that are not known; the periods of the days. */
  private long[] cells = {};
  private int[] periods = {};

  private long earliest;
  private long latest;

  /* Of the stays that ended the sum of lengths and of their squares, of the others of starts. */
  private final long[] sums = new long[8];

  SubscriptionBatch(CalendarGrid grid) {
    this.grid = grid;
  }

  long latestMillis() {
    return latest;
  }

  /** Counts rows; false, and no use of the counts, if some are bad or too far apart. */
  boolean addAll(long[] starts, long[] ends, int from, int to) {
    Arrays.fill(cells, 0);
    Arrays.fill(sums, 0);
    latest = Long.MIN_VALUE;
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      if (!look(starts, ends, start, end)) {
        return false;
      }
      LocalDays table = needDays();
      if (table == null) {
        return false;
      }
      count(starts, ends, start, end, table, cells, periods);
      sum(starts, ends, start, end, sums);
      start = end;
    }
    return true;
  }

  /** Looks for rows that cannot be, and for the first and the last time. */
  private boolean look(long[] starts, long[] ends, int from, int to) {
    long first = Long.MAX_VALUE;
    long last = latest;
    long bad = 0;
    for (int i = from; i < to; i++) {
      long start = starts[i];
      long end = ends[i] == ChurnLayout.NONE ? start : ends[i];
      bad |= end - start;
      first = Math.min(first, start);
      last = Math.max(last, end);
    }
    earliest = first;
    latest = last;
    return bad >= 0 && EventTime.isTime(first) && EventTime.isTime(last);
  }

  private @Nullable LocalDays needDays() {
    LocalDays table = days;
    if (table != null && table.holds(earliest, latest)) {
      return table;
    }
    LocalDays wider = wider(table);
    if (wider == null) {
      return null;
    }
    long[] moved = new long[(wider.size() + 1) * LANES];
    if (table != null) {
      int shift = (int) (table.firstDay() - wider.firstDay());
      System.arraycopy(cells, 0, moved, shift * LANES, table.size() * LANES);
    }
    cells = moved;
    periods = new int[wider.size() + 1];
    for (int day = 0; day < wider.size(); day++) {
      periods[day] = Math.toIntExact(grid.indexOfDay(wider.firstDay() + day));
    }
    periods[wider.size()] = Integer.MIN_VALUE;
    days = wider;
    return wider;
  }

  /* With a year to spare on either side, so that it is not made anew for each chunk. */
  private @Nullable LocalDays wider(@Nullable LocalDays table) {
    long spare = 366 * 86_400_000L;
    long first = earliest - spare;
    long last = latest + spare;
    if (table != null) {
      first = Math.min(first, table.firstDay() * 86_400_000L);
      last = Math.max(last, (table.firstDay() + table.size()) * 86_400_000L);
    }
    return LocalDays.of(grid.zone(), first, last).orElse(null);
  }

  /* Ends that are not known go to a day of their own, which spares a branch that is often guessed wrong. */
  private static void count(
      long[] starts, long[] ends, int from, int to, LocalDays days, long[] cells, int[] periods) {
    int none = days.size();
    for (int i = from; i < to; i++) {
      long start = starts[i];
      long end = ends[i];
      if (start == end) {
        continue;
      }
      int first = days.dayOf(start);
      int last = days.dayOf(end == ChurnLayout.NONE ? start : end);
      last = end == ChurnLayout.NONE ? none : last;
      cells[first * LANES + SubscriptionDays.JOINED]++;
      cells[last * LANES + SubscriptionDays.CHURNED]++;
      if (periods[first] == periods[last]) {
        cells[last * LANES + SubscriptionDays.SAME_PERIOD]++;
        cells[last * LANES + SubscriptionDays.SAME_DAY] += first == last ? 1 : 0;
      }
    }
  }

  /** Adds up lengths and starts, each in two longs, without a branch either. */
  private static void sum(long[] starts, long[] ends, int from, int to, long[] sums) {
    long lengths = 0;
    long lengthsHigh = 0;
    long lengthsLow = 0;
    long begins = 0;
    long beginsHigh = 0;
    long beginsLow = 0;
    for (int i = from; i < to; i++) {
      long open = ends[i] == ChurnLayout.NONE ? -1 : 0;
      long start = starts[i] & open;
      long length = ends[i] - starts[i] & ~open;
      begins += start;
      long square = start * start;
      beginsLow += square;
      beginsHigh +=
          Math.multiplyHigh(start, start) + (Long.compareUnsigned(beginsLow, square) < 0 ? 1 : 0);
      lengths += length;
      square = length * length;
      lengthsLow += square;
      lengthsHigh +=
          Math.multiplyHigh(length, length)
              + (Long.compareUnsigned(lengthsLow, square) < 0 ? 1 : 0);
    }
    add(sums, 0, lengths >> (Long.SIZE - 1), lengths);
    add(sums, 2, lengthsHigh, lengthsLow);
    add(sums, 4, begins >> (Long.SIZE - 1), begins);
    add(sums, 6, beginsHigh, beginsLow);
  }

  private static void add(long[] sums, int at, long high, long low) {
    sums[at + 1] += low;
    sums[at] += high + (Long.compareUnsigned(sums[at + 1], low) < 0 ? 1 : 0);
  }

  /** Adds what was counted to the state. */
  void addTo(
      TimeCounts counts,
      WideSum lengths,
      WideSum squaredLengths,
      WideSum starts,
      WideSum squaredStarts) {
    LocalDays table = days;
    if (table == null) {
      return;
    }
    for (int day = 0; day < table.size(); day++) {
      for (int lane = 0; lane < LANES; lane++) {
        long count = cells[day * LANES + lane];
        if (count > 0) {
          counts.add(table.firstDay() + day, lane, count);
        }
      }
    }
    lengths.add(sums[0], sums[1]);
    squaredLengths.add(sums[2], sums[3]);
    starts.add(sums[4], sums[5]);
    squaredStarts.add(sums[6], sums[7]);
  }
}
