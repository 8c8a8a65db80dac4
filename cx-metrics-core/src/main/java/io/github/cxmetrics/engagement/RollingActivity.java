package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.RatioInterval;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The active actors of one day and of the windows that end with it, and their stickiness.
 *
 * <p><b>Definition</b> daily, weekly and monthly are distinct actors, counted exactly: they are
 * counts, not estimates, and have no interval. <em>Stickiness</em> is the average of daily over the
 * days of the longer window, divided by monthly. That is the mean, over the actors of the longer
 * window, of the share of its days on which each was active, and its interval takes these actors as
 * independent and asks how the mean would vary among such. The <em>same-day share</em> is daily
 * divided by monthly, which jumps with the day of the week. <b>Unit and range</b> shares in [0, 1].
 * <b>n</b> actors of the longer window. <b>Interval</b> {@link RatioInterval#WILSON} over actors
 * for stickiness, {@link ProportionInterval#WILSON} for the same-day share. <b>Empty data</b> value
 * NaN, n 0, interval [0, 1].
 *
 * @param period the interval whose last complete day in the range it is
 * @param day the day
 * @param windows how many days the trailing windows have
 * @param daily how many were active on the day
 * @param weekly how many were active in the shorter window
 * @param monthly how many were active in the longer window
 * @param daysActive the sum of daily over the days of the longer window
 * @param squaredDaysActive the sum over actors of their active days in it, squared
 * @since 0.1
 */
public record RollingActivity(
    CalendarPeriod period,
    LocalDate day,
    RollingWindows windows,
    long daily,
    long weekly,
    long monthly,
    long daysActive,
    long squaredDaysActive)
    implements Result {

  static List<RollingActivity> of(ActivityState state, AskedRange asked, CalendarUnit unit) {
    RollingCounter counter = new RollingCounter(asked, asked.intervals(unit));
    counter.addAll(state);
    return counter.sums();
  }

  /**
   * How many were active in the longer window.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return monthly;
  }

  /**
   * The average number of active actors a day of the longer window.
   *
   * <p>It has no interval: it is a sum of exact counts by a fixed number of days, not an estimate.
   * By the actors of the window it is {@link #stickiness}, which has one.
   *
   * @return at least 0
   */
  public double averageDaily() {
    return (double) daysActive / windows.monthDays();
  }

  /**
   * The average number of active actors a day of the longer window, divided by those active in all
   * of it.
   *
   * @param level the confidence level
   * @return the mean share of days
   */
  public Estimate stickiness(ConfidenceLevel level) {
    long days = windows.monthDays();
    return RatioInterval.WILSON.estimate(
        new ClusterSums(
            monthly,
            monthly * days,
            daysActive,
            monthly * days * days,
            daysActive * days,
            squaredDaysActive),
        level);
  }

  /**
   * The active actors of the day itself, divided by those active in the longer window.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate sameDayShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(daily, monthly, level);
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of("stickiness", stickiness(level), "sameDayShare", sameDayShare(level));
  }
}
