package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.retention.RepeatQuestion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm repeat}. */
@Command(
    name = "repeat",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Whether customers order again, how soon, and what their orders are worth: next orders within"
          + " a time, times between orders, baskets and refunds.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm repeat orders.csv --actor customer --time at --zone UTC --amount total",
      "  cxm repeat lines.csv --actor customer --time at --zone Europe/London \\",
      "      --order invoice --amount 'quantity*price' --refund 'quantity<0' --period month"
    })
public final class RepeatCommand implements Callable<Integer> {

  @Mixin RepeatFlags flags = new RepeatFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public RepeatCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    EventQuery query = flags.records.query(flags.events);
    UsageException.ofRefusals(flags::question);
    RepeatReport report = read(query);
    new RepeatForms(report).write(flags.records.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private RepeatReport read(EventQuery query) throws IOException {
    EventLayout layout = new EventLayout(query);
    List<EventPattern> purchases = flags.purchases();
    OrderReader orders =
        new OrderReader(
            UsageException.ofRefusals(flags::definition),
            purchases,
            flags.refunds(),
            flags.order().map(layout::placeOfText),
            flags.amounts.column(layout),
            flags.by().isEmpty()
                ? Optional.empty()
                : Optional.of(new EventSegments(flags.by(), layout)),
            layout);
    EventNames names = new EventNames(purchases);
    EventInput input =
        flags.records.read(
            flags.events.actor.file,
            query,
            layout,
            row -> {
              orders.add(row);
              names.add(row.event());
            });
    RepeatQuestion question =
        input.asOf().isPresent() ? flags.question(input.asOfMillis()) : flags.question();
    InputReport report = new InputReport(query, input);
    return new RepeatReport(
        query,
        new RepeatReport.Orders(
            flags.purchase(),
            flags.order(),
            flags.amounts.amount(),
            flags.amounts.currency(),
            flags.refund(),
            flags.firstOrders()),
        report,
        orders.ignored(),
        orders.total(question),
        flags.by(),
        orders.segments(question),
        flags.records.level(),
        NumberStyle.PERCENT.withDecimals(flags.records.output.decimals),
        report.warnings(names.warnings()));
  }
}
