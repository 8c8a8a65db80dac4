package io.github.cxmetrics.duration;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of durations. */
class DurationGoldenTest implements GoldenContract {

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    DurationAccumulator few = Durations.accumulator();
    few.addAll(new long[] {1_200, 35, 1_200}, 0, 3);
    DurationAccumulator many = Durations.accumulator();
    for (int i = 0; i < 5_000; i++) {
      many.add(i * 997L);
    }
    GroupedDurationAccumulator groups = Durations.accumulatorByLong("agent");
    groups.addAll(new int[] {7, -1, 7}, new long[] {60_000, 0, 1L << 40}, 0, 3);
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("durations-few-v1", few);
    states.put("durations-many-v1", many);
    states.put("durations-by-group-v1", groups);
    return states;
  }
}
