package io.github.cxmetrics.bench.live;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Four writers for minutes: three record into live metrics while panes slide, segments come and go
 * and readers ask and reset, the fourth drives {@link io.github.cxmetrics.bench.window.WindowSoak
 * event-time windows}. Every few seconds a line says what is held. In the end the memory must not
 * have grown, and the counts must add up; the exit code tells.
 *
 * <pre>{@code
 * java -Xmx512m -cp cx-metrics-bench/target/benchmarks.jar io.github.cxmetrics.bench.live.Soak
 * java -Xmx512m -cp cx-metrics-bench/target/benchmarks.jar io.github.cxmetrics.bench.live.Soak 120
 * }</pre>
 */
public final class Soak {

  private static final long DEFAULT_SECONDS = 600;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  /* Room for what the virtual machine itself keeps as it compiles and warms up. */
  private static final double MOST_GROWTH = 1.15;
  private static final double MOST_GROWTH_MIB = 4;

  private static final double MIB = 1 << 20;

  private final Duration length;
  private final Duration betweenLines;
  private final PrintStream out;
  private final List<Double> heapMib = new ArrayList<>();

  Soak(Duration length, Duration betweenLines, PrintStream out) {
    this.length = length;
    this.betweenLines = betweenLines;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param args how many seconds, if not 600
   * @throws InterruptedException if somebody interrupts it
   */
  public static void main(String[] args) throws InterruptedException {
    long seconds = args.length > 0 ? Long.parseLong(args[0]) : DEFAULT_SECONDS;
    List<String> faults = new Soak(Duration.ofSeconds(seconds), BETWEEN_LINES, System.out).run();
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  /** What went wrong; nothing if all is well. */
  List<String> run() throws InterruptedException {
    SoakLoad load = new SoakLoad();
    out.printf(
        Locale.ROOT,
        "%8s %14s %14s %10s %9s %9s %14s %9s %9s%n",
        "seconds",
        "recorded",
        "windowed",
        "heap MiB",
        "segments",
        "recent",
        "other",
        "keys",
        "panes");
    load.start();
    long begin = System.nanoTime();
    long lines = Math.max(1, length.toMillis() / betweenLines.toMillis());
    for (long line = 1; line <= lines; line++) {
      long due = begin + line * betweenLines.toNanos();
      Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      printLine(load, (System.nanoTime() - begin) / 1_000_000_000);
    }
    List<String> faults = new ArrayList<>(load.stop());
    if (!isFlat(heapMib)) {
      faults.add("heap must not grow, was " + heapMib + " MiB");
    }
    faults.forEach(fault -> out.println("FAULT: " + fault));
    if (faults.isEmpty()) {
      out.println("heap is flat and all counts add up");
    }
    return faults;
  }

  private void printLine(SoakLoad load, long seconds) {
    double heap = heapAfterCollection();
    heapMib.add(heap);
    SoakLoad.Held held = load.held();
    out.printf(
        Locale.ROOT,
        "%8d %14d %14d %10.1f %9d %9d %14d %9d %9d%n",
        seconds,
        held.recorded(),
        held.windowed(),
        heap,
        held.segments(),
        held.recentSegments(),
        held.otherRecords(),
        held.windowKeys(),
        held.windowPanes());
  }

  private static double heapAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
  }

  /** Compares the last third with the one before it; the first is warming up. */
  static boolean isFlat(List<Double> heapMib) {
    int third = heapMib.size() / 3;
    if (third == 0) {
      return true;
    }
    double middle = median(heapMib.subList(heapMib.size() - 2 * third, heapMib.size() - third));
    double last = median(heapMib.subList(heapMib.size() - third, heapMib.size()));
    return last <= Math.max(MOST_GROWTH * middle, middle + MOST_GROWTH_MIB);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
