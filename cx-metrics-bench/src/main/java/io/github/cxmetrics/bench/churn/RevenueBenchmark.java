package io.github.cxmetrics.bench.churn;

import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueAccumulator;
import io.github.cxmetrics.churn.RevenueDefinition;
import io.github.cxmetrics.churn.RevenueQuestion;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What recurring revenue costs, for each change: three a customer, spread over three years of
 * months. What is allocated by {@code add} is the state: all changes.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar RevenueBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RevenueBenchmark {

  private static final long SEED = 20_261_126;
  private static final int CHANGES_PER_CUSTOMER = 3;

  /* As many in every call, from as many states as that takes. */
  private static final int CHANGES = 3_000_000;

  private static final CalendarGrid MONTHS =
      CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris"));

  /** Changes, and a state that has seen them. */
  @State(Scope.Thread)
  public static class Filled {

    @Param({"1000", "1000000"})
    int customers = 1;

    long[] times = {};
    long[] amounts = {};
    RevenueAccumulator filled = Revenue.accumulator(RevenueDefinition.changes(MONTHS));

    /** Makes the changes up and adds them. */
    @Setup
    public void fill() {
      Random random = new Random(SEED);
      long start = Instant.parse("2021-01-01T00:00:00Z").toEpochMilli();
      times = new long[customers * CHANGES_PER_CUSTOMER];
      amounts = new long[times.length];
      for (int i = 0; i < times.length; i++) {
        times[i] = start + random.nextLong(TimeUnit.DAYS.toMillis(3 * 365));
        amounts[i] = random.nextInt(4) == 0 ? 0 : 1_000L * (1 + random.nextInt(20));
      }
      filled = added(this);
    }
  }

  private static RevenueAccumulator added(Filled filled) {
    RevenueAccumulator added = Revenue.accumulator(RevenueDefinition.changes(MONTHS));
    for (int i = 0; i < filled.times.length; i++) {
      added.addChange(i % filled.customers, filled.times[i], 0, filled.amounts[i]);
    }
    return added;
  }

  /** Changes one by one, into new states that grow. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public void add(Filled filled, Blackhole states) {
    for (int done = 0; done < CHANGES; done += filled.times.length) {
      states.consume(added(filled));
    }
  }

  /** The movements and rates of 36 months, with retention over twelve. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public void result(Filled filled, Blackhole results) {
    for (int done = 0; done < CHANGES; done += filled.times.length) {
      results.consume(filled.filled.result());
    }
  }

  /** The same with cohorts up to an age of twelve months. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public void resultWithCohorts(Filled filled, Blackhole results) {
    for (int done = 0; done < CHANGES; done += filled.times.length) {
      results.consume(filled.filled.result(RevenueQuestion.DEFAULT.cohorts(12)));
    }
  }
}
