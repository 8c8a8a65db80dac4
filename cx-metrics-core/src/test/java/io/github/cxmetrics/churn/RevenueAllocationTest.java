package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.AllocationCheck;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** After warm-up, adding allocates nothing beyond what is kept. */
class RevenueAllocationTest {

  /** A record of known texts takes its cells and the chunks' growth, and nothing beside. */
  @Test
  void addingRecordsOfKnownSubscriptions() {
    CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
    NamedRevenueAccumulator all =
        Revenue.accumulatorOfNames(RevenueDefinition.intervals(months).bySubscription());
    String[] customers = new String[100];
    String[] subscriptions = new String[100];
    for (int i = 0; i < customers.length; i++) {
      customers[i] = "customer " + i;
      subscriptions[i] = "subscription " + i;
    }
    int count = 200_000;
    Runnable adding =
        () -> {
          for (int i = 0; i < count; i++) {
            all.addInterval(customers[i % 100], i, i + 5, 7, subscriptions[i % 100]);
          }
        };
    adding.run();
    long eachOf40AndGrowth = 40 * 2;
    assertThat(AllocationCheck.bytesOf(adding)).isLessThan(eachOf40AndGrowth * count);
  }

  @Test
  void addingSnapshotsOfKnownPeriods() {
    CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.snapshots(months));
    CalendarPeriod[] periods = new CalendarPeriod[100];
    Arrays.setAll(periods, months::period);
    int count = 200_000;
    Runnable adding =
        () -> {
          for (int i = 0; i < count; i++) {
            all.addSnapshot(i, periods[i % 100], 7);
          }
        };
    adding.run();
    long eachOf32AndGrowth = 32 * 2;
    assertThat(AllocationCheck.bytesOf(adding)).isLessThan(eachOf32AndGrowth * count);
  }
}
