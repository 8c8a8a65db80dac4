package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The question of {@link CompareFunnels} at full size, each contender in a Java of its own, so that
 * the peak of its memory is known too. It holds the columns: 18 bytes an event. Memory is told on
 * Linux only.
 *
 * <pre>{@code
 * cd cx-metrics-bench
 * java -Xmx12g -cp target/benchmarks.jar io.github.cxmetrics.bench.compare.FunnelRuns
 * java -Xmx12g -cp target/benchmarks.jar io.github.cxmetrics.bench.compare.FunnelRuns run 5000000 PLAIN
 * java -Xmx12g -cp target/benchmarks.jar io.github.cxmetrics.bench.compare.FunnelRuns run 50000000 LIBRARY_STEP_STRICT
 * java -Xmx12g -cp target/benchmarks.jar io.github.cxmetrics.bench.compare.FunnelRuns write 50000000 events.bin
 * }</pre>
 *
 * <p>The last one writes the file that the scripts in {@code src/main/scripts/compare-funnels} load
 * into databases.
 */
public final class FunnelRuns {

  private static final int EVENTS = 50_000_000;
  private static final int RUNS = 5;
  private static final Path STATUS = Path.of("/proc/self/status");

  private FunnelRuns() {}

  /**
   * Runs one contender, or all.
   *
   * @param args {@code run EVENTS CONTENDER} (or one of a stricter order), {@code write EVENTS
   *     FILE}, or nothing for all
   * @throws IOException if a file cannot be written or another Java cannot be started
   * @throws InterruptedException if interrupted while it runs
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0) {
      for (FunnelContender contender : FunnelContender.values()) {
        start(contender.name());
      }
      for (StricterFunnel stricter : StricterFunnel.values()) {
        start(stricter.name());
      }
      return;
    }
    int events = Integer.parseInt(args[1]);
    switch (args[0]) {
      case "write" -> inAnyOrder(events).writeRows(Path.of(args[2]));
      case "run" -> run(args[2], events);
      default -> throw new IllegalArgumentException("must be run or write, was " + args[0]);
    }
  }

  private static Journeys inAnyOrder(int events) {
    return Journeys.of(CompareFunnels.SEED, events, events / CompareFunnels.EVENTS_PER_CUSTOMER);
  }

  private static Journeys inOrder(int events) {
    return Journeys.inOrder(
        CompareFunnels.SEED, events, events / CompareFunnels.EVENTS_PER_CUSTOMER);
  }

  private static void start(String contender) throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Runtime.getRuntime().maxMemory(),
                "-cp",
                System.getProperty("java.class.path"),
                FunnelRuns.class.getName(),
                "run",
                Integer.toString(EVENTS),
                contender)
            .inheritIO()
            .start();
    if (run.waitFor() != 0) {
      throw new IllegalStateException(contender + " failed");
    }
  }

  private static void run(String name, int events) throws IOException {
    for (StricterFunnel stricter : StricterFunnel.values()) {
      if (stricter.name().equals(name)) {
        time(name, inAnyOrder(events), stricter::levels);
        return;
      }
    }
    FunnelContender contender = FunnelContender.valueOf(name);
    time(name, contender.takesAnyOrder() ? inAnyOrder(events) : inOrder(events), contender::levels);
  }

  private static void time(String name, Journeys journeys, Function<Journeys, long[]> contender)
      throws IOException {
    double[] seconds = new double[RUNS];
    String levels = "";
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      levels = Arrays.toString(contender.apply(journeys));
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%-31s %.3f s (fastest %.3f)  %s  %s%n",
        name,
        seconds[RUNS / 2],
        seconds[0],
        peak(),
        levels);
  }

  private static String peak() throws IOException {
    List<String> status = Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.of();
    return status.stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findAny()
        .orElse("peak unknown")
        .replaceAll("\\s+", " ");
  }
}
