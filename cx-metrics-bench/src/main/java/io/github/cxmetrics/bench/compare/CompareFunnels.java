package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Customers by the highest of five ordered steps that they reached within seven days, from columns
 * of events; the whole question is the operation. Only customers with a step among their events
 * count. For 50 million events, and beside databases, see {@code ./bench --only W4}.
 *
 * <pre>{@code
 * java -Xmx8g -jar cx-metrics-bench/target/benchmarks.jar CompareFunnels -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CompareFunnels {

  static final long SEED = 20_261_122;
  static final int EVENTS_PER_CUSTOMER = 25;
  static final long WINDOW_MILLIS = Duration.ofDays(7).toMillis();

  @Param({"100000", "1000000", "5000000"})
  int events = 100_000;

  Journeys journeys = Journeys.of(SEED, 0, 1);
  Journeys inOrder = journeys;

  /** Makes the events up and lets all contenders answer once. */
  @Setup
  public void requireAgreement() {
    int customers = events / EVENTS_PER_CUSTOMER;
    journeys = Journeys.of(SEED, events, customers);
    inOrder = Journeys.inOrder(SEED, events, customers);
    long[] expected = hashMapAndObjects();
    for (FunnelContender contender : FunnelContender.values()) {
      long[] levels = contender.levels(contender.takesAnyOrder() ? journeys : inOrder);
      if (!Arrays.equals(levels, expected)) {
        throw new IllegalStateException(
            contender
                + " must answer "
                + Arrays.toString(expected)
                + ", was "
                + Arrays.toString(levels));
      }
    }
  }

  /** By hand: lists of event objects in a hash map. */
  @Benchmark
  public long[] hashMapAndObjects() {
    return FunnelContender.OBJECTS.levels(journeys);
  }

  /** By hand, as Apache Pinot goes about it: heaps of event objects and a sliding window. */
  @Benchmark
  public long[] pinotsMethod() {
    return FunnelContender.PINOT.levels(journeys);
  }

  /** By hand, a program for this one question. */
  @Benchmark
  public long[] plainLimit() {
    return FunnelContender.PLAIN.levels(journeys);
  }

  /** This library: columns of events, then the counts by step. */
  @Benchmark
  public long[] library() {
    return FunnelContender.LIBRARY.levels(journeys);
  }

  /** This library, with the times between all steps. */
  @Benchmark
  public long[] libraryWithTimes() {
    return FunnelContender.LIBRARY_TIMES.levels(journeys);
  }

  /** This library, event by event, of the same events in the order of their times. */
  @Benchmark
  public long[] libraryInOrder() {
    return FunnelContender.LIBRARY_IN_ORDER.levels(inOrder);
  }

  /** This library in two threads. */
  @Benchmark
  public long[] libraryInTwoThreads() {
    return FunnelContender.LIBRARY_TWO_THREADS.levels(journeys);
  }

  /** This library in two threads, with the times between all steps. */
  @Benchmark
  public long[] libraryWithTimesInTwoThreads() {
    return FunnelContender.LIBRARY_TIMES_TWO_THREADS.levels(journeys);
  }
}
