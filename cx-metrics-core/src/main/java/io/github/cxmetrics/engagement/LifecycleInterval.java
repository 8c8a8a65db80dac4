package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.time.CalendarPeriod;
import java.util.Map;

/**
 * Who was active in one interval, by what they did before.
 *
 * <p><b>Definition</b> returning: active in it and in the interval before. New: active in it, not
 * in the interval before, and new in it (by first activity of all, or by creation). Resurrecting:
 * active in it, not in the interval before, not new. Dormant: active in the interval before, not in
 * it. So active is new + returning + resurrecting, and dormant is active before - returning.
 * <b>Unit and range</b> whole numbers of actors, and shares in [0, 1]. <b>n</b> actors active
 * before for retention, active for the share of new ones. <b>Interval</b> {@link
 * ProportionInterval#WILSON}. <b>Empty data</b> value NaN, n 0, interval [0, 1].
 *
 * @param period the interval
 * @param newActors how many were new
 * @param returning how many were returning
 * @param resurrecting how many were resurrecting
 * @param dormant how many were dormant
 * @param isComplete whether the interval had passed when the data ended; true where that is not
 *     said, as nothing is then taken as open
 * @since 0.1
 */
public record LifecycleInterval(
    CalendarPeriod period,
    long newActors,
    long returning,
    long resurrecting,
    long dormant,
    boolean isComplete)
    implements Result {

  /**
   * How many were active in the interval.
   *
   * @return new + returning + resurrecting
   */
  public long active() {
    return newActors + returning + resurrecting;
  }

  /**
   * How many were active in the interval before.
   *
   * @return returning + dormant
   */
  public long activeBefore() {
    return returning + dormant;
  }

  /**
   * How many actors were active in this interval or the one before.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return active() + dormant;
  }

  /**
   * The share that returned, of those active in the interval before.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate retention(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(returning, activeBefore(), level);
  }

  /**
   * The share of new actors among those active in the interval.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate newShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(newActors, active(), level);
  }

  /**
   * How many came for each that went: new and resurrecting over dormant, above 1 where the active
   * actors became more.
   *
   * <p>It has no interval: it compares two exact counts of different actors, neither of which is a
   * part of the other, and nobody knows out of how many who could have come those came.
   *
   * @return at least 0; NaN if none went
   */
  public double quickRatio() {
    return dormant == 0 ? Double.NaN : (double) (newActors + resurrecting) / dormant;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of("retention", retention(level), "newShare", newShare(level));
  }
}
