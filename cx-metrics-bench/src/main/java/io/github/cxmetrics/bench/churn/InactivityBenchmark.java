package io.github.cxmetrics.bench.churn;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.churn.Inactivity;
import io.github.cxmetrics.churn.InactivityAccumulator;
import io.github.cxmetrics.churn.InactivityChurn;
import io.github.cxmetrics.churn.InactivityDefinition;
import io.github.cxmetrics.churn.InactivityProposal;
import io.github.cxmetrics.churn.InactivityQuestion;
import io.github.cxmetrics.churn.InactivityRule;
import java.time.ZoneId;
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
 * What inactivity costs for all customers at once: the active days in Paris of a year, events as
 * {@link Journeys} makes them, ten a customer.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar InactivityBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InactivityBenchmark {

  private static final long SEED = 20_261_126;
  private static final int EVENTS_PER_CUSTOMER = 10;

  private static final InactivityDefinition IN_PARIS =
      InactivityDefinition.daily(ZoneId.of("Europe/Paris"));
  private static final InactivityQuestion BY_MONTH = InactivityQuestion.of(30);

  /** Customers with a year of activity. */
  @State(Scope.Thread)
  public static class Filled {

    @Param({"10000", "1000000"})
    int customers = 1;

    Journeys journeys = Journeys.of(SEED, 0, 1);
    InactivityAccumulator days = Inactivity.accumulator(IN_PARIS);
    byte[] encoded = {};

    InactivityAccumulator added() {
      InactivityAccumulator added = Inactivity.accumulator(IN_PARIS);
      added.addAll(journeys.customers(), journeys.atMillis(), 0, journeys.types().length);
      return added;
    }

    /** Fills the state. */
    @Setup
    public void fill() {
      journeys = Journeys.of(SEED, customers * EVENTS_PER_CUSTOMER, customers);
      days = added();
      encoded = days.encode();
    }
  }

  /** All events in columns, into a new state. */
  @Benchmark
  public InactivityAccumulator addAll(Filled filled) {
    return filled.added();
  }

  /** All events one by one, to customers and days that are known. */
  @Benchmark
  public InactivityAccumulator add(Filled filled) {
    long[] who = filled.journeys.customers();
    long[] when = filled.journeys.atMillis();
    for (int i = 0; i < who.length; i++) {
      filled.days.add(who[i], when[i]);
    }
    return filled.days;
  }

  /** The gaps of all customers, enough for any threshold. */
  @Benchmark
  public Inactivity result(Filled filled) {
    return filled.days.result();
  }

  /** Churn after 30 days, by month, in both views, with who came back. */
  @Benchmark
  public InactivityChurn churn(Filled filled) {
    return filled.days.churn(BY_MONTH);
  }

  /** Fourteen candidates for the threshold. */
  @Benchmark
  public InactivityProposal propose(Filled filled) {
    return filled.days.propose(InactivityRule.DAYS);
  }

  /** A state of the same customers to a copy of it: see {@link #copy}. */
  @Benchmark
  public InactivityAccumulator merge(Filled filled) {
    return filled.days.copy().merge(filled.days);
  }

  /** What of {@link #merge} is copying. */
  @Benchmark
  public InactivityAccumulator copy(Filled filled) {
    return filled.days.copy();
  }

  /** To bytes. */
  @Benchmark
  public byte[] encode(Filled filled) {
    return filled.days.encode();
  }

  /** From bytes. */
  @Benchmark
  public InactivityAccumulator decode(Filled filled) {
    return filled.days.decode(filled.encoded);
  }
}
