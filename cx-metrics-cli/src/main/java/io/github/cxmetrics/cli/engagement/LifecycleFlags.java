package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm lifecycle}. */
final class LifecycleFlags {

  @Mixin ActivityFlags activity = new ActivityFlags();

  @Option(
      names = "--period",
      paramLabel = "UNIT",
      defaultValue = "week",
      description =
          "Who comes and goes from one day, week, month, quarter or year to the next (default:"
              + " ${DEFAULT-VALUE}).")
  CalendarUnit period = CalendarUnit.WEEK;

  @Option(
      names = "--states",
      description =
          "Instead, for each day, how many actors are in each of seven states: new, current (active"
              + " again within 7 days), reactivated (within 30), resurrected (after longer), at risk"
              + " of leaving the weekly or the monthly active, dormant.")
  boolean states;

  void check() throws IOException {
    activity.check();
    activity.requireWeeks(period == CalendarUnit.WEEK && !states);
    ActiveFlags.requireDays("--period", period);
  }

  /** Whether rows are days. */
  boolean isDaily() {
    return states || period == CalendarUnit.DAY;
  }
}
