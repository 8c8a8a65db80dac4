package io.github.cxmetrics.engagement;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.state.ActivityBits;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How many distinct actors were active on each local day of a range (daily), and in the windows of
 * 7 and 30 days that end with it (weekly, monthly).
 *
 * <p><b>Definition</b> a window of w days at a day holds that day and the w - 1 dates before it,
 * also those before the range, and one that the zone skipped. <b>Unit and range</b> whole numbers
 * of actors, exact: counts, which have no interval. The interval of a stickiness needs a look at
 * each actor; ask {@link ActivityRange#rolling} for it. <b>Cost</b> of making it a few dozen
 * operations an actor and 64 days.
 *
 * @since 0.1
 */
public final class ActiveActors implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final RollingWindows windows;
  private final long from;
  private final long firstOpenDay;

  /* Of the days of the longest window before the range, and those of the range. */
  private final long[] daily;

  private final long[] weekly;
  private final long[] monthly;
  private final long inRange;

  private ActiveActors(
      RollingWindows windows,
      long from,
      long firstOpenDay,
      long[] daily,
      long[] weekly,
      long[] monthly,
      long inRange) {
    this.windows = windows;
    this.from = from;
    this.firstOpenDay = firstOpenDay;
    this.daily = daily;
    this.weekly = weekly;
    this.monthly = monthly;
    this.inRange = inRange;
  }

  static ActiveActors of(
      ActivityState state,
      long from,
      long to,
      long firstOpenDay,
      RollingWindows windows,
      Parallelism threads) {
    return state
        .days()
        .read(() -> new Counter(from, to, windows), Counter::merge, threads)
        .result(firstOpenDay);
  }

  /** Counts the days of one actor after the other. */
  private static final class Counter implements ActivityBits.Visitor {
    private final long from;
    private final long to;
    private final RollingWindows windows;
    private final DayWords days;
    private final ActorLanes lanes;
    private final LaneCounts daily;
    private final LaneCounts weekly;
    private final LaneCounts monthly;
    private long inRange;

    Counter(long from, long to, RollingWindows windows) {
      this.from = from;
      this.to = to;
      this.windows = windows;
      days = new DayWords(from + 1 - windows.monthDays(), to);
      lanes = new ActorLanes(days.size());
      daily = new LaneCounts(days.size());
      weekly = new LaneCounts(days.size());
      monthly = new LaneCounts(days.size());
    }

    @Override
    public void visit(long actor, ActivePeriods periods) {
      if (!days.read(periods)) {
        return;
      }
      inRange += days.next(from, to) < to ? 1 : 0;
      if (lanes.add(days.words())) {
        count();
      }
    }

    private void count() {
      daily.add(lanes);
      lanes.widen(1, windows.weekDays());
      weekly.add(lanes);
      lanes.widen(windows.weekDays(), windows.monthDays());
      monthly.add(lanes);
      lanes.clear();
    }

    Counter merge(Counter other) {
      count();
      other.count();
      daily.addAll(other.daily);
      weekly.addAll(other.weekly);
      monthly.addAll(other.monthly);
      inRange += other.inRange;
      return this;
    }

    ActiveActors result(long firstOpenDay) {
      count();
      int before = windows.monthDays() - 1;
      int range = (int) (to - from);
      long start = from - days.firstDay();
      return new ActiveActors(
          windows,
          from,
          firstOpenDay,
          BitCounts.slice(daily.counts(), start - before, before + range),
          BitCounts.slice(weekly.counts(), start, range),
          BitCounts.slice(monthly.counts(), start, range),
          inRange);
    }
  }

  /**
   * How many days the trailing windows have.
   *
   * @return the windows
   */
  public RollingWindows windows() {
    return windows;
  }

  /**
   * The days of the range.
   *
   * @return in ascending order
   */
  public List<LocalDate> days() {
    return LocalDate.ofEpochDay(from)
        .datesUntil(LocalDate.ofEpochDay(from + weekly.length))
        .toList();
  }

  /**
   * How many distinct actors were active in the whole range.
   *
   * @return at least 0
   */
  public long inRange() {
    return inRange;
  }

  /**
   * How many were active on a day.
   *
   * @param day a day of the range
   * @return at least 0
   * @throws IllegalArgumentException if the day is not in the range
   */
  public long daily(LocalDate day) {
    return daily[windows.monthDays() - 1 + index(day)];
  }

  /**
   * How many were active in the shorter window that ends with a day.
   *
   * @param day a day of the range
   * @return at least 0
   * @throws IllegalArgumentException if the day is not in the range
   */
  public long weekly(LocalDate day) {
    return weekly[index(day)];
  }

  /**
   * How many were active in the longer window that ends with a day.
   *
   * @param day a day of the range
   * @return at least 0
   * @throws IllegalArgumentException if the day is not in the range
   */
  public long monthly(LocalDate day) {
    return monthly[index(day)];
  }

  /**
   * The average number of active actors a day, over the longer window that ends with a day.
   *
   * <p>It has no interval: it is a sum of exact counts by a fixed number of days, not an estimate.
   * How it varies among actors takes a pass over them and a sum for each day: {@link
   * RollingActivity#stickiness} is that, with its interval, by the actors of the window.
   *
   * @param day a day of the range
   * @return at least 0
   * @throws IllegalArgumentException if the day is not in the range
   */
  public double averageDaily(LocalDate day) {
    int index = index(day);
    long sum = 0;
    for (int i = index; i < index + windows.monthDays(); i++) {
      sum += daily[i];
    }
    return (double) sum / windows.monthDays();
  }

  /**
   * Whether a day had passed when the data ended.
   *
   * @param day a day of the range
   * @return true if it had, or if it is not said when the data ended
   * @throws IllegalArgumentException if the day is not in the range
   */
  public boolean isComplete(LocalDate day) {
    return from + index(day) < firstOpenDay;
  }

  private int index(LocalDate day) {
    return RangeDays.index(day, from, weekly.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActiveActors that
        && windows.equals(that.windows)
        && from == that.from
        && firstOpenDay == that.firstOpenDay
        && inRange == that.inRange
        && Arrays.equals(daily, that.daily)
        && Arrays.equals(weekly, that.weekly)
        && Arrays.equals(monthly, that.monthly);
  }

  @Override
  public int hashCode() {
    return Objects.hash(windows, from, inRange, Arrays.hashCode(daily));
  }

  /**
   * The range in words.
   *
   * @return its days and its actors
   */
  @Override
  public String toString() {
    return inRange
        + " active actors on "
        + weekly.length
        + " days from "
        + LocalDate.ofEpochDay(from);
  }
}
