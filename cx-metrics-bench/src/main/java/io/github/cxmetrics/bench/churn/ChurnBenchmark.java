package io.github.cxmetrics.bench.churn;

import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnAccumulator;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
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
 * What churn from contracts costs, for each customer: a contract begun within three years, every
 * third of which goes on, and a second one of every fourth customer. The result has all months with
 * the daily forms. What is allocated by {@code add} is the state.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar ChurnBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ChurnBenchmark {

  private static final long SEED = 20_261_126;
  private static final long BEGIN = 1_672_531_200_000L;
  private static final long DAY = 86_400_000L;
  private static final long THREE_YEARS = 1_096 * DAY;

  /* As many in every call, in as many states as that takes. */
  private static final int CUSTOMERS = 1_000_000;

  private static final ChurnDefinition MONTHS =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris")));

  /** Contracts, and a state that has seen them. */
  @State(Scope.Thread)
  public static class Filled {

    @Param({"1000", "1000000"})
    int customers = 1;

    long[] starts = new long[0];
    long[] lengths = new long[0];
    ChurnAccumulator filled = Churn.accumulator(MONTHS);

    /** Makes the contracts up and adds them. */
    @Setup
    public void fill() {
      Random random = new Random(SEED);
      starts = random.longs(customers, BEGIN, BEGIN + THREE_YEARS).toArray();
      lengths = random.longs(customers, DAY, THREE_YEARS / 2).toArray();
      filled = added(this);
    }
  }

  private static ChurnAccumulator added(Filled contracts) {
    ChurnAccumulator added = Churn.accumulator(MONTHS);
    for (int i = 0; i < contracts.starts.length; i++) {
      long start = contracts.starts[i];
      long length = contracts.lengths[i];
      if (i % 3 == 0) {
        added.add(i, start);
      } else {
        added.add(i, start, start + length);
      }
      if (i % 4 == 0) {
        added.add(i, start + 2 * length, start + 3 * length);
      }
    }
    return added;
  }

  /** Contracts one by one, into new states that grow. */
  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public void add(Filled filled, Blackhole states) {
    for (int done = 0; done < CUSTOMERS; done += filled.starts.length) {
      states.consume(added(filled));
    }
  }

  /** The whole answer. */
  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public void result(Filled filled, Blackhole results) {
    for (int done = 0; done < CUSTOMERS; done += filled.starts.length) {
      results.consume(filled.filled.result());
    }
  }
}
