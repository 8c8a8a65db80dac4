package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.InactivityDefinition;
import io.github.cxmetrics.churn.InactivityQuestion;
import io.github.cxmetrics.churn.InactivityRate;
import io.github.cxmetrics.churn.InactivityRule;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.cli.event.EventFlags;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm inactivity}. */
final class InactivityFlags {

  private static final String PROPOSE = "propose";

  @Mixin EventFlags events = new EventFlags();

  @Option(
      names = "--activity",
      paramLabel = "EVENT",
      description =
          "Which events are activity, by name and conditions as in 'paid|[amount>0]' (default:"
              + " all).")
  private @Nullable String activity;

  @Option(
      names = "--threshold",
      paramLabel = "TIME",
      defaultValue = PROPOSE,
      description =
          "After how long without activity a customer has churned, such as 90d, or propose: the"
              + " shortest candidate after which few enough come back (default:"
              + " ${DEFAULT-VALUE}).")
  private String threshold = PROPOSE;

  @Option(
      names = "--candidates",
      converter = ValueList.Converter.class,
      paramLabel = "TIME[,TIME]",
      description =
          "Which thresholds are compared, besides the 90 %% and 95 %% quantiles of gaps (default:"
              + " 7d to 730d, with --hours 1h to 720h).")
  private @Nullable ValueList candidates;

  @Option(
      names = "--return-within",
      paramLabel = "TIME",
      description =
          "Within which time after churn a return counts; younger churn is left out of the share"
              + " (default: 90d, with --hours 168h).")
  private @Nullable String returnWithin;

  @Option(
      names = "--resurrection",
      paramLabel = "SHARE",
      description =
          "Which share of churn events may be followed by a return for a threshold to be proposed,"
              + " such as 5%% (default: 10%%).")
  private @Nullable String resurrection;

  @Option(
      names = "--hours",
      description = "Activity by hours, not by local days; the threshold is then in hours.")
  private boolean hours;

  @Option(
      names = "--period",
      paramLabel = "UNIT",
      defaultValue = "month",
      description =
          "Churn of each day, week, month, quarter or year, with --hours also hour (default:"
              + " ${DEFAULT-VALUE}).")
  private CalendarUnit period = CalendarUnit.MONTH;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "With --period week: the first day of a week (default: monday).")
  private @Nullable DayOfWeek weekStart;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      defaultValue = "endpoint",
      description =
          "The rates of the table: endpoint, who is churned at the end of a period, or event, every"
              + " churn in it; JSON and CSV have both (default: ${DEFAULT-VALUE}).")
  private PeriodView view = PeriodView.ENDPOINT;

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "Also each value of these columns, with the threshold of all; a customer counts in every"
              + " segment they have records in.")
  private List<ValueList> by = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Only periods with this day, such as 2024-02-01, or later; all records are read, so that"
              + " old customers are known.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE", description = "Only periods from before this day.")
  private @Nullable String to;

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(events.actor.file);
    if (weekStart != null && period != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --period week");
    }
    if (period == CalendarUnit.HOUR && !hours) {
      throw new UsageException("--period hour needs --hours");
    }
    if (Set.copyOf(by()).size() < by().size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(by()));
    }
    rule();
    question(threshold().orElse(1));
  }

  ZoneId zone() {
    return events.time.format.zone("inactivity");
  }

  InactivityDefinition definition() {
    InactivityDefinition any =
        hours ? InactivityDefinition.hourly(zone()) : InactivityDefinition.daily(zone());
    String name = activity == null ? InactivityDefinition.ANY : activity;
    return UsageException.ofRefusals("--activity", () -> any.of(name));
  }

  /** Which events are activity; empty for all. */
  List<EventPattern> activity() {
    return activity == null ? List.of() : events.patterns("--activity", List.of(activity));
  }

  List<String> by() {
    return ValueList.all(by);
  }

  /** The threshold that is given; empty if one is to be proposed. */
  OptionalLong threshold() {
    return threshold.equalsIgnoreCase(PROPOSE)
        ? OptionalLong.empty()
        : OptionalLong.of(periods("--threshold", threshold, " or propose"));
  }

  /** The rates that the table shows, of churn and of return. */
  List<InactivityRate> shown() {
    return Arrays.stream(InactivityRate.values()).filter(rate -> rate.view() == view).toList();
  }

  private long periods(String option, String text, String more) {
    Duration time = DurationOption.parse(option, text, more);
    Duration unit = hours ? Duration.ofHours(1) : Duration.ofDays(1);
    long periods = time.dividedBy(unit);
    if (!unit.multipliedBy(periods).equals(time)) {
      throw new UsageException(
          option
              + (hours
                  ? " must be in whole hours, was "
                  : " must be in whole days (for hours give --hours), was ")
              + text);
    }
    return periods;
  }

  /** How a threshold is proposed, whenever the data end. */
  InactivityRule rule() {
    InactivityRule rule = hours ? InactivityRule.HOURS : InactivityRule.DAYS;
    if (candidates != null) {
      long[] thresholds =
          candidates.values().stream()
              .mapToLong(text -> periods("--candidates", text, ""))
              .toArray();
      InactivityRule before = rule;
      rule = UsageException.ofRefusals("--candidates", () -> before.withCandidates(thresholds));
    }
    if (returnWithin != null) {
      long within = periods("--return-within", returnWithin, "");
      InactivityRule before = rule;
      rule = UsageException.ofRefusals("--return-within", () -> before.returningWithin(within));
    }
    return resurrection == null ? rule : rule.withHighestShare(share(resurrection));
  }

  private static double share(String text) {
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    try {
      BigDecimal value = new BigDecimal(number.strip());
      double share = (text.endsWith("%") ? value.movePointLeft(2) : value).doubleValue();
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UsageException("--resurrection must be a share such as 5% or 0.05, was " + text);
  }

  /** What is asked under a threshold, whenever the data end. */
  InactivityQuestion question(long periods) {
    InactivityQuestion question =
        UsageException.ofRefusals("--threshold", () -> InactivityQuestion.of(periods))
            .by(period)
            .weeksFrom(weekStart == null ? DayOfWeek.MONDAY : weekStart)
            .returnWithin(rule().returnWithin());
    DateRange range = range();
    if (range.from().isPresent()) {
      InactivityQuestion before = question;
      question = UsageException.ofRefusals("--from", () -> before.from(range.from().get()));
    }
    if (range.to().isPresent()) {
      InactivityQuestion before = question;
      question = UsageException.ofRefusals("--to", () -> before.to(range.to().get()));
    }
    return question;
  }

  DateRange range() {
    return from == null && to == null
        ? DateRange.ALL
        : DateRange.between("--from", from, "--to", to, "period", zone());
  }
}
