package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of survival and tenure. */
class SurvivalGoldenTest implements GoldenContract {

  private static SurvivalAccumulator survival() {
    SurvivalAccumulator customers =
        Survival.accumulator(SurvivalDefinition.ofCauses("해지", "미납").in("일"));
    for (int i = 0; i < 60; i++) {
      customers.add(i * i % 61, i % 3);
      customers.add(i % 13, 20 + i % 7, i % 3);
    }
    customers.addCount(70, 1, 2_000_000_000L);
    customers.addCensored(SurvivalAccumulator.LATEST);
    return customers;
  }

  private static TenureAccumulator tenure() {
    TenureAccumulator customers =
        Tenure.accumulator(
            TenureDefinition.of(
                    SurvivalDefinition.ONE_EVENT,
                    CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Asia/Seoul")))
                .observedFrom(2_000));
    for (int i = 0; i < 50; i++) {
      customers.start(1_980 + i % 41);
      customers.end(1_985 + i % 30, 2_030 + i % 11, i % 2);
    }
    customers.start(-5, 1_000_000);
    return customers;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("survival-v1", survival());
    states.put("tenure-v1", tenure());
    return states;
  }
}
