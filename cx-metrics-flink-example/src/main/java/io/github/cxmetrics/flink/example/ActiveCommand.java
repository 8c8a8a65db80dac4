package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.engagement.ActiveActors;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cxm-flink active}. */
@Command(
    name = "active",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "How many customers are active, daily, weekly and monthly, as cxm active.",
    footer = {
      "",
      "Example:",
      "  cxm-flink active logins.csv --actor user --time at --zone Asia/Seoul"
    })
final class ActiveCommand implements Callable<Integer> {

  private static final int DAYS_SHOWN = 30;

  @Mixin InputFlags input = new InputFlags();

  @Mixin EventFlags events = new EventFlags();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "The first day that is shown (default: the first of the data, but the last 30 only).")
  private @Nullable String from;

  @Mixin EngineFlags engine = new EngineFlags();

  @Mixin OutputFlags output = new OutputFlags();

  private final PrintStream out;

  ActiveCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    input.check();
    ZoneId zone = events.times.zone("a day of activity");
    Optional<Extent> extent = extent();
    List<ActiveActors> reports = new ArrayList<>();
    long rejected = extent.isPresent() ? run(zone, extent.get(), reports) : 0;
    ActiveReport.print(out, output.format, reports.stream().findFirst());
    if (rejected > 0 && !output.isJson()) {
      out.println(rejected + " records rejected");
    }
    return Main.DONE;
  }

  private long run(ZoneId zone, Extent extent, List<ActiveActors> reports) throws Exception {
    LocalDate to = day(extent.lastMillis(), zone).plusDays(1);
    LocalDate last = to.minusDays(DAYS_SHOWN);
    LocalDate first = from == null ? day(extent.firstMillis(), zone) : LocalDate.parse(from);
    StreamExecutionEnvironment environment = engine.environment();
    SingleOutputStreamOperator<Event> records = records(environment);
    return JobRun.run(
        environment,
        "cxm-flink active",
        ActiveJob.report(
            records,
            zone,
            from == null && first.isBefore(last) ? last : first,
            to,
            extent.lastMillis()),
        records.getSideOutput(ReadRecords.REJECTS),
        input.rejects,
        each -> reports.add(each.result()));
  }

  private static LocalDate day(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
  }

  /** Known without a look at the input if the options say both ends. */
  private Optional<Extent> extent() throws Exception {
    if (from != null) {
      requireDate(from);
    }
    long asOf = events.asOfMillis().orElse(Long.MAX_VALUE);
    if (from != null && asOf < Long.MAX_VALUE) {
      return Optional.of(new Extent(asOf, asOf));
    }
    StreamExecutionEnvironment environment = engine.environment();
    SingleOutputStreamOperator<Event> records = records(environment);
    return Extent.of(environment, records)
        .map(known -> asOf < Long.MAX_VALUE ? new Extent(known.firstMillis(), asOf) : known);
  }

  private static void requireDate(String text) {
    try {
      LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UsageException("--from must be a day such as 2026-05-01, was " + text);
    }
  }

  private SingleOutputStreamOperator<Event> records(StreamExecutionEnvironment environment) {
    return Sources.records(environment, input, events.reader(null), Event.class, new EventLines());
  }
}
