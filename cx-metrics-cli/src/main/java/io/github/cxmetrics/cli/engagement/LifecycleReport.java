package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.engagement.ActivityData.Days;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.engagement.DailyStates;
import io.github.cxmetrics.engagement.LifecycleInterval;
import io.github.cxmetrics.time.CalendarUnit;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm lifecycle} found, before it is given a form.
 *
 * @param data what was read
 * @param unit a row for each of what
 * @param states whether the seven daily states are asked for instead
 * @param days the days that are shown; empty if none are known
 * @param total the lifecycle of all
 * @param segments that of each segment
 * @param level the confidence level of all intervals
 * @param style how shares are written
 */
record LifecycleReport(
    ActivityData data,
    CalendarUnit unit,
    boolean states,
    Optional<Days> days,
    Lives total,
    List<Segment<Lives>> segments,
    ConfidenceLevel level,
    NumberStyle style) {

  /**
   * Who came and went.
   *
   * @param intervals from one period to the next; empty if states are asked for
   * @param states the daily states, if they are asked for
   */
  record Lives(List<LifecycleInterval> intervals, Optional<DailyStates> states) {

    static final Lives NONE = new Lives(List.of(), Optional.empty());
  }
}
