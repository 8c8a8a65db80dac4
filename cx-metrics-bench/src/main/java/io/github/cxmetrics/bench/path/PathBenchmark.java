package io.github.cxmetrics.bench.path;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.path.PathAccumulator;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.Paths;
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
 * What paths cost, for each event: from the first event of each session on, twelve names of events
 * as {@link Journeys} makes them, ten events an actor. What is allocated is the state: all events.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar PathBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PathBenchmark {

  private static final long SEED = 20_261_122;
  private static final int EVENTS_PER_ACTOR = 10;

  /* As many in every call, from as many states as that takes. */
  private static final int EVENTS = 1_000_000;

  private static final PathDefinition PATHS = PathDefinition.fromFirstEvent();
  private static final String[] NAMES = names();

  private static String[] names() {
    String[] names = new String[Journeys.TYPES];
    for (int type = 0; type < names.length; type++) {
      names[type] = "type " + type;
    }
    return names;
  }

  /** Events, and a state that has seen them. */
  @State(Scope.Thread)
  public static class Filled {

    @Param({"1000", "100000"})
    int actors = 1;

    Journeys journeys = Journeys.of(SEED, 0, 1);
    PathAccumulator filled = added(journeys);

    /** Makes the events up and adds them. */
    @Setup
    public void fill() {
      journeys = Journeys.of(SEED, actors * EVENTS_PER_ACTOR, actors);
      filled = added(journeys);
    }
  }

  private static PathAccumulator added(Journeys journeys) {
    PathAccumulator added = Paths.accumulator(PATHS);
    for (int i = 0; i < journeys.types().length; i++) {
      added.add(journeys.customers()[i], journeys.atMillis()[i], NAMES[journeys.types()[i]]);
    }
    return added;
  }

  /** Events one by one, into new states that grow. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void add(Filled filled, Blackhole states) {
    for (int done = 0; done < EVENTS; done += filled.journeys.types().length) {
      states.consume(added(filled.journeys));
    }
  }

  /** The whole answer. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void result(Filled filled, Blackhole results) {
    for (int done = 0; done < EVENTS; done += filled.journeys.types().length) {
      results.consume(filled.filled.result());
    }
  }
}
