package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.event.SegmentNames;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.retention.RetentionReport.Asked;
import io.github.cxmetrics.cli.retention.RetentionReport.Segment;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionScope;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm retention}. */
@Command(
    name = "retention",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Who comes back: of the actors who started in a period, the share that returned in each"
          + " interval after it, cohort by cohort, with what they are worth.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm retention orders.csv --actor customer --time at --zone Europe/London --period month",
      "  cxm retention shop.csv --actor client --event event --time at --zone Asia/Seoul \\",
      "      --start signup --returns 'pay[amount>0]' --value amount --currency KRW --by channel",
      "  cxm retention logins.csv --actor user --time at --zone UTC --period day --rolling 24h \\",
      "      --brackets 1,6,7,14 --return on-or-after --compare-cohorts 2026-05-01,2026-05-02"
    })
public final class RetentionCommand implements Callable<Integer> {

  private static final int MOST_SEGMENTS = 1000;

  @Mixin RetentionFlags flags = new RetentionFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public RetentionCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    DateRange dates = flags.dates();
    RetentionReader reader = new RetentionReader(flags);
    EventInput input = reader.read();
    RetentionReport report = report(reader, input, scope(input, dates), dates);
    new RetentionForms(report).write(flags.records.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
    return 0;
  }

  private RetentionScope scope(EventInput input, DateRange dates) {
    CalendarGrid grid = flags.grid();
    RetentionScope scope =
        RetentionScope.ALL.cohorts(
            dates.from().isPresent() ? grid.indexOfMillis(dates.startMillis()) : Long.MIN_VALUE,
            dates.to().isPresent()
                ? grid.indexOfMillis(dates.endMillis() - 1) + 1
                : Long.MAX_VALUE);
    return input.asOf().isPresent() ? scope.asOf(Instant.ofEpochMilli(input.asOfMillis())) : scope;
  }

  private RetentionReport report(
      RetentionReader reader, EventInput input, RetentionScope scope, DateRange dates) {
    ConfidenceLevel level = flags.records.level();
    Retention total = reader.state().result(scope);
    List<Segment> segments = segments(reader, scope);
    InputReport report = new InputReport(reader.query(), input);
    return new RetentionReport(
        reader.query(),
        new Asked(
            flags.rule,
            flags.average,
            flags.value(),
            flags.currency(),
            flags.by(),
            dates,
            flags.color.isColored(flags.records.output, out)),
        report,
        total,
        segments,
        new RetentionComparer(flags.comparison, flags.rule, level).compare(total, segments),
        level,
        NumberStyle.PERCENT.withDecimals(flags.records.output.decimals),
        warnings(report, reader.warnings(), total, dates));
  }

  private static List<String> warnings(
      InputReport report, List<String> ofEvents, Retention total, DateRange dates) {
    List<String> all = new ArrayList<>(report.warnings(ofEvents));
    if (report.input().counts().used() > 0 && total.n() == 0 && !dates.isAll()) {
      all.add(
          "no cohort of "
              + PrintableText.of(report.input().file())
              + " lies in "
              + dates.inOptions());
    }
    return all;
  }

  private static List<Segment> segments(RetentionReader reader, RetentionScope scope) {
    List<Segment> segments = new ArrayList<>();
    if (reader.segments().isPresent()) {
      SegmentNames names = reader.segments().get();
      reader
          .state()
          .resultsByProperty(scope)
          .forEach((code, retention) -> segments.add(new Segment(names.keyOf(code), retention)));
      segments.sort(Comparator.comparing(Segment::segment));
    }
    if (segments.size() > MOST_SEGMENTS) {
      throw new UsageException(
          "--by must give at most "
              + MOST_SEGMENTS
              + " segments, was "
              + segments.size()
              + ": is it an id?");
    }
    return segments;
  }
}
