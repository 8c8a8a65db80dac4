package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.event.EventFlags;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.ColorFlag;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.retention.CohortRule;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAverage;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.ReturnIntervals;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm retention}. */
final class RetentionFlags {

  private static final int DEFAULT_COLUMNS = 12;

  /** Which start events make members, as options say it. */
  enum Cohorts {
    FIRST(CohortRule.FIRST_MATCHING),
    FIRST_EVER(CohortRule.FIRST_EVER),
    RECURRING(CohortRule.RECURRING);

    private final CohortRule rule;

    Cohorts(CohortRule rule) {
      this.rule = rule;
    }
  }

  @Mixin EventFlags events = new EventFlags();

  @Option(
      names = "--period",
      paramLabel = "UNIT",
      defaultValue = "week",
      description =
          "The calendar periods of cohorts and, without --rolling, of returns: hour, day, week,"
              + " month, quarter or year (default: ${DEFAULT-VALUE}).")
  private CalendarUnit period = CalendarUnit.WEEK;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "With --period week: the first day of a week (default: monday).")
  private @Nullable DayOfWeek weekStart;

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "How many intervals after the start are shown (default: 12).")
  private @Nullable Integer columns;

  @Option(
      names = "--start",
      paramLabel = "EVENT",
      description =
          "The event that makes members of a cohort, by name and conditions as in"
              + " 'signup|[amount>0]' (default: any event).")
  private @Nullable String start;

  @Option(
      names = "--returns",
      paramLabel = "EVENT",
      description = "The event that counts as coming back (default: that of --start).")
  private @Nullable String returns;

  @Option(
      names = "--cohorts",
      paramLabel = "RULE",
      defaultValue = "first",
      description =
          "Who is in a cohort: first (by the actor's first start), first-ever (by the first event of"
              + " that name, if it is a start) or recurring (in each period with a start) (default:"
              + " ${DEFAULT-VALUE}).")
  private Cohorts cohorts = Cohorts.FIRST;

  @Option(
      names = "--return",
      paramLabel = "RULE",
      defaultValue = "on",
      description =
          "When an actor counts in interval n: back on it, on-or-after, on-or-before, or in a streak"
              + " of all up to it (default: ${DEFAULT-VALUE}).")
  ReturnRule rule = ReturnRule.ON;

  @Option(
      names = "--rolling",
      paramLabel = "TIME",
      description =
          "Count returns in stretches of this length from the start itself, such as 24h, 7d or 30d,"
              + " not in calendar periods.")
  private @Nullable String rolling;

  @Option(
      names = "--full-hour",
      description = "With --rolling: from the full hour in which the start was.")
  private boolean fullHour;

  @Option(
      names = "--brackets",
      split = ",",
      paramLabel = "N[,N]",
      description =
          "Several intervals in one column: 1,2,4 are interval 1, intervals 2 and 3, and 4 to 7.")
  private List<Integer> brackets = List.of();

  @Option(
      names = "--minimum",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many returns an interval needs (default: ${DEFAULT-VALUE}).")
  private int minimum = 1;

  @Option(
      names = "--average",
      paramLabel = "HOW",
      defaultValue = "pooled",
      description =
          "The row below the cohorts, of intervals that are over: pooled (every actor weighs the"
              + " same), size-weighted (as Mixpanel does it) or unweighted (every cohort does)"
              + " (default: ${DEFAULT-VALUE}).")
  RetentionAverage average = RetentionAverage.POOLED;

  @Option(
      names = "--value",
      paramLabel = "COLUMN",
      description =
          "Also what members are worth in each interval, from this column of return events or a"
              + " product such as Quantity*UnitPrice.")
  private @Nullable String value;

  @Option(
      names = "--currency",
      paramLabel = "NAME",
      description = "With --value: what it is counted in, such as GBP; shown, never converted.")
  private @Nullable String currency;

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "Also cohorts for each value of these columns in the event that made the member.")
  private List<ValueList> by = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Only cohorts from the period of this day on.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only cohorts of periods that begin before this day.")
  private @Nullable String to;

  @Mixin RetentionComparisonFlags comparison = new RetentionComparisonFlags();

  @Mixin ColorFlag color = new ColorFlag();

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(events.actor.file);
    color.check(records.output);
    comparison.check(!by.isEmpty());
    if (comparison.isAsked() && cohorts.rule == CohortRule.RECURRING) {
      throw new UsageException(
          "--compare-cohorts and --baseline need cohorts without an actor in common, not --cohorts"
              + " recurring");
    }
    if (weekStart != null && period != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --period week");
    }
    if (fullHour && rolling == null) {
      throw new UsageException("--full-hour has an effect only with --rolling");
    }
    if (!brackets.isEmpty() && columns != null) {
      throw new UsageException("only one of --columns and --brackets may be given");
    }
    if (currency != null && value == null) {
      throw new UsageException("--currency needs --value COLUMN");
    }
    List<String> names = by();
    if (Set.copyOf(names).size() < names.size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(names));
    }
  }

  ZoneId zone() {
    return events.time.format.zone("--period");
  }

  CalendarGrid grid() {
    return new CalendarGrid(period, zone(), weekStart == null ? DayOfWeek.MONDAY : weekStart);
  }

  List<String> by() {
    return ValueList.all(by);
  }

  /** Which events make members; empty for all. */
  List<EventPattern> starts() {
    return start == null ? List.of() : events.patterns("--start", List.of(start));
  }

  /** Which events count as coming back; empty for all. */
  List<EventPattern> returns() {
    return returns == null ? starts() : events.patterns("--returns", List.of(returns));
  }

  Optional<String> value() {
    return Optional.ofNullable(value);
  }

  Optional<String> currency() {
    return Optional.ofNullable(currency);
  }

  DateRange dates() {
    return from == null && to == null
        ? DateRange.ALL
        : DateRange.between("--from", from, "--to", to, "cohort", zone());
  }

  RetentionDefinition definition() {
    RetentionDefinition counted = Retention.define(grid(), DEFAULT_COLUMNS).in(intervals());
    RetentionDefinition all =
        UsageException.ofRefusals("--minimum", () -> counted.atLeast(minimum))
            .cohortsBy(cohorts.rule)
            .dividedBy(String.join(" / ", by()))
            .summing(value().orElse(""));
    return all.starting(EventPattern.title(starts())).returning(EventPattern.title(returns()));
  }

  private ReturnIntervals intervals() {
    int count = columns == null ? DEFAULT_COLUMNS : columns;
    ReturnIntervals calendar =
        UsageException.ofRefusals("--columns", () -> ReturnIntervals.calendar(count));
    ReturnIntervals all = rolling == null ? calendar : rolling(rolling, count);
    return brackets.isEmpty()
        ? all
        : UsageException.ofRefusals(
            "--brackets", () -> all.brackets(brackets.toArray(Integer[]::new)));
  }

  private ReturnIntervals rolling(String text, int count) {
    Duration length = DurationOption.parse("--rolling", text, "");
    ReturnIntervals all =
        UsageException.ofRefusals("--rolling", () -> ReturnIntervals.rolling(length, count));
    return fullHour ? all.fromFullHour() : all;
  }
}
