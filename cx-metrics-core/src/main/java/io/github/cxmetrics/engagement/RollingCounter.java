package io.github.cxmetrics.engagement;

import io.github.cxmetrics.time.CalendarPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts the active days of one actor after the other in the windows of some days. */
final class RollingCounter implements ActorCounter<List<RollingActivity>> {

  private final List<Point> points = new ArrayList<>();
  private final DayWords days;

  RollingCounter(AskedRange asked, Intervals intervals) {
    long end = Math.min(asked.to(), asked.firstOpenDay());
    for (int number = 1; number <= intervals.size(); number++) {
      long day = Math.min(end, intervals.start(number + 1)) - 1;
      if (day >= Math.max(asked.from(), intervals.start(number))) {
        points.add(new Point(intervals.period(number), day, asked.windows()));
      }
    }
    days = new DayWords(asked.from() + 1 - asked.windows().monthDays(), asked.to());
  }

  @Override
  public void addAll(ActivityState state) {
    if (points.isEmpty()) {
      return;
    }
    state
        .days()
        .forEach(
            (actor, periods) -> {
              if (days.read(periods)) {
                points.forEach(point -> point.read(days));
              }
            });
  }

  @Override
  public List<RollingActivity> sums() {
    return points.stream().map(Point::sums).toList();
  }

  /** Counts for a single day. */
  private static final class Point {
    private final CalendarPeriod period;
    private final long day;
    private final RollingWindows windows;
    private long daily;
    private long weekly;
    private long monthly;
    private long daysActive;
    private long squaredDaysActive;

    Point(CalendarPeriod period, long day, RollingWindows windows) {
      this.period = period;
      this.day = day;
      this.windows = windows;
    }

    void read(DayWords days) {
      int active = days.count(day + 1 - windows.monthDays(), day + 1);
      if (active > 0) {
        monthly++;
        daysActive += active;
        squaredDaysActive += (long) active * active;
        weekly += days.count(day + 1 - windows.weekDays(), day + 1) > 0 ? 1 : 0;
        daily += days.count(day, day + 1);
      }
    }

    RollingActivity sums() {
      return new RollingActivity(
          period,
          LocalDate.ofEpochDay(day),
          windows,
          daily,
          weekly,
          monthly,
          daysActive,
          squaredDaysActive);
    }
  }
}
