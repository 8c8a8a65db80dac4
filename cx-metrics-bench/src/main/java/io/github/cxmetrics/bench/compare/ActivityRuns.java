package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The weekly cohorts, and the active customers of each day with trailing windows, of 50 million
 * events of 2 million customers; each contender in a Java of its own, so that the peak of its
 * memory is known too. It holds the columns: 18 bytes an event. Memory is told on Linux only. The
 * CPU time, the least of five runs, says more than the seconds where others use the machine too.
 *
 * <pre>{@code
 * cd cx-metrics-bench
 * java -Xmx8g -cp target/benchmarks.jar io.github.cxmetrics.bench.compare.ActivityRuns
 * java -Xmx8g -cp target/benchmarks.jar io.github.cxmetrics.bench.compare.ActivityRuns 50000000 COHORTS PLAIN
 * java -Xmx8g -cp target/benchmarks.jar io.github.cxmetrics.bench.compare.ActivityRuns 5000000 ACTIVE OBJECTS
 * }</pre>
 *
 * <p>Hash maps and objects get a tenth of the events if nothing is said. The scripts in {@code
 * src/main/scripts/compare-activity} ask databases the same.
 */
public final class ActivityRuns {

  private static final int EVENTS = 50_000_000;
  private static final int RUNS = 5;
  private static final Path STATUS = Path.of("/proc/self/status");

  private ActivityRuns() {}

  /**
   * Runs one contender, or all.
   *
   * @param args {@code EVENTS QUESTION CONTENDER}, or nothing for all
   * @throws IOException if another Java cannot be started
   * @throws InterruptedException if interrupted while it runs
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0) {
      time(
          Integer.parseInt(args[0]),
          ActivityQuestion.valueOf(args[1]),
          ActivityContender.valueOf(args[2]));
      return;
    }
    for (ActivityQuestion question : ActivityQuestion.values()) {
      for (ActivityContender contender : ActivityContender.values()) {
        start(question, contender);
      }
    }
  }

  private static void start(ActivityQuestion question, ActivityContender contender)
      throws IOException, InterruptedException {
    int events = contender == ActivityContender.OBJECTS ? EVENTS / 10 : EVENTS;
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Runtime.getRuntime().maxMemory(),
                "-cp",
                System.getProperty("java.class.path"),
                ActivityRuns.class.getName(),
                Integer.toString(events),
                question.name(),
                contender.name())
            .inheritIO()
            .start();
    if (run.waitFor() != 0) {
      throw new IllegalStateException(contender + " failed");
    }
  }

  private static void time(int events, ActivityQuestion question, ActivityContender contender)
      throws IOException {
    Journeys journeys =
        Journeys.of(CompareFunnels.SEED, events, events / CompareFunnels.EVENTS_PER_CUSTOMER);
    double[] seconds = new double[RUNS];
    double leastCpu = Double.MAX_VALUE;
    long[] answer = {};
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      long cpu = cpuMillis();
      answer = contender.answer(question, journeys);
      seconds[run] = (System.nanoTime() - start) / 1e9;
      leastCpu = Math.min(leastCpu, (cpuMillis() - cpu) / 1e3);
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%-7s %-31s %d events  %.3f s (fastest %.3f, CPU %.2f)  %s  %s%n",
        question,
        contender,
        events,
        seconds[RUNS / 2],
        seconds[0],
        leastCpu,
        peak(),
        question.inShort(answer));
  }

  /** Of all threads, those that compile and collect garbage too; 0 where it is not known. */
  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
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
