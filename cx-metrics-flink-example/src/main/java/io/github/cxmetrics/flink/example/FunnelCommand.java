package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.funnel.ConversionWindow;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cxm-flink funnel}. */
@Command(
    name = "funnel",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "How far customers got along a row of steps, as cxm funnel.",
    footer = {
      "",
      "Examples:",
      "  cxm-flink funnel shop.csv --actor client --event event --time at --zone UTC \\",
      "      --steps view,cart,pay --within 1h",
      "  cxm-flink funnel --generate 1000000 --rate 50000 --actor customer --event event \\",
      "      --time at --steps view,cart,pay --as-of 2026-12-31T00:00Z --live 1d"
    })
final class FunnelCommand implements Callable<Integer> {

  @Mixin InputFlags input = new InputFlags();

  @Mixin EventFlags events = new EventFlags();

  @Option(
      names = "--event",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the event's name.")
  String event = "";

  @Option(
      names = "--steps",
      required = true,
      split = ",",
      paramLabel = "A,B,C",
      description = "The events of the steps, in order.")
  List<String> steps = new ArrayList<>();

  @Option(
      names = "--within",
      paramLabel = "TIME",
      description = "How long an attempt may last: 90s, 30m, 12h, 7d; 'none' (default: 14d).")
  @Nullable String within;

  @Mixin EngineFlags engine = new EngineFlags();

  @Mixin OutputFlags output = new OutputFlags();

  private final PrintStream out;

  FunnelCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    input.check();
    FunnelDefinition definition = definition();
    FunnelReport report = new FunnelReport(steps);
    OptionalLong asOf = events.asOfMillis();
    if (asOf.isEmpty()) {
      asOf = lastEvent();
    }
    if (asOf.isEmpty()) {
      report.print(out, output.format, Funnel.accumulator(definition).result(), "no events");
      return Main.DONE;
    }
    run(definition, asOf.getAsLong(), report);
    return Main.DONE;
  }

  private void run(FunnelDefinition definition, long asOf, FunnelReport report) throws Exception {
    StreamExecutionEnvironment environment = engine.environment();
    SingleOutputStreamOperator<Event> records = records(environment);
    List<StreamResult<String, PopulationAccumulator, Funnel>> said = new ArrayList<>();
    long rejected =
        JobRun.run(
            environment,
            "cxm-flink funnel",
            FunnelJob.reports(events.timed(records, input), definition, asOf, engine.live()),
            records.getSideOutput(ReadRecords.REJECTS),
            input.rejects,
            each -> {
              said.add(each);
              report.print(out, output.format, each.result(), asOf(each));
            });
    if (said.isEmpty()) {
      report.print(out, output.format, Funnel.accumulator(definition).result(), "no events");
    }
    if (rejected > 0 && !output.isJson()) {
      out.println(rejected + " records rejected");
    }
  }

  private static String asOf(StreamResult<String, PopulationAccumulator, Funnel> each) {
    return Instant.ofEpochMilli(each.window().endMillis() - 1).toString();
  }

  private OptionalLong lastEvent() throws Exception {
    StreamExecutionEnvironment environment = engine.environment();
    return Extent.of(environment, records(environment)).stream()
        .mapToLong(Extent::lastMillis)
        .findFirst();
  }

  private SingleOutputStreamOperator<Event> records(StreamExecutionEnvironment environment) {
    return Sources.records(environment, input, events.reader(event), Event.class, new EventLines());
  }

  private FunnelDefinition definition() {
    try {
      FunnelDefinition plain = Funnel.define(steps.toArray(String[]::new));
      if (within == null) {
        return plain;
      }
      return "none".equals(within)
          ? plain.within(ConversionWindow.NONE)
          : plain.within(DurationText.parse("--within", within));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--steps and --within: " + e.getMessage());
    }
  }
}
