package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.InOrderFunnelAccumulator;
import io.github.cxmetrics.funnel.StepCounts;
import io.github.cxmetrics.parallel.Parallelism;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** This library, in the ways there are to ask it. */
final class LibraryFunnel {

  static final Parallelism TWO_THREADS = Parallelism.of(ForkJoinPool.commonPool(), 2);

  private LibraryFunnel() {}

  /** The question of {@link CompareFunnels}; an event of type k is step k + 1. */
  static FunnelDefinition definition(long windowMillis) {
    FunnelStep[] steps =
        IntStream.range(0, Journeys.STEPS)
            .mapToObj(type -> FunnelStep.of("type " + type))
            .toArray(FunnelStep[]::new);
    return Funnel.define(steps).within(Duration.ofMillis(windowMillis));
  }

  /** From the counts by step. */
  static long[] levels(
      FunnelDefinition definition, long[] customers, long[] atMillis, byte[] stepMasks) {
    return levels(definition, customers, atMillis, stepMasks, Parallelism.none());
  }

  /** The same by several threads. */
  static long[] levels(
      FunnelDefinition definition,
      long[] customers,
      long[] atMillis,
      byte[] stepMasks,
      Parallelism threads) {
    return levels(added(definition, customers, atMillis, stepMasks, threads).stepCounts(threads));
  }

  private static FunnelAccumulator added(
      FunnelDefinition definition,
      long[] customers,
      long[] atMillis,
      byte[] stepMasks,
      Parallelism threads) {
    FunnelAccumulator accumulator = Funnel.accumulator(definition);
    accumulator.addAll(customers, atMillis, stepMasks, 0, customers.length, threads);
    return accumulator;
  }

  private static long[] levels(StepCounts counts) {
    long[] levels = new long[Journeys.STEPS + 1];
    levels[0] = counts.actors() - counts.n();
    for (int step = 1; step < Journeys.STEPS; step++) {
      levels[step] = counts.droppedOff(step + 1);
    }
    levels[Journeys.STEPS] = counts.reached(Journeys.STEPS);
    return levels;
  }

  /** From the whole result, with the times between all steps. */
  static long[] levelsWithTimes(
      FunnelDefinition definition, long[] customers, long[] atMillis, byte[] stepMasks) {
    return levelsWithTimes(definition, customers, atMillis, stepMasks, Parallelism.none());
  }

  /** The same by several threads. */
  static long[] levelsWithTimes(
      FunnelDefinition definition,
      long[] customers,
      long[] atMillis,
      byte[] stepMasks,
      Parallelism threads) {
    return levels(
        added(definition, customers, atMillis, stepMasks, threads).result(threads).counts());
  }

  /** Event by event, for events in the order of their times. */
  static long[] levelsInOrder(
      FunnelDefinition definition, long[] customers, long[] atMillis, byte[] stepMasks) {
    InOrderFunnelAccumulator accumulator = Funnel.accumulatorInOrder(definition);
    for (int i = 0; i < customers.length; i++) {
      accumulator.add(customers[i], atMillis[i], stepMasks[i]);
    }
    return levels(accumulator.result());
  }
}
