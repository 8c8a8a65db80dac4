package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.ChurnScope;
import io.github.cxmetrics.cli.churn.ChurnReport.Asked;
import io.github.cxmetrics.cli.churn.ChurnReport.Part;
import io.github.cxmetrics.cli.event.AsOf;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm churn}. */
@Command(
    name = "churn",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "How many customers a business with contracts wins and loses, period by period, with the"
          + " churn rate by the name of its formula.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm churn contracts.csv --customer account --start from --end until --zone UTC",
      "  cxm churn changes.csv --customer account --at time --status status --zone UTC \\",
      "      --grace 7d --paused leaves --all-formulas",
      "  cxm churn months.csv --opening opening --new new --churned churned --label month"
    })
public final class ChurnCommand implements Callable<Integer> {

  /* Of months, this is more than 80 years. */
  private static final int MOST_PERIODS = 1_000;

  @Mixin ChurnFlags flags = new ChurnFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public ChurnCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    ChurnReport report = flags.counts.areGiven() ? readCounts() : readContracts();
    new ChurnForms(report).write(flags.records.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private ChurnReport readCounts() throws IOException {
    EventQuery query = flags.query();
    List<ChurnLine> lines = new ArrayList<>();
    EventInput input =
        Rejects.during(
            flags.records.input,
            rejects -> {
              ChurnCountsReader reader =
                  new ChurnCountsReader(flags.counts, query.where(), flags.records.input, rejects);
              EventInput read = reader.read(flags.file);
              lines.addAll(reader.lines());
              return read;
            });
    Optional<CalendarUnit> annual =
        flags.annualise ? Optional.of(flags.rules.unitOfCounts()) : Optional.empty();
    return report(
        query,
        annual,
        false,
        input,
        new Part(SegmentKey.total(0), lines, Optional.empty()),
        List.of(),
        List.of());
  }

  private ChurnReport readContracts() throws IOException {
    ChurnDefinition definition = flags.rules.definition(flags.times);
    ChurnScope scope = UsageException.ofRefusals(flags::scope);
    EventQuery query = flags.query();
    EventLayout layout = new EventLayout(query);
    SubscriptionReader contracts =
        new SubscriptionReader(definition, flags.subscriptions, flags.by(), layout);
    EventInput input = flags.records.read(flags.file, query, layout, contracts::add);
    Churn churn = contracts.total(scope);
    ChurnScope ended = churn.asOf().map(end -> at(scope, end)).orElse(scope);
    List<Part> segments = new ArrayList<>();
    contracts.segments(ended).forEach((segment, answer) -> segments.add(Part.of(segment, answer)));
    return report(
        query,
        flags.annualise ? Optional.of(flags.rules.unit()) : Optional.empty(),
        flags.subscriptions.reason().isPresent(),
        endOf(input, churn),
        Part.of(SegmentKey.total(0), churn),
        segments,
        warnings(input, churn));
  }

  private static ChurnScope at(ChurnScope scope, Instant end) {
    return new ChurnScope(end, scope.fromOrNull(), scope.toOrNull());
  }

  /** Data of contracts end when the last of their starts and ends is, if nobody says when. */
  private static EventInput endOf(EventInput input, Churn churn) {
    Optional<AsOf> asOf =
        input
            .asOf()
            .map(
                end ->
                    churn
                        .asOf()
                        .map(last -> new AsOf(last.toEpochMilli(), end.source()))
                        .orElse(end));
    return new EventInput(input.file(), input.counts(), asOf);
  }

  private static List<String> warnings(EventInput input, Churn churn) {
    long alone = churn.periods().size();
    if (alone > MOST_PERIODS) {
      return List.of(
          "there are "
              + alone
              + " periods: is a date in the file wrong or a stand-in, such as 9999-12-31? Then"
              + " give --as-of");
    }
    return endAfterLastStart(input, churn).stream()
        .map(
            end ->
                "the data are taken to end at "
                    + end
                    + ", when a contract ends or is cancelled after the last start: if that is in"
                    + " the future, give --as-of")
        .toList();
  }

  /** When the data end, if nobody says so and no start is as late. */
  private static Optional<Instant> endAfterLastStart(EventInput input, Churn churn) {
    return input
        .asOf()
        .filter(lastStart -> lastStart.source() == AsOf.Source.LAST_EVENT)
        .flatMap(lastStart -> churn.asOf().filter(end -> end.toEpochMilli() > lastStart.millis()));
  }

  private ChurnReport report(
      EventQuery query,
      Optional<CalendarUnit> annual,
      boolean reasons,
      EventInput input,
      Part total,
      List<Part> segments,
      List<String> warnings) {
    InputReport read = new InputReport(query, input);
    return new ChurnReport(
        query,
        new Asked(flags.denominator, flags.view, flags.allFormulas, annual, reasons, flags.dates()),
        read,
        total,
        flags.by(),
        segments,
        flags.comparison.compare(total, segments, flags.records.level()),
        flags.records.level(),
        NumberStyle.PERCENT
            .withRounding(Rounding.TWO_DECIMALS)
            .withDecimals(flags.records.output.decimals),
        read.warnings(warnings));
  }
}
