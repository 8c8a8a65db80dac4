package io.github.cxmetrics.engagement;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.WideSum;
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
 * each actor; ask {@link ActivityRange#rolling} for it. Of actors whose states lie apart see {@link
 * ActivityPopulationRange#activeActors}. <b>Cost</b> of making it a few dozen operations an actor
 * and 64 days.
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

  ActiveActors(AskedRange asked, long[] daily, long[] weekly, long[] monthly, long inRange) {
    windows = asked.windows();
    from = asked.from();
    firstOpenDay = asked.firstOpenDay();
    this.daily = daily;
    this.weekly = weekly;
    this.monthly = monthly;
    this.inRange = inRange;
  }

  static ActiveActors of(ActivityState state, AskedRange asked, Parallelism threads) {
    return state
        .days()
        .read(() -> new ActiveActorsCounter(asked), ActiveActorsCounter::merge, threads)
        .sums();
  }

  /** Of the days of the longest window before the range, and those of the range; not to change. */
  long[] dailyCounts() {
    return daily;
  }

  /** Of the days of the range; not to change. */
  long[] weeklyCounts() {
    return weekly;
  }

  /** Of the days of the range; not to change. */
  long[] monthlyCounts() {
    return monthly;
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
    WideSum sum = new WideSum();
    for (int i = index; i < index + windows.monthDays(); i++) {
      sum.add(daily[i]);
    }
    return sum.value().doubleValue() / windows.monthDays();
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
