package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden sums over states of activity. */
class ActivityPopulationGoldenTest implements GoldenContract {

  private static final long HOUR = 3_600_000;

  private static final ActivityDefinition ORDERS =
      ActivityDefinition.in(ZoneId.of("Europe/Paris")).of("order");

  private static <R> Accumulator<?, R> state(
      Metric<ActivityAccumulator, ActivityPopulationAccumulator<R>, R> metric) {
    ActivityPopulationAccumulator<R> state = metric.newAccumulator();
    for (int record = 0; record < 9; record++) {
      ActivityAccumulator actors = Activity.accumulator(ORDERS);
      for (int i = 0; i < 40; i++) {
        actors.add(i % 3, 31 * HOUR * ((i * i + 7 * record) % 61));
      }
      metric.add(state, actors);
    }
    return state;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    ActivityPopulationMetric<ActivityAccumulator> population = Activity.population(ORDERS);
    ActivityPopulationRange<ActivityAccumulator> range =
        population.trailing(40, Instant.parse("1970-03-12T09:00:00Z"));
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("activity-population-v1", state(population));
    states.put("active-actors-population-v1", state(range.activeActors()));
    states.put("lifecycle-population-v1", state(range.lifecycle(CalendarUnit.WEEK)));
    states.put("rolling-activity-population-v1", state(range.rolling(CalendarUnit.WEEK)));
    return states;
  }
}
