package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.engagement.ActivityData.Days;
import io.github.cxmetrics.cli.engagement.LifecycleReport.Lives;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.engagement.ActivityRange;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm lifecycle}. */
@Command(
    name = "lifecycle",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Who comes and goes: of each period the new, returning, resurrecting and dormant actors, with"
          + " the share that returned.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm lifecycle logins.csv --actor user --time at --zone Asia/Seoul --period month",
      "  cxm lifecycle shop.csv --actor client --event event --time at --zone UTC \\",
      "      --activity pay --states --from 2026-05-01"
    })
public final class LifecycleCommand implements Callable<Integer> {

  @Mixin LifecycleFlags flags = new LifecycleFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public LifecycleCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    ActivityData data = new ActivityReader(flags.activity).read();
    Optional<Days> days = data.days(flags.isDaily());
    LifecycleReport report =
        UsageException.ofRefusals(
            () ->
                new LifecycleReport(
                    data,
                    flags.period,
                    flags.states,
                    days,
                    days.isEmpty() ? Lives.NONE : data.ofTotal(days.get(), this::lives),
                    days.isEmpty() ? List.of() : data.ofSegments(days.get(), this::lives),
                    flags.activity.records.level(),
                    NumberStyle.PERCENT.withDecimals(flags.activity.records.output.decimals)));
    new LifecycleForms(report).write(flags.activity.records.output, out);
    data.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private Lives lives(ActivityRange range) {
    return flags.states
        ? new Lives(List.of(), Optional.of(range.dailyStates()))
        : new Lives(range.lifecycle(flags.period).intervals(), Optional.empty());
  }
}
