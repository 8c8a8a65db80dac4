package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.Map;

/** A golden state of counted subscriptions. */
class SubscriptionCountsGoldenTest implements GoldenContract {

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    SubscriptionCounts counts =
        SubscriptionCounts.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris")));
    counts.add(1_700_000_000_000L);
    counts.add(1_690_000_000_000L, 1_701_000_000_000L);
    counts.add(1_700_000_000_000L, 1_700_000_001_000L);
    return Map.of("subscription-counts-v1", counts);
  }
}
