package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.churn.RevenueDefinition;
import io.github.cxmetrics.churn.RevenueInput;
import io.github.cxmetrics.churn.RevenueQuestion;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm revenue}. */
final class RevenueFlags {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The recurring amounts, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard"
              + " input.")
  String file = "";

  @Mixin RevenueColumnFlags columns = new RevenueColumnFlags();

  @Mixin TimeFlags times = new TimeFlags();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "month",
      description = "The periods: day, week, month, quarter or year (default: ${DEFAULT-VALUE}).")
  private CalendarUnit unit = CalendarUnit.MONTH;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "With --unit week: the first day of a week (default: monday).")
  private @Nullable DayOfWeek weekStart;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Only periods that end after this day begins; all records are read, so that earlier"
              + " customers are known.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only periods that begin before this day.")
  private @Nullable String to;

  @Option(
      names = "--view",
      paramLabel = "NAME",
      defaultValue = "endpoint",
      description =
          "What a movement is: endpoint, the difference between opening and closing of a customer;"
              + " or event, every change (default: ${DEFAULT-VALUE}).")
  private PeriodView view = PeriodView.ENDPOINT;

  @Option(
      names = "--reactivation-window",
      paramLabel = "TIME",
      description =
          "Who pays again within this time is reactivated, later they are new (default: any time).")
  private @Nullable String window;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description =
          "A time without revenue of this length or shorter is none if the customer pays again"
              + " (default: 0d).")
  private @Nullable String grace;

  @Option(
      names = "--trailing",
      paramLabel = "N",
      description =
          "Also retention over the last N periods, of the customers who paid before them, 2 to"
              + " 1000.")
  private @Nullable Integer trailing;

  @Option(
      names = "--cohorts",
      paramLabel = "N",
      description =
          "Also retention of the customers who started in each period, up to the Nth period after"
              + " it, 1 to 1000.")
  private @Nullable Integer cohorts;

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "Also each value of these columns; a customer counts in every segment they have records"
              + " in.")
  private List<ValueList> by = new ArrayList<>();

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(file);
    columns.check();
    if (weekStart != null && unit != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --unit week");
    }
    if (unit == CalendarUnit.HOUR) {
      throw new UsageException("--unit must be day, week, month, quarter or year, was hour");
    }
    if (trailing != null && trailing < 2) {
      throw new UsageException("--trailing must be in 2..1000, was " + trailing);
    }
    if (cohorts != null && cohorts < 1) {
      throw new UsageException("--cohorts must be in 1..1000, was " + cohorts);
    }
    if (Set.copyOf(by()).size() < by().size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(by()));
    }
  }

  List<String> by() {
    return ValueList.all(by);
  }

  /** Whether retention over several periods is asked for. */
  boolean trails() {
    return trailing != null;
  }

  EventQuery query() {
    return new EventQuery(
        columns.customer,
        Optional.empty(),
        columns.time(),
        times.parser(),
        times.zone(),
        records.where.conditions(),
        DateRange.ALL,
        records.asOf.asOf(times));
  }

  RevenueDefinition definition() {
    CalendarGrid grid =
        new CalendarGrid(
            unit, times.zone("cxm revenue"), weekStart == null ? DayOfWeek.MONDAY : weekStart);
    RevenueInput input = columns.input();
    RevenueDefinition definition =
        switch (input) {
          case INTERVALS -> RevenueDefinition.intervals(grid);
          case CHANGES -> RevenueDefinition.changes(grid);
          case SNAPSHOTS -> RevenueDefinition.snapshots(grid);
        };
    RevenueDefinition whose =
        columns.subscription().isPresent() ? definition.bySubscription() : definition;
    String currency = columns.amounts.currency().orElse("");
    return UsageException.ofRefusals(
        "--currency", () -> whose.per(columns.revenuePer).in(currency));
  }

  /** Which periods are listed. */
  DateRange dates() {
    return DateRange.between("--from", from, "--to", to, "period", times.zone("cxm revenue"));
  }

  RevenueQuestion question() {
    RevenueQuestion question = RevenueQuestion.DEFAULT.in(view);
    DateRange range = dates();
    if (range.from().isPresent()) {
      question = question.from(Instant.ofEpochMilli(range.startMillis()));
    }
    if (range.to().isPresent()) {
      question = question.before(Instant.ofEpochMilli(range.endMillis()));
    }
    if (records.asOf.asOf(times).isPresent()) {
      long end = records.asOf.asOf(times).get().millis();
      RevenueQuestion open = question;
      question = UsageException.ofRefusals("--as-of", () -> open.asOf(Instant.ofEpochMilli(end)));
    }
    return lengths(question);
  }

  private RevenueQuestion lengths(RevenueQuestion question) {
    RevenueQuestion asked = question;
    if (window != null) {
      RevenueQuestion before = asked;
      String text = window;
      asked =
          UsageException.ofRefusals(
              "--reactivation-window",
              () ->
                  before.reactivatedWithin(
                      DurationOption.parse("--reactivation-window", text, "")));
    }
    if (grace != null) {
      RevenueQuestion before = asked;
      String text = grace;
      asked =
          UsageException.ofRefusals(
              "--grace", () -> before.grace(DurationOption.parse("--grace", text, "")));
    }
    if (trailing != null) {
      RevenueQuestion before = asked;
      int count = trailing;
      asked = UsageException.ofRefusals("--trailing", () -> before.trailing(count));
    }
    if (cohorts != null) {
      RevenueQuestion before = asked;
      int count = cohorts;
      asked = UsageException.ofRefusals("--cohorts", () -> before.cohorts(count));
    }
    return asked;
  }
}
