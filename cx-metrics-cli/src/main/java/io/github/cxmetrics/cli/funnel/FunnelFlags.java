package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.event.ActorFlags;
import io.github.cxmetrics.cli.event.AsOfFlag;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventTimeFlags;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.SegmentComparisonFlags;
import io.github.cxmetrics.cli.options.SortFlag;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.funnel.Attribution;
import io.github.cxmetrics.funnel.ConversionWindow;
import io.github.cxmetrics.funnel.EntryRange;
import io.github.cxmetrics.funnel.EventProperties;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm funnel}, in the order in which they come to mind. */
final class FunnelFlags {

  private static final String STEP_ATTRIBUTION = "step:";

  @Mixin ActorFlags actor = new ActorFlags();

  @Option(
      names = "--event",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the event's name.")
  String event = "";

  @Mixin EventTimeFlags time = new EventTimeFlags();

  @Mixin StepFlags steps = new StepFlags();

  @Mixin RuleFlags rules = new RuleFlags();

  @Option(
      names = "--hold",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "Columns whose values must be the same in all steps of an attempt, such as the product.")
  private List<ValueList> held = new ArrayList<>();

  @Option(
      names = "--event-id",
      paramLabel = "COLUMN",
      description =
          "The column of the event's id: of an actor's events with the same id the earliest counts;"
              + " events without an id all do.")
  @Nullable String eventId;

  @Mixin WhereFlags where = new WhereFlags();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Only entries of this day, such as 2024-02-01, or later; steps after them may be later;"
              + " needs --zone.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only entries from before this day; needs --zone.")
  private @Nullable String to;

  @Mixin AsOfFlag asOf = new AsOfFlag();

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "A funnel for each value of these columns; a name with a comma in double quotes, as in"
              + " '\"How, exactly?\",channel'.")
  private List<ValueList> by = new ArrayList<>();

  @Option(
      names = "--attribution",
      paramLabel = "WHICH",
      description =
          "With --by: the value of which event counts: first or last that is not empty, step:N, or"
              + " every-step, where an attempt counts as far as all have it (default: first).")
  private @Nullable String attribution;

  @Option(
      names = "--max-segments",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "With --by: how many segments are shown, the largest; the others are one row (default:"
              + " ${DEFAULT-VALUE}).")
  int maxSegments = 200;

  @Option(
      names = "--trend",
      paramLabel = "UNIT",
      description =
          "A funnel for each day, week, month, quarter or year of the entry; needs --zone.")
  private @Nullable CalendarUnit trend;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "With --trend week: the first day of a week (default: monday).")
  private @Nullable DayOfWeek weekStart;

  @Mixin SegmentComparisonFlags comparison = new SegmentComparisonFlags();

  @Option(
      names = "--compare-from",
      paramLabel = "DATE",
      description =
          "Compare with the entries of other days: of this day or later; needs --from or --to.")
  private @Nullable String compareFrom;

  @Option(
      names = "--compare-to",
      paramLabel = "DATE",
      description = "Compare with the entries from before this day.")
  private @Nullable String compareTo;

  @Option(
      names = "--explain",
      paramLabel = "ACTOR",
      description =
          "Tell the way of this actor: every attempt, what ended it, and which counts"
              + " (repeatable).")
  List<String> explained = new ArrayList<>();

  @Option(
      names = "--actors-out",
      paramLabel = "FILE",
      description =
          "Write a row for each actor to this CSV file: level, outcome and the time of each step.")
  @Nullable Path actorsOut;

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  @Mixin SortFlag sort = new SortFlag();

  void check() throws IOException {
    input.check();
    output.check();
    comparison.requireSegments(!by.isEmpty());
    checkSegments();
    checkComparison();
    if (weekStart != null && trend != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --trend week");
    }
    if (!explained.isEmpty() && output.format == OutputFlags.Format.CSV) {
      throw new UsageException("--explain needs --format table, markdown or json, was csv");
    }
    FileRoles files = new FileRoles().reads("FILE", actor.file);
    if (input.rejects != null) {
      files.writes("--rejects", input.rejects);
    }
    if (actorsOut != null) {
      files.writes("--actors-out", actorsOut);
    }
    if (output.output != null) {
      files.writes("--output", output.output);
    }
  }

  private void checkSegments() {
    List<String> columns = ValueList.all(by);
    if (Set.copyOf(columns).size() < columns.size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(columns));
    }
    if (attribution != null && by.isEmpty()) {
      throw new UsageException("--attribution needs --by COLUMN, which makes the segments");
    }
    if (maxSegments < 1) {
      throw new UsageException("--max-segments must be 1 or more, was " + maxSegments);
    }
  }

  private void checkComparison() {
    boolean comparesDates = compareFrom != null || compareTo != null;
    int kinds =
        (comparesDates ? 1 : 0) + (comparison.baseline == null ? 0 : 1) + (comparison.rest ? 1 : 0);
    if (kinds > 1) {
      throw new UsageException(
          "only one of --compare-from (or -to), --baseline and --compare-rest may be given");
    }
    if (kinds > 0 && trend != null) {
      throw new UsageException(
          "comparisons are of whole files or segments: leave out --trend, or select one period by"
              + " --from and --to");
    }
    if (comparesDates && from == null && to == null) {
      throw new UsageException(
          "--compare-from and --compare-to need --from or --to, the entries that are compared with"
              + " them");
    }
  }

  FunnelQuery query() {
    ConversionWindow window = rules.window(() -> time.format.zone("--within-days"));
    DateRange dates = dates("--from", from, "--to", to);
    Optional<FunnelDefinition> baseline =
        compareFrom == null && compareTo == null
            ? Optional.empty()
            : Optional.of(definition(window, baselineDates(dates)));
    return new FunnelQuery(
        definition(window, dates),
        baseline,
        steps.patterns(),
        EventQuery.of(actor, Optional.of(event), time, where, asOf),
        Optional.ofNullable(eventId),
        ValueList.all(by),
        dates,
        baseline.isPresent() ? baselineDates(dates) : DateRange.ALL,
        calendar());
  }

  private FunnelDefinition definition(ConversionWindow window, DateRange dates) {
    List<FunnelStep> all = steps.steps();
    EntryRange range =
        dates.isAll() ? EntryRange.ALL : new EntryRange(dates.startMillis(), dates.endMillis());
    return new FunnelDefinition(
        all,
        window,
        rules.attempts(steps.tieWinner),
        rules.entries(range, window),
        steps.exclusions(rules.sample().exclusions().get(0).effect()),
        new EventProperties(
            ValueList.all(held),
            FunnelQuery.segmentName(ValueList.all(by)),
            attribution(all),
            eventId != null));
  }

  private Attribution attribution(List<FunnelStep> all) {
    String which = attribution == null ? "first" : attribution.strip().toLowerCase(Locale.ROOT);
    if (attribution != null && which.startsWith(STEP_ATTRIBUTION)) {
      return Attribution.ofStep(
          StepValue.number(
              "--attribution step:",
              attribution.strip().substring(STEP_ATTRIBUTION.length()),
              all.stream().map(FunnelStep::name).toList()));
    }
    return switch (which) {
      case "first" -> Attribution.FIRST;
      case "last" -> Attribution.LAST;
      case "every-step" -> Attribution.EVERY_STEP;
      default ->
          throw new UsageException(
              "--attribution must be first, last, every-step or a step as in step:2, was " + which);
    };
  }

  private DateRange dates(
      String fromOption, @Nullable String first, String toOption, @Nullable String end) {
    return first == null && end == null
        ? DateRange.ALL
        : DateRange.between(
            fromOption, first, toOption, end, "entry", time.format.zone("a range of dates"));
  }

  private DateRange baselineDates(DateRange dates) {
    DateRange asked = dates("--compare-from", compareFrom, "--compare-to", compareTo);
    if (dates.overlaps(asked)) {
      throw new UsageException(
          "--from, --to and --compare-from, --compare-to must select different times, was "
              + dates
              + " compared with "
              + asked);
    }
    return asked;
  }

  private Optional<CalendarGrid> calendar() {
    return Optional.ofNullable(trend)
        .map(
            unit ->
                new CalendarGrid(
                    unit,
                    time.format.zone("--trend"),
                    weekStart == null ? DayOfWeek.MONDAY : weekStart));
  }
}
