package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of inactivity. */
class InactivityGoldenTest implements GoldenContract {

  private static InactivityAccumulator inactivity() {
    InactivityAccumulator state =
        Inactivity.accumulator(InactivityDefinition.daily(ZoneId.of("Asia/Seoul")).of("order"));
    for (int i = 0; i < 60; i++) {
      state.add(i % 7 - 3, 100_000_000L * (i * i % 61));
    }
    state.add(9, 1L << 47);
    state.add(9, -(1L << 47));
    state.join(1, 2);
    return state;
  }

  private static NamedInactivityAccumulator inactivityByName() {
    NamedInactivityAccumulator state =
        Inactivity.accumulatorOfNames(InactivityDefinition.hourly(ZoneId.of("Europe/Paris")));
    for (int i = 0; i < 30; i++) {
      state.add("고객 " + i % 4, 10_000_000L * i);
    }
    state.join("고객 1", "cookie");
    return state;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("inactivity-v1", inactivity());
    states.put("inactivity-by-name-v1", inactivityByName());
    return states;
  }
}
