package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.InOrderFunnelAccumulator;
import io.github.cxmetrics.funnel.StepCounts;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** This library, in the ways there are to ask it. */
final class LibraryFunnel {

  /* 2^64 divided by the golden ratio: the high bits of a product depend on all of the other. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

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
    FunnelAccumulator all = added(definition, customers, atMillis, stepMasks, 0, customers.length);
    return levels(all.stepCounts());
  }

  private static FunnelAccumulator added(
      FunnelDefinition definition,
      long[] customers,
      long[] atMillis,
      byte[] stepMasks,
      int from,
      int to) {
    FunnelAccumulator accumulator = Funnel.accumulator(definition);
    accumulator.addAll(customers, atMillis, stepMasks, from, to);
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
    return levels(
        added(definition, customers, atMillis, stepMasks, 0, customers.length).result().counts());
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

  /** Two threads add half of the rows each; one merges and counts. */
  static long[] levelsByHalves(
      FunnelDefinition definition, long[] customers, long[] atMillis, byte[] stepMasks) {
    int middle = customers.length / 2;
    CompletableFuture<FunnelAccumulator> second =
        CompletableFuture.supplyAsync(
            () -> added(definition, customers, atMillis, stepMasks, middle, customers.length));
    FunnelAccumulator first = added(definition, customers, atMillis, stepMasks, 0, middle);
    return levels(first.merge(second.join()).stepCounts());
  }

  /** Two threads add and count half of the customers each; nothing is left to merge. */
  static long[] levelsByCustomers(
      FunnelDefinition definition, long[] customers, long[] atMillis, byte[] stepMasks) {
    CompletableFuture<long[]> odd =
        CompletableFuture.supplyAsync(
            () -> levels(definition, customers, atMillis, masksOf(1, customers, stepMasks)));
    long[] sums = levels(definition, customers, atMillis, masksOf(0, customers, stepMasks));
    long[] others = odd.join();
    Arrays.setAll(sums, level -> sums[level] + others[level]);
    return sums;
  }

  /* The same with no step in the rows of all other customers. */
  private static byte[] masksOf(int half, long[] customers, byte[] stepMasks) {
    byte[] masks = new byte[stepMasks.length];
    for (int i = 0; i < masks.length; i++) {
      int isOther = (int) ((customers[i] * SPREAD) >>> (Long.SIZE - 1)) ^ half;
      masks[i] = (byte) (stepMasks[i] & (isOther - 1));
    }
    return masks;
  }
}
