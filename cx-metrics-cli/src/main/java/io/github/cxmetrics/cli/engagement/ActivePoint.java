package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.engagement.ActiveActors;
import io.github.cxmetrics.engagement.ActivityRange;
import io.github.cxmetrics.engagement.RollingActivity;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The active actors as of one day.
 *
 * @param period the day or the longer period that the day is the last full one of
 * @param day the day
 * @param complete whether the day was over when the data ended
 * @param daily how many were active on it
 * @param weekly how many in the shorter window that ends with it
 * @param monthly how many in the longer window that ends with it
 * @param averageDaily the average of daily over the longer window
 * @param full the same with what has an interval, which days that are not over do not
 */
record ActivePoint(
    String period,
    LocalDate day,
    boolean complete,
    long daily,
    long weekly,
    long monthly,
    double averageDaily,
    Optional<RollingActivity> full) {

  /** A point for each day, also one that is not over, or for each longer period. */
  static List<ActivePoint> of(ActivityRange range, CalendarUnit unit) {
    List<RollingActivity> full = range.rolling(unit);
    return unit == CalendarUnit.DAY
        ? days(range.activeActors(), full)
        : full.stream().map(ActivePoint::of).toList();
  }

  private static ActivePoint of(RollingActivity point) {
    return new ActivePoint(
        point.period().label(),
        point.day(),
        true,
        point.daily(),
        point.weekly(),
        point.monthly(),
        point.averageDaily(),
        Optional.of(point));
  }

  private static List<ActivePoint> days(ActiveActors actors, List<RollingActivity> full) {
    Map<LocalDate, RollingActivity> byDay = new HashMap<>();
    full.forEach(point -> byDay.put(point.day(), point));
    List<ActivePoint> points = new ArrayList<>();
    for (LocalDate day : actors.days()) {
      points.add(
          new ActivePoint(
              day.toString(),
              day,
              actors.isComplete(day),
              actors.daily(day),
              actors.weekly(day),
              actors.monthly(day),
              actors.averageDaily(day),
              Optional.ofNullable(byDay.get(day))));
    }
    return points;
  }

  /** Average daily over monthly, of days that are over. */
  Optional<Estimate> stickiness(ConfidenceLevel level) {
    return full.map(point -> point.stickiness(level));
  }
}
