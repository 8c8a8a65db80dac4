package io.github.cxmetrics.bench.survival;

import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalAccumulator;
import io.github.cxmetrics.survival.SurvivalDefinition;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.survival.SurvivalStep;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What survival costs for a million customers of two groups, whose ages are days of two years, or
 * nearly all different.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar SurvivalBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SurvivalBenchmark {

  private static final long SEED = 20_261_126;
  private static final int CUSTOMERS = 1_000_000;

  /** Customers, and their states by group. */
  @State(Scope.Thread)
  public static class Customers {

    /** Ages are below this. */
    @Param({"730", "1000000000"})
    int ages = 1;

    long[] times = {};
    boolean[] events = {};
    boolean[] treated = {};
    SurvivalAccumulator first = accumulator();
    SurvivalAccumulator second = accumulator();

    /** Makes the customers up and adds them. */
    @Setup
    public void fill() {
      SplittableRandom random = new SplittableRandom(SEED);
      times = new long[CUSTOMERS];
      events = new boolean[CUSTOMERS];
      treated = new boolean[CUSTOMERS];
      for (int i = 0; i < CUSTOMERS; i++) {
        treated[i] = random.nextBoolean();
        double share = Math.pow(random.nextDouble(), treated[i] ? 1.1 : 1);
        times[i] = (long) (ages * share);
        events[i] = random.nextInt(4) > 0;
      }
      first = accumulator();
      second = accumulator();
      addTo(first, second);
    }

    void addTo(SurvivalAccumulator some, SurvivalAccumulator others) {
      for (int i = 0; i < CUSTOMERS; i++) {
        SurvivalAccumulator group = treated[i] ? some : others;
        if (events[i]) {
          group.addEvent(times[i]);
        } else {
          group.addCensored(times[i]);
        }
      }
    }
  }

  private static SurvivalAccumulator accumulator() {
    return Survival.accumulator(SurvivalDefinition.ONE_EVENT);
  }

  private static double read(SurvivalAccumulator first, SurvivalAccumulator second) {
    Survival some = first.result();
    Survival others = second.result();
    double sum = LogRank.of(Map.of("first", some, "second", others)).pValue().orElse(0);
    for (Survival each : new Survival[] {some, others}) {
      for (SurvivalStep step : each.steps(SurvivalQuestion.DEFAULT)) {
        sum += step.survival().interval().low();
      }
    }
    return sum;
  }

  /** From the stream of customers to both curves, all their intervals and the test. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public double streamToCurvesAndTest(Customers customers) {
    SurvivalAccumulator first = accumulator();
    SurvivalAccumulator second = accumulator();
    customers.addTo(first, second);
    return read(first, second);
  }

  /** Both curves, all their intervals and the test, from states. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public double curvesAndTest(Customers customers) {
    return read(customers.first, customers.second);
  }

  /** Customers one by one, at ages that were seen before. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  @OperationsPerInvocation(CUSTOMERS)
  public void add(Customers customers) {
    customers.addTo(customers.first, customers.second);
  }

  /** Customers in columns, at ages that were seen before. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  @OperationsPerInvocation(CUSTOMERS)
  public void addAll(Customers customers) {
    customers.first.addAll(customers.times, customers.events, 0, CUSTOMERS);
  }

  /** All counts of one group to those of the other, for each customer. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  @OperationsPerInvocation(CUSTOMERS)
  public SurvivalAccumulator merge(Customers customers) {
    return customers.second.copy().merge(customers.first);
  }
}
