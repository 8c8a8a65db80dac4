package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueQuestion;
import io.github.cxmetrics.cli.event.AsOf;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm revenue}. */
@Command(
    name = "revenue",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "How recurring revenue moves, period by period: new, expansion, reactivation, contraction and"
          + " churn from opening to closing, with net and gross retention.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm revenue contracts.csv --customer account --start from --end until --amount fee \\",
      "      --zone UTC --trailing 12",
      "  cxm revenue changes.csv --customer account --at time --amount mrr --zone UTC --cohorts 12",
      "  cxm revenue months.csv --customer account --period month --amount mrr --zone UTC"
    })
public final class RevenueCommand implements Callable<Integer> {

  /* Of months, this is more than 80 years. */
  private static final int MOST_PERIODS = 1_000;

  @Mixin RevenueFlags flags = new RevenueFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public RevenueCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    RevenueReport report = read();
    new RevenueForms(report).write(flags.records.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private RevenueReport read() throws IOException {
    RevenueQuestion question = UsageException.ofRefusals(flags::question);
    EventQuery query = flags.query();
    EventLayout layout = new EventLayout(query);
    RevenueReader amounts =
        new RevenueReader(flags.definition(), flags.columns, flags.by(), layout);
    EventInput input = flags.records.read(flags.file, query, layout, amounts::add);
    Revenue revenue = amounts.total(question);
    RevenueQuestion ended = revenue.asOf().map(question::asOf).orElse(question);
    List<RevenueReport.Part> segments = new ArrayList<>();
    amounts
        .segments(ended)
        .forEach((segment, part) -> segments.add(new RevenueReport.Part(segment, part)));
    InputReport report = new InputReport(query, endOf(input, revenue));
    return new RevenueReport(
        query,
        flags.columns.amounts.amount().orElseThrow() + " per " + flags.columns.per.label(),
        flags.columns.amounts.currency(),
        flags.trails(),
        report,
        revenue,
        flags.by(),
        segments,
        flags.records.level(),
        NumberStyle.PERCENT.withDecimals(flags.records.output.decimals),
        report.warnings(warnings(revenue)));
  }

  /** Data of amounts end when the last of their starts and ends is, if nobody says when. */
  private static EventInput endOf(EventInput input, Revenue revenue) {
    Optional<AsOf> asOf =
        input
            .asOf()
            .map(
                end ->
                    revenue
                        .asOf()
                        .map(last -> new AsOf(last.toEpochMilli(), end.source()))
                        .orElse(end));
    return new EventInput(input.file(), input.counts(), asOf);
  }

  private static List<String> warnings(Revenue revenue) {
    List<String> warnings = new ArrayList<>();
    if (revenue.periods().size() > MOST_PERIODS) {
      warnings.add(
          "there are "
              + revenue.periods().size()
              + " periods: is a date in the file wrong or a stand-in, such as 9999-12-31? Then give"
              + " --as-of");
    }
    if (revenue.conflicts() > 0) {
      warnings.add(
          revenue.conflicts()
              + " changes gave way to one of a greater amount at the same instant: is there a"
              + " column for --sequence?");
    }
    return warnings;
  }
}
