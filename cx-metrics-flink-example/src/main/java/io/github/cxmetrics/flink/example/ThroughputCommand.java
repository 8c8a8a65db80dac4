package io.github.cxmetrics.flink.example;

import com.sun.management.OperatingSystemMXBean;
import io.github.cxmetrics.flink.example.EngineFlags.StateBackend;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cxm-flink throughput}: what the adapter costs beside jobs that only count. */
@Command(
    name = "throughput",
    sortOptions = false,
    description = {
      "Runs made-up records through jobs written by hand, which only count, and through the"
          + " adapter, and shows the rate of each, their ratio and the bytes of state.",
      ""
    })
final class ThroughputCommand implements Callable<Integer> {

  private static final int MAX_PARALLELISM = 128;
  private static final double NANOS = 1e9;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "20000000",
      description = "How many records each job reads (default: ${DEFAULT-VALUE}).")
  long events = 20_000_000;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "How many records each job reads before it is measured (${DEFAULT-VALUE}).")
  long warmUp = 2_000_000;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many customers they are of (default: ${DEFAULT-VALUE}).")
  long customers = 1_000_000;

  @Option(
      names = "--state-events",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "How many records the state is measured after (default: ${DEFAULT-VALUE}).")
  long stateEvents = 2_000_000;

  @Option(
      names = "--state-customers",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many customers those are of (default: ${DEFAULT-VALUE}).")
  long stateCustomers = 100_000;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many tasks share each stage (default: ${DEFAULT-VALUE}).")
  int parallelism = 2;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "JOB",
      description = "Only these jobs: ${COMPLETION-CANDIDATES}.")
  List<Contender> only = List.of(Contender.values());

  private final PrintStream out;

  ThroughputCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    try (ThroughputCluster cluster = new ThroughputCluster(parallelism)) {
      boolean agree = measureRates(cluster);
      measureState(cluster);
      out.println(agree ? "All agree on the counts." : "Counts differ.");
      return agree ? Main.DONE : Main.FAILED;
    }
  }

  private boolean measureRates(ThroughputCluster cluster) throws Exception {
    if (warmUp > 0) {
      for (Contender contender : only) {
        measure(cluster, contender, warmUp);
      }
    }
    out.println(
        OutputFlags.line(
            "%d records of %d customers, parallelism %d, %d processors",
            events, customers, parallelism, Runtime.getRuntime().availableProcessors()));
    out.println(
        OutputFlags.line(
            "%-42s %12s %6s %16s %6s", "", "records/s", "times", "CPU ns/record", "times"));
    Map<Contender, Measured> all = new EnumMap<>(Contender.class);
    boolean agree = true;
    for (Contender contender : only) {
      System.gc(); // what the job before left behind is not this one's
      Measured measured = measure(cluster, contender, events);
      all.put(contender, measured);
      Measured byHand = all.getOrDefault(contender.byHand(), measured);
      out.println(
          OutputFlags.line(
              "%-42s %,12.0f %6.2f %,16.0f %6.2f",
              contender.title(),
              events * NANOS / measured.nanos(),
              (double) measured.nanos() / byHand.nanos(),
              (double) measured.cpuNanos() / events,
              (double) measured.cpuNanos() / byHand.cpuNanos()));
      agree &= byHand.digest() == measured.digest();
    }
    return agree;
  }

  /**
   * What a run took.
   *
   * @param nanos from start to end
   * @param cpuNanos of all threads of this process, which says more on a machine that is shared
   * @param digest what it found
   */
  private record Measured(long nanos, long cpuNanos, long digest) {}

  private Measured measure(ThroughputCluster cluster, Contender contender, long visits)
      throws Exception {
    StreamExecutionEnvironment job = job(contender, new Configuration(), visits, customers);
    long cpuBefore = cpuNanos();
    long before = System.nanoTime();
    JobExecutionResult result = cluster.run(job);
    return new Measured(
        System.nanoTime() - before,
        cpuNanos() - cpuBefore,
        result.<Long>getAccumulatorResult(Digests.NAME));
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void measureState(ThroughputCluster cluster) throws Exception {
    if (stateEvents == 0) {
      return;
    }
    out.println(
        OutputFlags.line("State after %d records of %d customers", stateEvents, stateCustomers));
    for (Contender contender : only) {
      if (contender.keepsCustomers()) {
        for (StateBackend backend : StateBackend.values()) {
          measureState(cluster, contender, backend);
        }
      }
    }
  }

  private void measureState(ThroughputCluster cluster, Contender contender, StateBackend backend)
      throws Exception {
    Path folder = Files.createTempDirectory("cxm-flink-state");
    try {
      Configuration settings = new Configuration();
      settings.set(StateBackendOptions.STATE_BACKEND, backend.name().toLowerCase(Locale.ROOT));
      settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
      settings.set(
          CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
          ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION); // deleted here, not meanwhile
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
      Visits.MADE.reset();
      long bytes =
          cluster.stateBytes(
              pausedJob(contender, settings), stateEvents / parallelism * parallelism, folder);
      out.println(
          OutputFlags.line(
              "%-42s %-8s %,14d bytes %8.1f a customer",
              contender.title(),
              backend.name().toLowerCase(Locale.ROOT),
              bytes,
              (double) bytes / stateCustomers));
    } finally {
      delete(folder);
    }
  }

  private StreamExecutionEnvironment job(
      Contender contender, Configuration settings, long visits, long among) {
    return job(contender, settings, visits, among, RateLimiterStrategy.noOp());
  }

  /** A job with more to read than it gets, so that it does not end. */
  private StreamExecutionEnvironment pausedJob(Contender contender, Configuration settings) {
    return job(contender, settings, stateEvents, stateCustomers, new PausedRate(stateEvents));
  }

  private StreamExecutionEnvironment job(
      Contender contender,
      Configuration settings,
      long visits,
      long among,
      RateLimiterStrategy<?> rate) {
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
    environment.setParallelism(parallelism);
    Visits maker = new Visits(visits, parallelism, among);
    long all = rate instanceof PausedRate ? 2 * visits : visits;
    DataStream<Visit> made =
        environment.fromSource(
            new DataGeneratorSource<>(maker, all, rate, TypeInformation.of(Visit.class)),
            WatermarkStrategy.noWatermarks(),
            "visits");
    contender
        .apply(made, maker.end())
        .filter(new Digests())
        .sinkTo(new DiscardingSink<>())
        .name("nothing");
    return environment;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
