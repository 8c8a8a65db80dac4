package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalQuestion;
import java.util.ArrayList;
import java.util.List;

/** At which times curves are read if nobody says so. */
final class SurvivalTimes {

  private static final int USUAL = 5;

  private SurvivalTimes() {}

  /** The last time of any group. */
  static long last(List<SurvivalReport.Group> groups) {
    return groups.stream()
        .mapToLong(group -> group.survival().lastTime().orElse(0))
        .max()
        .orElse(0);
  }

  /** Up to six round times. */
  static List<Long> round(long last) {
    List<Long> times = new ArrayList<>();
    long step = step(last);
    for (long time = step; time <= last; time += step) {
      times.add(time);
    }
    if (times.isEmpty()) {
      times.add(last);
    }
    return times;
  }

  /** The least of 1, 2 and 5 times a power of ten of which at most five fit. */
  static long step(long last) {
    long power = 1;
    while (10 * power * USUAL < last) {
      power *= 10;
    }
    for (long step : new long[] {power, 2 * power, 5 * power}) {
      if (step * USUAL >= last) {
        return step;
      }
    }
    return 10 * power;
  }

  /** The last time that the curves of all groups reach; 0 if there is none. */
  static long reachedByAll(List<SurvivalReport.Group> groups) {
    long last = last(groups);
    for (SurvivalReport.Group group : groups) {
      Survival survival = group.survival();
      if (survival.n() > 0 && !survival.at(last, SurvivalQuestion.DEFAULT).isDefined()) {
        last = Math.min(last, survival.lastTime().orElse(0));
      }
    }
    return last;
  }
}
