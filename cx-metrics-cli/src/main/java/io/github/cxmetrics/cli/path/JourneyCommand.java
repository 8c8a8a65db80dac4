package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.Stages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm journey}. */
@Command(
    name = "journey",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "How actors move through the stages of their journey: how many enter each, go on, go back and"
          + " drop off, how long they stay, and what they say there.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm journey shop.csv --actor client --event event --time at --zone UTC \\",
      "      --stage 'explore=view|search' --stage 'purchase=cart|pay' --stage use=play",
      "  cxm journey crm.csv --actor client --event event --time at --zone UTC \\",
      "      --stage explore=visit --stage 'buy=order[total>0]' --answer survey --score points"
    })
public final class JourneyCommand implements Callable<Integer> {

  @Mixin JourneyFlags flags = new JourneyFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public JourneyCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    EventQuery query = flags.events();
    StageDefinition definition = UsageException.ofRefusals(flags::definition);
    JourneyReport report = read(query, definition);
    new JourneyForms(report).write(flags.records.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private JourneyReport read(EventQuery query, StageDefinition definition) throws IOException {
    EventLayout layout = new EventLayout(query);
    JourneyReader reader = new JourneyReader(flags, definition, layout);
    List<EventPattern> asked = new ArrayList<>(flags.patterns());
    asked.addAll(flags.answers());
    EventNames names = new EventNames(asked);
    EventInput input =
        flags.records.read(
            flags.actor.file,
            query,
            layout,
            row -> {
              reader.add(row);
              names.add(row.event());
            });
    ConfidenceLevel level = flags.records.level();
    Stages stages =
        input.asOf().isPresent()
            ? reader.state().result(Instant.ofEpochMilli(input.asOfMillis()))
            : reader.state().result();
    InputReport report = new InputReport(query, input);
    return new JourneyReport(
        query,
        flags.sequence.column(),
        report,
        stages,
        flags
            .score()
            .map(column -> StageSurvey.of(column, flags.kind, reader.state(), stages, level)),
        level,
        NumberStyle.PERCENT.withDecimals(flags.records.output.decimals),
        report.warnings(names.warnings()));
  }
}
