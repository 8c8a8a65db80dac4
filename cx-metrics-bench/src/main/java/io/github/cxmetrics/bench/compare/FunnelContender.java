package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;

/** Who answers the question of {@link CompareFunnels}. */
enum FunnelContender {
  /** Lists of event objects in a hash map. */
  OBJECTS,

  /** Heaps of event objects and a sliding window. */
  PINOT,

  /** A program for this one question. */
  PLAIN;

  /** How many customers with a step among their events reached no step, one, and so on to all. */
  long[] levels(Journeys journeys) {
    return levels(journeys.customers(), journeys.atMillis(), journeys.stepMasks());
  }

  /** The same from columns. */
  long[] levels(long[] customers, long[] atMillis, byte[] stepMasks) {
    long window = CompareFunnels.WINDOW_MILLIS;
    return switch (this) {
      case OBJECTS -> ObjectFunnel.levels(customers, atMillis, stepMasks, window);
      case PINOT -> PinotFunnel.levels(customers, atMillis, stepMasks, window);
      case PLAIN -> PlainFunnel.levels(customers, atMillis, stepMasks, window);
    };
  }
}
