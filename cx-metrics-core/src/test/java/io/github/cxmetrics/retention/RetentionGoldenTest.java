package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of retention and repeat purchase. */
class RetentionGoldenTest implements GoldenContract {

  private static RepeatAccumulator repeatPurchase() {
    RepeatAccumulator orders =
        RepeatPurchase.accumulator(RepeatDefinition.NUMBERED_LINES.in("EUR/100"));
    for (int i = 0; i < 40; i++) {
      orders.add(i % 7 - 3, 1_000_000_000L * (i * i % 41), 150L * (i % 9) - 100, i / 2);
    }
    orders.addRefund(2, 50_000_000_000L, -450, 3);
    orders.join(1, 2);
    return orders;
  }

  private static NamedRepeatAccumulator repeatPurchaseByName() {
    NamedRepeatAccumulator orders =
        RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES.in("KRW"));
    for (int i = 0; i < 30; i++) {
      orders.add("고객 " + i % 4, 1_000_000_000L * i, 1_000L * i, "주문 " + i / 3);
    }
    orders.addRefund("고객 3", 50_000_000_000L, 5_000, "환불 1");
    orders.join("고객 1", "cookie");
    return orders;
  }

  private static final RetentionDefinition WEEKLY =
      Retention.define(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris")), 4);

  private static RetentionAccumulator retention() {
    RetentionAccumulator retention = Retention.accumulator(WEEKLY);
    for (int i = 0; i < 60; i++) {
      retention.add(i % 7 - 3, 100_000_000L * (i * i % 61));
    }
    retention.add(9, 1L << 47);
    retention.add(9, -(1L << 47));
    retention.join(1, 2);
    return retention;
  }

  private static final RetentionDefinition REVENUE =
      WEEKLY
          .starting("signup")
          .returning("pay")
          .cohortsBy(CohortRule.FIRST_EVER)
          .dividedBy("channel")
          .summing("pence");

  private static RetentionAccumulator retentionOfEvents() {
    RetentionAccumulator retention = Retention.accumulator(REVENUE);
    for (int i = 0; i < 60; i++) {
      retention.add(i % 7 - 3, 100_000_000L * (i * i % 61), i % 8, "app" + i % 3, i * i - 100);
    }
    retention.join(1, 2);
    return retention;
  }

  private static NamedRetentionAccumulator retentionByName() {
    NamedRetentionAccumulator retention = Retention.accumulatorOfNames(REVENUE);
    for (int i = 0; i < 30; i++) {
      retention.add("고객 " + i % 4, 100_000_000L * i, i % 8, "앱" + i % 3, i);
    }
    retention.join("고객 1", "cookie");
    return retention;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("repeat-purchase-v1", repeatPurchase());
    states.put("repeat-purchase-by-name-v1", repeatPurchaseByName());
    states.put("retention-v1", retention());
    states.put("retention-events-v1", retentionOfEvents());
    states.put("retention-by-name-v1", retentionByName());
    return states;
  }
}
