package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.FunnelDefinition;

/** Who answers the question of {@link CompareFunnels}. */
enum FunnelContender {
  /** Lists of event objects in a hash map. */
  OBJECTS,

  /** Heaps of event objects and a sliding window. */
  PINOT,

  /** A program for this one question. */
  PLAIN,

  /** This library: the events in columns, then the counts by step. */
  LIBRARY,

  /** The same with the times between all steps. */
  LIBRARY_TIMES,

  /** This library, event by event in the order of their times; the other order is refused. */
  LIBRARY_IN_ORDER,

  /** This library in two threads. */
  LIBRARY_TWO_THREADS,

  /** The same with the times between all steps. */
  LIBRARY_TIMES_TWO_THREADS;

  boolean takesAnyOrder() {
    return this != LIBRARY_IN_ORDER;
  }

  /** How many customers with a step among their events reached no step, one, and so on to all. */
  long[] levels(Journeys journeys) {
    return levels(journeys.customers(), journeys.atMillis(), journeys.stepMasks());
  }

  /** The same from columns. */
  long[] levels(long[] customers, long[] atMillis, byte[] stepMasks) {
    long window = CompareFunnels.WINDOW_MILLIS;
    FunnelDefinition funnel = LibraryFunnel.definition(window);
    return switch (this) {
      case OBJECTS -> ObjectFunnel.levels(customers, atMillis, stepMasks, window);
      case PINOT -> PinotFunnel.levels(customers, atMillis, stepMasks, window);
      case PLAIN -> PlainFunnel.levels(customers, atMillis, stepMasks, window);
      case LIBRARY -> LibraryFunnel.levels(funnel, customers, atMillis, stepMasks);
      case LIBRARY_TIMES -> LibraryFunnel.levelsWithTimes(funnel, customers, atMillis, stepMasks);
      case LIBRARY_IN_ORDER -> LibraryFunnel.levelsInOrder(funnel, customers, atMillis, stepMasks);
      case LIBRARY_TWO_THREADS ->
          LibraryFunnel.levels(funnel, customers, atMillis, stepMasks, LibraryFunnel.TWO_THREADS);
      case LIBRARY_TIMES_TWO_THREADS ->
          LibraryFunnel.levelsWithTimes(
              funnel, customers, atMillis, stepMasks, LibraryFunnel.TWO_THREADS);
    };
  }
}
