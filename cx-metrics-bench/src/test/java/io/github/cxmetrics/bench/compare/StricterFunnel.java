package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.OrderRule;

/**
 * The question of {@link CompareFunnels} in a stricter order, answered by this library. The nearest
 * modes of ClickHouse's {@code windowFunnel} count otherwise: under {@code strict_order} and {@code
 * strict_deduplication} the first breach ends the reading of a customer, where here a later first
 * step begins anew.
 */
enum StricterFunnel {
  /** Each step later than the one before; ClickHouse: {@code strict_increase}. */
  LIBRARY_STRICT_INCREASE(OrderRule.STRICT_INCREASE),

  /** No step before its turn; ClickHouse: {@code strict_order} over rows that are a step. */
  LIBRARY_STEP_STRICT(OrderRule.STEP_STRICT),

  /** No repeat of a step that was done; ClickHouse: {@code strict_deduplication}. */
  LIBRARY_NO_REPEAT_OF_REACHED(OrderRule.NO_REPEAT_OF_REACHED);

  private final OrderRule order;

  StricterFunnel(OrderRule order) {
    this.order = order;
  }

  /** As {@link FunnelContender#levels(Journeys)}. */
  long[] levels(Journeys journeys) {
    return levels(journeys.customers(), journeys.atMillis(), journeys.stepMasks());
  }

  /** The same from columns. */
  long[] levels(long[] customers, long[] atMillis, byte[] stepMasks) {
    return LibraryFunnel.levels(
        LibraryFunnel.definition(CompareFunnels.WINDOW_MILLIS).ordered(order),
        customers,
        atMillis,
        stepMasks);
  }
}
