package io.github.cxmetrics.bench.retention;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAccumulator;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.RetentionRoles;
import io.github.cxmetrics.retention.RetentionScope;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.concurrent.ForkJoinPool;
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
 * What each verb of a retention costs: 52 weekly cohorts by 52 weeks in Paris, events as {@link
 * Journeys} makes them, ten an actor. {@code add} and {@code addAll} are for each event; all others
 * for each actor of a state.
 *
 * <p>Events of {@linkplain #add known actors} on known days allocate nothing. {@linkplain #addNew
 * Where the state grows}, what is allocated is the state, with room to spare, what waits to be
 * sorted in, and the arrays that were outgrown.
 *
 * <pre>{@code
 * java -Xmx6g -jar cx-metrics-bench/target/benchmarks.jar RetentionBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RetentionBenchmark {

  private static final long SEED = 20_261_122;
  private static final int EVENTS_PER_ACTOR = 10;

  /* As many in every call, from as many states as that takes. */
  private static final int EVENTS = 1_000_000;
  private static final int ACTORS = 2_000_000;

  private static final RetentionDefinition WEEKS =
      Retention.define(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris")), 51);

  /* The first and the last step are different events, so that events are kept, not days. */
  private static final RetentionDefinition EVENT_BY_EVENT = WEEKS.starting("view").returning("pay");

  private static final Parallelism TWO_THREADS = Parallelism.of(ForkJoinPool.commonPool(), 2);

  private static RetentionAccumulator added(Journeys journeys) {
    return added(journeys, Parallelism.none());
  }

  private static RetentionAccumulator added(Journeys journeys, Parallelism threads) {
    RetentionAccumulator added = Retention.accumulator(WEEKS);
    added.addAll(journeys.customers(), journeys.atMillis(), 0, journeys.types().length, threads);
    return added;
  }

  /** A state, and the events that it has seen. */
  @State(Scope.Thread)
  public static class Known {

    @Param({"1000", "100000", "2000000"})
    int actors = 1;

    Journeys inOrder = Journeys.of(SEED, 0, 1);
    Journeys shuffled = inOrder;
    RetentionAccumulator accumulator = Retention.accumulator(WEEKS);
    private int next;

    /** Makes the events up and adds them. */
    @Setup
    public void meet() {
      inOrder = Journeys.of(SEED, actors * EVENTS_PER_ACTOR, actors);
      shuffled = inOrder.shuffled(SEED);
      accumulator = added(inOrder);
    }

    void add(Journeys journeys) {
      long[] who = journeys.customers();
      long[] when = journeys.atMillis();
      for (int i = 0; i < EVENTS; i++) {
        next = next == who.length ? 0 : next;
        accumulator.add(who[next], when[next]);
        next++;
      }
    }

    void addAll(Journeys journeys) {
      int batch = Math.min(EVENTS, journeys.types().length);
      for (int done = 0; done < EVENTS; done += batch) {
        next = next + batch > journeys.types().length ? 0 : next;
        accumulator.addAll(journeys.customers(), journeys.atMillis(), next, next + batch);
        next += batch;
      }
    }
  }

  /** States, and what is made of them. */
  @State(Scope.Thread)
  public static class Filled {

    @Param({"1000", "100000", "2000000"})
    int actors = 1;

    Journeys journeys = Journeys.of(SEED, 0, 1);
    RetentionAccumulator days = Retention.accumulator(WEEKS);
    RetentionAccumulator events = Retention.accumulator(EVENT_BY_EVENT);
    byte[] encoded = {};

    /** Fills the states. */
    @Setup
    public void fill() {
      journeys = Journeys.of(SEED, actors * EVENTS_PER_ACTOR, actors);
      days = added(journeys);
      encoded = days.encode();
      events = Retention.accumulator(EVENT_BY_EVENT);
      for (int i = 0; i < journeys.types().length; i++) {
        int type = journeys.types()[i];
        int roles = type == 0 ? RetentionRoles.START | RetentionRoles.START_NAME : 0;
        roles |= type == Journeys.STEPS - 1 ? RetentionRoles.RETURN : 0;
        events.add(journeys.customers()[i], journeys.atMillis()[i], roles, "", 0);
      }
    }
  }

  /** Events one by one, almost in the order of their times. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public RetentionAccumulator add(Known known) {
    known.add(known.inOrder);
    return known.accumulator;
  }

  /** As {@link #add}, in an order that has nothing to do with their times or actors. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public RetentionAccumulator addShuffled(Known known) {
    known.add(known.shuffled);
    return known.accumulator;
  }

  /** Events in columns, almost in the order of their times. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public RetentionAccumulator addAll(Known known) {
    known.addAll(known.inOrder);
    return known.accumulator;
  }

  /** As {@link #addAll}, in an order that has nothing to do with their times or actors. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public RetentionAccumulator addAllShuffled(Known known) {
    known.addAll(known.shuffled);
    return known.accumulator;
  }

  /** All events of each actor in columns, into new states that grow; for each actor. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void addNew(Filled filled, Blackhole states) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      states.consume(added(filled.journeys));
    }
  }

  /** As {@link #addNew}, shared by two threads. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void addNewInTwoThreads(Filled filled, Blackhole states) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      states.consume(added(filled.journeys, TWO_THREADS));
    }
  }

  /** The table from days of activity. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void result(Filled filled, Blackhole results) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      results.consume(filled.days.result());
    }
  }

  /** As {@link #result}, shared by two threads. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void resultInTwoThreads(Filled filled, Blackhole results) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      results.consume(filled.days.result(RetentionScope.ALL, TWO_THREADS));
    }
  }

  /** The table from events: who viewed, and in which weeks they paid. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void resultOfEvents(Filled filled, Blackhole results) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      results.consume(filled.events.result());
    }
  }

  /** A state of the same actors to a copy of it: see {@link #copy}. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void merge(Filled filled, Blackhole states) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      states.consume(filled.days.copy().merge(filled.days));
    }
  }

  /** A state of the same days. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void copy(Filled filled, Blackhole states) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      states.consume(filled.days.copy());
    }
  }

  /** A state to bytes. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void encode(Filled filled, Blackhole bytes) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      bytes.consume(filled.days.encode());
    }
  }

  /** Bytes to a state. */
  @Benchmark
  @OperationsPerInvocation(ACTORS)
  public void decode(Filled filled, Blackhole states) {
    for (int done = 0; done < ACTORS; done += filled.actors) {
      states.consume(filled.days.decode(filled.encoded));
    }
  }
}
