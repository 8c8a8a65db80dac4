package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.InactivityChurn;
import io.github.cxmetrics.churn.InactivityDefinition;
import io.github.cxmetrics.churn.InactivityProposal;
import io.github.cxmetrics.churn.InactivityQuestion;
import io.github.cxmetrics.churn.InactivityRule;
import io.github.cxmetrics.cli.churn.InactivityReport.Source;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm inactivity}. */
@Command(
    name = "inactivity",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Churn without a contract: who has been inactive for too long, by calendar period, who comes"
          + " back, and after how long a customer may be called churned.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm inactivity orders.csv --actor customer --time at --zone UTC",
      "  cxm inactivity orders.csv --actor customer --time at --zone Asia/Seoul \\",
      "      --threshold 90d --period quarter --view event --by country"
    })
public final class InactivityCommand implements Callable<Integer> {

  @Mixin InactivityFlags flags = new InactivityFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public InactivityCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    InactivityDefinition definition = flags.definition();
    flags.check();
    InactivityReport report = read(definition, flags.records.query(flags.events));
    new InactivityForms(report).write(flags.records.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private InactivityReport read(InactivityDefinition definition, EventQuery query)
      throws IOException {
    EventLayout layout = new EventLayout(query);
    List<EventPattern> activity = flags.activity();
    InactivityReader reader =
        new InactivityReader(
            definition,
            layout.test(activity),
            flags.by().isEmpty()
                ? Optional.empty()
                : Optional.of(new EventSegments(flags.by(), layout)));
    EventNames names = new EventNames(activity);
    EventInput input =
        flags.records.read(
            flags.events.actor.file,
            query,
            layout,
            row -> {
              reader.add(row);
              names.add(row.event());
            });
    return report(definition, query, reader, input, names);
  }

  private InactivityReport report(
      InactivityDefinition definition,
      EventQuery query,
      InactivityReader reader,
      EventInput input,
      EventNames names) {
    Optional<Instant> asOf = input.asOf().map(end -> Instant.ofEpochMilli(end.millis()));
    InactivityRule rule = asOf.map(flags.rule()::asOf).orElseGet(flags::rule);
    InactivityProposal proposal = reader.total().propose(rule);
    Source source = source(proposal);
    OptionalLong threshold = threshold(source, proposal);
    InactivityQuestion open = flags.question(threshold.orElse(1));
    InactivityQuestion question = asOf.map(open::asOf).orElse(open);
    Optional<InactivityChurn> churn =
        threshold.isPresent()
            ? Optional.of(UsageException.ofRefusals(() -> reader.total().churn(question)))
            : Optional.empty();
    InputReport report = new InputReport(query, input);
    return new InactivityReport(
        query,
        definition,
        question,
        source,
        report,
        reader.ignored(),
        proposal,
        churn,
        flags.by(),
        churn.isPresent() ? reader.segments(question) : List.of(),
        flags.shown(),
        flags.records.level(),
        NumberStyle.PERCENT.withDecimals(flags.records.output.decimals),
        report.warnings(names.warnings()));
  }

  private Source source(InactivityProposal proposal) {
    if (flags.threshold().isPresent()) {
      return Source.GIVEN;
    }
    if (proposal.threshold().isPresent()) {
      return Source.PROPOSED;
    }
    return proposal.fewestReturns().isPresent() ? Source.FEWEST_RETURNS : Source.NONE;
  }

  private OptionalLong threshold(Source source, InactivityProposal proposal) {
    return switch (source) {
      case GIVEN -> flags.threshold();
      case PROPOSED -> proposal.threshold();
      case FEWEST_RETURNS -> OptionalLong.of(proposal.fewestReturns().orElseThrow().threshold());
      case NONE -> OptionalLong.empty();
    };
  }
}
