package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.engagement.ActivityData.Days;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.engagement.RollingWindows;
import io.github.cxmetrics.engagement.Stickiness;
import io.github.cxmetrics.time.CalendarUnit;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm active} found, before it is given a form.
 *
 * @param data what was read
 * @param unit a row for each of what
 * @param windows the trailing windows
 * @param days the days that are shown; empty if none are known
 * @param total the active actors of all
 * @param segments those of each segment
 * @param level the confidence level of all intervals
 * @param style how shares are written
 */
record ActiveReport(
    ActivityData data,
    CalendarUnit unit,
    RollingWindows windows,
    Optional<Days> days,
    Active total,
    List<Segment<Active>> segments,
    ConfidenceLevel level,
    NumberStyle style) {

  /**
   * The active actors of some days.
   *
   * @param points a row each
   * @param inRange how many were active on any of the days
   * @param distribution on how many days, weeks or months each was, if that was asked for
   */
  record Active(List<ActivePoint> points, long inRange, Optional<Stickiness> distribution) {

    static final Active NONE = new Active(List.of(), 0, Optional.empty());
  }
}
