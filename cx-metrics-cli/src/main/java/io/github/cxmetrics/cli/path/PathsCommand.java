package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.path.EventFilter;
import io.github.cxmetrics.path.NamedPathAccumulator;
import io.github.cxmetrics.path.NamedPathMetric;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.PathEvents;
import io.github.cxmetrics.path.Paths;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm paths}. */
@Command(
    name = "paths",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Which ways actors take: what comes after an event, or came before it, step by step, with the"
          + " most frequent whole paths.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm paths shop.csv --actor client --event event --time at --zone UTC \\",
      "      --to-event pay --steps 6 --collapse",
      "  cxm paths shop.csv --actor client --event event --time at --zone UTC \\",
      "      --from-event view --session-gap none --matrix out --ends"
    })
public final class PathsCommand implements Callable<Integer> {

  @Mixin PathFlags flags = new PathFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public PathsCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    EventQuery query = flags.events();
    PathDefinition definition = UsageException.ofRefusals(flags::definition);
    PathReport report = read(query, definition);
    new PathForms(report).write(flags.records.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private PathReport read(EventQuery query, PathDefinition definition) throws IOException {
    EventLayout layout = new EventLayout(query);
    SequenceFlag.Reader sequence = new SequenceFlag.Reader(flags.sequence, layout);
    NamedPathMetric<EventRow> metric =
        Paths.metric(
            definition,
            EventRow::actor,
            PathEvents.<EventRow>of(EventRow::event, EventRow::atMillis).sequence(sequence::of));
    NamedPathAccumulator state = metric.newAccumulator();
    EventNames names = new EventNames(asked(definition));
    EventInput input =
        flags.records.read(
            flags.actor.file,
            query,
            layout,
            row -> {
              metric.add(state, row);
              names.add(row.event());
            });
    InputReport report = new InputReport(query, input);
    return new PathReport(
        query,
        flags.sequence.column(),
        report,
        state.result(),
        flags.top,
        Optional.ofNullable(flags.matrix),
        flags.color.isColored(flags.records.output, out),
        flags.records.level(),
        NumberStyle.PERCENT.withDecimals(flags.records.output.decimals),
        report.warnings(names.warnings()));
  }

  /** The events that are asked for by name. */
  private static List<EventPattern> asked(PathDefinition definition) {
    EventFilter filter = definition.filter();
    return Stream.concat(
            Stream.of(definition.range().start(), definition.range().end()),
            filter.names().stream())
        .map(name -> new EventPattern(name, List.of()))
        .toList();
  }
}
