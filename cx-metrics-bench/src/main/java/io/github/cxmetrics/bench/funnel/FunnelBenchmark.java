package io.github.cxmetrics.bench.funnel;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.Exclusion;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.InOrderFunnelAccumulator;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import java.time.Duration;
import java.time.Instant;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What each verb of a funnel costs, for each event that the state was given: five steps within
 * seven days, events as {@link Journeys} makes them, 25 an actor. Half of them are no step; they
 * are looked at and dropped.
 *
 * <p>Where a state grows, what is allocated is the state: 16 bytes for each event that is kept,
 * with room to spare and the arrays that were outgrown. Events added to a known actor {@linkplain
 * #addInOrder in order} allocate nothing.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar FunnelBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FunnelBenchmark {

  private static final long SEED = 20_261_122;
  private static final int EVENTS_PER_ACTOR = 25;

  /* As many in every call, from as many states as that takes. */
  private static final int EVENTS = 1_000_000;

  private static final FunnelDefinition FUNNEL =
      Funnel.define("view", "cart", "address", "pay", "thank").within(Duration.ofDays(7));

  private static final FunnelDefinition EXCLUDING = FUNNEL.excluding(Exclusion.of("refund"));

  private static FunnelAccumulator filled(FunnelDefinition funnel, Journeys journeys) {
    FunnelAccumulator filled = Funnel.accumulator(funnel);
    filled.addAll(
        journeys.customers(),
        journeys.atMillis(),
        journeys.stepMasks(),
        0,
        journeys.types().length);
    return filled;
  }

  /** Events still to come. A state of few of them is not parted, one of many is. */
  @State(Scope.Thread)
  public static class Incoming {

    @Param({"20000", "1000000"})
    int events = 1;

    Journeys inOrder = Journeys.of(SEED, 0, 1);
    Journeys shuffled = inOrder;

    /** Makes the events up. */
    @Setup
    public void make() {
      inOrder = Journeys.inOrder(SEED, events, events / EVENTS_PER_ACTOR);
      shuffled = inOrder.shuffled(SEED);
    }
  }

  /** Events of actors known by text. Each has a text of its own that knows its hash code. */
  @State(Scope.Thread)
  public static class IncomingNamed {

    @Param({"20000", "1000000"})
    int events = 1;

    Journeys journeys = Journeys.of(SEED, 0, 1);
    String[] names = new String[0];

    /** Makes the events up. */
    @Setup
    public void make() {
      journeys = Journeys.inOrder(SEED, events, events / EVENTS_PER_ACTOR);
      names = new String[events];
      for (int i = 0; i < events; i++) {
        names[i] = "customer-" + Long.toHexString(journeys.customers()[i]);
      }
    }
  }

  /** States that have seen events, and what is made of them. */
  @State(Scope.Thread)
  public static class Filled {

    @Param({"20000", "1000000"})
    int events = 1;

    FunnelAccumulator inOrder = Funnel.accumulator(FUNNEL);
    FunnelAccumulator shuffled = inOrder;
    byte[] encoded = new byte[0];

    /** Fills the states. */
    @Setup
    public void fill() {
      Journeys journeys = Journeys.inOrder(SEED, events, events / EVENTS_PER_ACTOR);
      inOrder = filled(FUNNEL, journeys);
      shuffled = filled(FUNNEL, journeys.shuffled(SEED));
      encoded = inOrder.encode();
    }
  }

  /** Actors who all have a record, and what they do next, at random; time goes on. */
  @State(Scope.Thread)
  public static class Known {

    private static final int MILLIS_BETWEEN = 10;

    @Param({"1000", "100000", "2000000"})
    int actors = 1;

    InOrderFunnelAccumulator accumulator = Funnel.accumulatorInOrder(FUNNEL);
    long[] next = new long[EVENTS];
    byte[] masks = new byte[EVENTS];
    long now;

    /** Makes the actors known. */
    @Setup
    public void meet() {
      SplittableRandom random = new SplittableRandom(SEED);
      long[] all = random.longs(actors).toArray();
      for (long actor : all) {
        accumulator.add(actor, now, FUNNEL.stepBit(1));
      }
      for (int i = 0; i < EVENTS; i++) {
        next[i] = all[random.nextInt(actors)];
        masks[i] = (byte) (1 << random.nextInt(Journeys.STEPS));
      }
    }

    InOrderFunnelAccumulator add() {
      for (int i = 0; i < EVENTS; i++) {
        now += MILLIS_BETWEEN;
        accumulator.add(next[i], now, masks[i]);
      }
      return accumulator;
    }
  }

  /**
   * 10,000 actors, one of whom has almost all events (a robot, or a default value): all year long,
   * every step but the last, so that no attempt ends by itself. The operation is an event of that
   * one.
   */
  @State(Scope.Thread)
  public static class Skewed {

    private static final int ACTORS = 10_000;

    @Param({"100000", "1000000"})
    int ofOne = 1;

    FunnelAccumulator plain = Funnel.accumulator(FUNNEL);
    FunnelAccumulator excluding = Funnel.accumulator(EXCLUDING);

    /** Fills the states. */
    @Setup
    public void fill() {
      plain = ofOne(FUNNEL, ofOne, 0);
      excluding = ofOne(EXCLUDING, ofOne, EXCLUDING.exclusionBit(0));
      for (int actor = 1; actor < ACTORS; actor++) {
        plain.add(actor, 0, FUNNEL.stepBit(1));
        excluding.add(actor, 0, EXCLUDING.stepBit(1));
      }
    }
  }

  /** That one alone, with fewer events, none of them excluded: all attempts last seven days. */
  @State(Scope.Thread)
  public static class SkewedAndLong {

    @Param({"5000", "20000"})
    int ofOne = 1;

    FunnelAccumulator excluding = Funnel.accumulator(EXCLUDING);

    /** Fills the state. */
    @Setup
    public void fill() {
      excluding = ofOne(EXCLUDING, ofOne, 0);
    }
  }

  private static FunnelAccumulator ofOne(FunnelDefinition funnel, int events, int otherMask) {
    FunnelAccumulator filled = Funnel.accumulator(funnel);
    SplittableRandom random = new SplittableRandom(SEED);
    long millisPerEvent = Journeys.SPAN.toMillis() / events;
    for (int i = 0; i < events; i++) {
      int step = random.nextInt(Journeys.STEPS);
      filled.add(0, i * millisPerEvent, step == Journeys.STEPS - 1 ? otherMask : 1 << step);
    }
    return filled;
  }

  /** Events one at a time in the order of their times, into new states that grow. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void add(Incoming incoming, Blackhole states) {
    for (int done = 0; done < EVENTS; done += incoming.events) {
      states.consume(added(incoming.inOrder));
    }
  }

  /** As {@link #add}, in an order that has nothing to do with their times or actors. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void addShuffled(Incoming incoming, Blackhole states) {
    for (int done = 0; done < EVENTS; done += incoming.events) {
      states.consume(added(incoming.shuffled));
    }
  }

  private static FunnelAccumulator added(Journeys journeys) {
    FunnelAccumulator accumulator = Funnel.accumulator(FUNNEL);
    long[] actors = journeys.customers();
    long[] atMillis = journeys.atMillis();
    byte[] masks = journeys.stepMasks();
    for (int i = 0; i < actors.length; i++) {
      accumulator.add(actors[i], atMillis[i], masks[i]);
    }
    return accumulator;
  }

  /** Events in columns, into new states; those of many events make room before they add. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void addAll(Incoming incoming, Blackhole states) {
    for (int done = 0; done < EVENTS; done += incoming.events) {
      states.consume(filled(FUNNEL, incoming.inOrder));
    }
  }

  /** As {@link #add}, of actors known by text. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void addNamed(IncomingNamed incoming, Blackhole states) {
    for (int done = 0; done < EVENTS; done += incoming.events) {
      states.consume(added(incoming.names, incoming.journeys));
    }
  }

  private static NamedFunnelAccumulator added(String[] names, Journeys journeys) {
    NamedFunnelAccumulator accumulator = Funnel.accumulatorOfNames(FUNNEL);
    long[] atMillis = journeys.atMillis();
    byte[] masks = journeys.stepMasks();
    for (int i = 0; i < names.length; i++) {
      accumulator.add(names[i], atMillis[i], masks[i]);
    }
    return accumulator;
  }

  /** Events of known actors in the order of their times; all of them are a step. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public InOrderFunnelAccumulator addInOrder(Known known) {
    return known.add();
  }

  /** The counts by step, where events came in the order of their times. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void evaluateSorted(Filled filled, Blackhole results) {
    for (int done = 0; done < EVENTS; done += filled.events) {
      results.consume(filled.inOrder.stepCounts());
    }
  }

  /** The counts by step, where events came in any order. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void evaluateShuffled(Filled filled, Blackhole results) {
    for (int done = 0; done < EVENTS; done += filled.events) {
      results.consume(filled.shuffled.stepCounts());
    }
  }

  /** The counts with the times between all steps, where events came in the order of their times. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void evaluateWithTimes(Filled filled, Blackhole results) {
    for (int done = 0; done < EVENTS; done += filled.events) {
      results.consume(filled.inOrder.result());
    }
  }

  /** The events of one state to those of another, which is copied first: see {@link #copy}. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void merge(Filled filled, Blackhole states) {
    for (int done = 0; done < EVENTS; done += filled.events) {
      states.consume(filled.inOrder.copy().merge(filled.shuffled));
    }
  }

  /** A state of the same events. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void copy(Filled filled, Blackhole states) {
    for (int done = 0; done < EVENTS; done += filled.events) {
      states.consume(filled.inOrder.copy());
    }
  }

  /** A state to bytes. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void encode(Filled filled, Blackhole bytes) {
    for (int done = 0; done < EVENTS; done += filled.events) {
      bytes.consume(filled.inOrder.encode());
    }
  }

  /** Bytes to a state. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void decode(Filled filled, Blackhole states) {
    for (int done = 0; done < EVENTS; done += filled.events) {
      states.consume(filled.inOrder.decode(filled.encoded));
    }
  }

  /** Settles the first half of the year, in a copy of the state: see {@link #copy}. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void settle(Filled filled, Blackhole states) {
    Instant middle = Journeys.START.plus(Journeys.SPAN.dividedBy(2));
    for (int done = 0; done < EVENTS; done += filled.events) {
      FunnelAccumulator copy = filled.inOrder.copy();
      copy.settle(middle);
      states.consume(copy);
    }
  }

  /** The counts by step where one actor has almost all events. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void skewed(Skewed skewed, Blackhole results) {
    for (int done = 0; done < EVENTS; done += skewed.ofOne) {
      results.consume(skewed.plain.stepCounts());
    }
  }

  /** As {@link #skewed}, where one of five events voids the attempts that are under way. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void skewedExcluding(Skewed skewed, Blackhole results) {
    for (int done = 0; done < EVENTS; done += skewed.ofOne) {
      results.consume(skewed.excluding.stepCounts());
    }
  }

  /**
   * As {@link #skewed}, where an event could be excluded and none is. Attempts are followed one by
   * one, each through all events of its seven days: four times the events of an actor cost four
   * times as much each.
   */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void skewedExcludingNone(SkewedAndLong skewed, Blackhole results) {
    for (int done = 0; done < EVENTS; done += skewed.ofOne) {
      results.consume(skewed.excluding.stepCounts());
    }
  }
}
