package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.engagement.ActiveReport.Active;
import io.github.cxmetrics.cli.engagement.ActivityData.Days;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.engagement.ActivityRange;
import io.github.cxmetrics.engagement.RollingWindows;
import io.github.cxmetrics.engagement.StickinessRule;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm active}. */
@Command(
    name = "active",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "How many actors are active: daily, weekly and monthly, counted exactly over local days, with"
          + " stickiness and on how many days each was active.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm active logins.csv --actor user --time at --zone Asia/Seoul",
      "  cxm active shop.csv --actor client --event event --time at --zone UTC \\",
      "      --activity 'view|pay' --period month --month-days 28 --by channel",
      "  cxm active logins.csv --actor user --time at --zone Asia/Seoul \\",
      "      --from 2026-05-01 --to 2026-06-01 --distribution day"
    })
public final class ActiveCommand implements Callable<Integer> {

  @Mixin ActiveFlags flags = new ActiveFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public ActiveCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    RollingWindows windows = flags.windows();
    Optional<StickinessRule> rule = flags.rule();
    ActivityData data = new ActivityReader(flags.activity).read();
    Optional<Days> days = data.days(flags.period == CalendarUnit.DAY);
    ActiveReport report =
        UsageException.ofRefusals(
            () ->
                new ActiveReport(
                    data,
                    flags.period,
                    windows,
                    days,
                    days.isEmpty()
                        ? Active.NONE
                        : data.ofTotal(days.get(), range -> active(range.windows(windows), rule)),
                    days.isEmpty()
                        ? List.of()
                        : data.ofSegments(
                            days.get(), range -> active(range.windows(windows), rule)),
                    flags.activity.records.level(),
                    NumberStyle.PERCENT.withDecimals(flags.activity.records.output.decimals)));
    new ActiveForms(report).write(flags.activity.records.output, out);
    data.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private Active active(ActivityRange range, Optional<StickinessRule> rule) {
    return new Active(
        ActivePoint.of(range, flags.period),
        range.activeActors().inRange(),
        rule.map(range::stickiness));
  }
}
