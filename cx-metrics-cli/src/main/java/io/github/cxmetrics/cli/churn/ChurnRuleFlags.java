package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.ChurnDate;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.PausedRule;
import io.github.cxmetrics.churn.TrialRule;
import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When somebody is a customer, and over which periods that is counted. */
final class ChurnRuleFlags {

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "The periods: day, week, month, quarter or year (default: month).")
  private @Nullable CalendarUnit unit;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "With --unit week: the first day of a week (default: monday).")
  private @Nullable DayOfWeek weekStart;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "A gap between contracts of this length or shorter is no churn (default: 0d).")
  private @Nullable String grace;

  @Option(
      names = "--reactivation-window",
      paramLabel = "TIME",
      description =
          "A return at most this long after churn is a reactivation, a later one a new customer"
              + " (default: any return is a reactivation).")
  private @Nullable String window;

  @Option(
      names = "--churn-date",
      paramLabel = "RULE",
      defaultValue = "effective-end",
      description =
          "When churn is dated: cancelled-at, effective-end or effective-end-plus-grace (default:"
              + " ${DEFAULT-VALUE}).")
  private ChurnDate churnDate = ChurnDate.EFFECTIVE_END;

  @Option(
      names = "--paused",
      paramLabel = "counts|leaves",
      description = "With --status: whether paused customers are customers (default: counts).")
  private @Nullable PausedRule paused;

  @Option(
      names = "--trial",
      paramLabel = "counts|excluded",
      description = "With --status: whether those on trial are customers (default: excluded).")
  private @Nullable TrialRule trial;

  void check(SubscriptionFlags columns) {
    boolean changes = columns.status().isPresent();
    if (churnDate == ChurnDate.CANCELLED_AT && !changes && columns.cancelledAt().isEmpty()) {
      throw new UsageException(
          "--churn-date cancelled-at needs --cancelled-at COLUMN, or changes of status");
    }
    if (!changes && (paused != null || trial != null)) {
      throw new UsageException(
          (paused == null ? "--trial" : "--paused") + " needs --status COLUMN");
    }
    if (weekStart != null && unit != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --unit week");
    }
  }

  /** The unit of periods that are counted in the calendar. */
  CalendarUnit unit() {
    return unit == null ? CalendarUnit.MONTH : unit;
  }

  /** The unit of periods of which only counts are given, which nobody can guess. */
  CalendarUnit unitOfCounts() {
    if (unit == null) {
      throw new UsageException("--annualise needs --unit UNIT, which says what the periods are");
    }
    return unit;
  }

  ChurnDefinition definition(TimeFlags times) {
    CalendarGrid grid =
        new CalendarGrid(
            unit(), times.zone("cxm churn"), weekStart == null ? DayOfWeek.MONDAY : weekStart);
    ChurnDefinition definition =
        UsageException.ofRefusals("--unit", () -> ChurnDefinition.of(grid))
            .dated(churnDate)
            .with(paused == null ? PausedRule.COUNTS : paused)
            .with(trial == null ? TrialRule.EXCLUDED : trial);
    return withWindow(withGrace(definition));
  }

  private ChurnDefinition withGrace(ChurnDefinition definition) {
    if (grace == null) {
      return definition;
    }
    var length = DurationOption.parse("--grace", grace, "");
    return UsageException.ofRefusals("--grace", () -> definition.grace(length));
  }

  private ChurnDefinition withWindow(ChurnDefinition definition) {
    if (window == null) {
      return definition;
    }
    var length = DurationOption.parse("--reactivation-window", window, "");
    return UsageException.ofRefusals(
        "--reactivation-window", () -> definition.reactivationWithin(length));
  }
}
