package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.engagement.Criterion;
import io.github.cxmetrics.engagement.RollingWindows;
import io.github.cxmetrics.engagement.StickinessRule;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm active}. */
final class ActiveFlags {

  private static final Pattern CRITERION = Pattern.compile("(>=|<=|=)?\\s*([0-9]{1,9})");

  @Mixin ActivityFlags activity = new ActivityFlags();

  @Option(
      names = "--period",
      paramLabel = "UNIT",
      defaultValue = "day",
      description =
          "A row for each day, week, month, quarter or year; of longer ones as of their last full"
              + " day (default: ${DEFAULT-VALUE}).")
  CalendarUnit period = CalendarUnit.DAY;

  @Option(
      names = "--week-days",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "How many days weekly active users are counted over (default: ${DEFAULT-VALUE}).")
  private int weekDays = 7;

  @Option(
      names = "--month-days",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "How many days monthly active users are counted over, such as 28 (default:"
              + " ${DEFAULT-VALUE}).")
  private int monthDays = 30;

  @Option(
      names = "--distribution",
      paramLabel = "UNIT",
      description =
          "Also on how many days (weeks, months) of all that are shown each actor was active.")
  @Nullable CalendarUnit distribution;

  @Option(
      names = "--criterion",
      paramLabel = "N",
      description =
          "With --distribution: how many active days make an interval count, as in 2, '<=3' or '=1'"
              + " (default: 1 or more).")
  private @Nullable String criterion;

  void check() throws IOException {
    activity.check();
    activity.requireWeeks(period == CalendarUnit.WEEK || distribution == CalendarUnit.WEEK);
    requireDays("--period", period);
    if (distribution != null) {
      requireDays("--distribution", distribution);
    } else if (criterion != null) {
      throw new UsageException("--criterion has an effect only with --distribution");
    }
  }

  static void requireDays(String option, CalendarUnit unit) {
    if (unit == CalendarUnit.HOUR) {
      throw new UsageException(option + " must be day, week, month, quarter or year, was hour");
    }
  }

  RollingWindows windows() {
    return UsageException.ofRefusals(
        "--week-days and --month-days", () -> new RollingWindows(weekDays, monthDays));
  }

  Optional<StickinessRule> rule() {
    return Optional.ofNullable(distribution)
        .map(unit -> StickinessRule.by(unit).where(criterion()));
  }

  private Criterion criterion() {
    if (criterion == null) {
      return Criterion.ANY;
    }
    Matcher matcher = CRITERION.matcher(criterion.strip());
    if (!matcher.matches()) {
      throw new UsageException(
          "--criterion must be a number of days such as 2, '>=2', '<=3' or '=1', was " + criterion);
    }
    long count = Long.parseLong(matcher.group(2));
    String sign = matcher.group(1) == null ? ">=" : matcher.group(1);
    return UsageException.ofRefusals(
        "--criterion",
        () ->
            switch (sign) {
              case "<=" -> Criterion.atMost(count);
              case "=" -> Criterion.exactly(count);
              default -> Criterion.atLeast(count);
            });
  }
}
