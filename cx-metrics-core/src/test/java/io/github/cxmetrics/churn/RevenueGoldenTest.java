package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of recurring revenue. */
class RevenueGoldenTest implements GoldenContract {

  private static final CalendarGrid WEEKS =
      CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris"));

  private static RevenueAccumulator intervals() {
    RevenueAccumulator all =
        Revenue.accumulator(RevenueDefinition.intervals(WEEKS).per(RevenueTerm.YEAR).in("EUR/100"));
    for (int i = 0; i < 40; i++) {
      long start = 1_000_000_000L * (i * i % 41);
      all.addInterval(i % 7 - 3, start, start + 500_000_000L * (1 + i % 5), 1_200L * (i % 9));
    }
    all.addOpen(3, -5, 700);
    all.join(1, 2);
    return all;
  }

  private static NamedRevenueAccumulator changesByName() {
    NamedRevenueAccumulator all =
        Revenue.accumulatorOfNames(RevenueDefinition.changes(WEEKS).bySubscription().in("KRW"));
    for (int i = 0; i < 30; i++) {
      all.addChange("고객 " + i % 4, 1_000_000_000L * (i / 2), i % 2, 1_000L * (i % 6), "앱" + i % 3);
    }
    all.join("고객 1", "cookie");
    return all;
  }

  private static RevenueAccumulator snapshots() {
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.snapshots(WEEKS));
    for (int i = 0; i < 30; i++) {
      all.addSnapshot(i % 4, WEEKS.period(2_800 + i / 3), 100L * (i % 7));
    }
    return all;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("revenue-intervals-v1", intervals());
    states.put("revenue-changes-by-name-v1", changesByName());
    states.put("revenue-snapshots-v1", snapshots());
    return states;
  }
}
