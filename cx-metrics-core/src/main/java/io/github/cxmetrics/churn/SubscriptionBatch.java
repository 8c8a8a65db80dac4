package io.github.cxmetrics.churn;

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

  private static final int CHUNK = StaySums.MOST_ROWS;
  private static final int LANES = SubscriptionDays.LANES;

  private final CalendarGrid grid;
  private final StaySums sums = new StaySums();
  private @Nullable LocalDays days;

  /*
   * By lane and local day, and one day more for ends that are not known: ints, as a batch has no
   * more rows, in a lane each, so that those which are always used stay in the fastest cache.
   */
  private int[][] cells = new int[LANES][0];

  /* By the local day the first one of the next period. */
  private int[] nextPeriods = {};

  SubscriptionBatch(CalendarGrid grid) {
    this.grid = grid;
  }

  long latestMillis() {
    return sums.latestMillis();
  }

  /** Counts rows; false, and no use of the counts, if some are bad or too far apart. */
  boolean addAll(long[] starts, long[] ends, int from, int to) {
    for (int[] lane : cells) {
      Arrays.fill(lane, 0);
    }
    sums.clear();
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      if (!sums.addAll(starts, ends, start, end)) {
        return false;
      }
      LocalDays table = needDays();
      if (table == null) {
        return false;
      }
      if (table.isEven()) {
        countEven(starts, ends, start, end, table, cells, nextPeriods);
      } else {
        count(starts, ends, start, end, table, cells, nextPeriods);
      }
      start = end;
    }
    return true;
  }

  private @Nullable LocalDays needDays() {
    LocalDays table = days;
    long earliest = sums.earliestMillis();
    long latest = sums.latestMillis();
    if (table != null && table.holds(earliest, latest)) {
      return table;
    }
    LocalDays wider = wider(table, earliest, latest);
    if (wider == null) {
      return null;
    }
    int[][] moved = new int[LANES][wider.size() + 1];
    if (table != null) {
      int shift = (int) (table.firstDay() - wider.firstDay());
      for (int lane = 0; lane < LANES; lane++) {
        System.arraycopy(cells[lane], 0, moved[lane], shift, table.size());
      }
    }
    cells = moved;
    nextPeriods = nextPeriods(wider);
    days = wider;
    return wider;
  }

  private int[] nextPeriods(LocalDays table) {
    int[] next = new int[table.size()];
    long period = Long.MIN_VALUE;
    int end = 0;
    for (int day = 0; day < next.length; day++) {
      if (day >= end) {
        period = grid.indexOfDay(table.firstDay() + day);
        end = day + 1;
        while (end < next.length && grid.indexOfDay(table.firstDay() + end) == period) {
          end++;
        }
      }
      next[day] = end;
    }
    return next;
  }

  /* With a year to spare on either side, so that it is not made anew for each chunk. */
  private @Nullable LocalDays wider(@Nullable LocalDays table, long earliest, long latest) {
    long spare = 366 * 86_400_000L;
    long first = earliest - spare;
    long last = latest + spare;
    if (table != null) {
      first = Math.min(first, table.firstDay() * 86_400_000L);
      last = Math.max(last, (table.firstDay() + table.size()) * 86_400_000L);
    }
    return LocalDays.of(grid.zone(), first, last).orElse(null);
  }

  /*
   * Ends that are not known go to a day of their own, and stays of no length are taken back, which
   * spares branches that are often guessed wrong. Where all days are as long, as in fixed offsets, a
   * division finds them.
   */
  private static void countEven(
      long[] starts, long[] ends, int from, int to, LocalDays days, int[][] cells, int[] next) {
    int none = days.size();
    long begin = days.firstMillis();
    int[] joined = cells[SubscriptionDays.JOINED];
    int[] churned = cells[SubscriptionDays.CHURNED];
    for (int i = from; i < to; i++) {
      int first = (int) ((starts[i] - begin) / LocalDays.MILLIS_PER_DAY);
      int last = (int) ((ends[i] - begin) / LocalDays.MILLIS_PER_DAY);
      last = ends[i] == ChurnLayout.NONE ? none : last;
      joined[first]++;
      churned[last]++;
      if (last < next[first]) {
        countInPeriod(starts[i] == ends[i], first, last, cells);
      }
    }
  }

  private static void count(
      long[] starts, long[] ends, int from, int to, LocalDays days, int[][] cells, int[] next) {
    int none = days.size();
    int[] joined = cells[SubscriptionDays.JOINED];
    int[] churned = cells[SubscriptionDays.CHURNED];
    for (int i = from; i < to; i++) {
      long start = starts[i];
      long end = ends[i];
      int first = days.dayOf(start);
      int last = days.dayOf(end == ChurnLayout.NONE ? start : end);
      last = end == ChurnLayout.NONE ? none : last;
      joined[first]++;
      churned[last]++;
      if (last < next[first]) {
        countInPeriod(start == end, first, last, cells);
      }
    }
  }

  /** Counts what began and ended in one period; nothing at all began if it ended at once. */
  private static void countInPeriod(boolean isNothing, int first, int last, int[][] cells) {
    if (isNothing) {
      cells[SubscriptionDays.JOINED][first]--;
      cells[SubscriptionDays.CHURNED][last]--;
    } else {
      cells[SubscriptionDays.SAME_PERIOD][last]++;
      cells[SubscriptionDays.SAME_DAY][last] += first == last ? 1 : 0;
    }
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
        long count = cells[lane][day];
        if (count > 0) {
          counts.add(table.firstDay() + day, lane, count);
        }
      }
    }
    sums.addTo(lengths, squaredLengths, starts, squaredStarts);
  }
}
