package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Golden states of populations. */
class RetentionPopulationGoldenTest implements GoldenContract {

  static RetentionPopulationAccumulator population(RetentionDefinition definition) {
    RetentionPopulationMetric<RetentionAccumulator> metric =
        Retention.population(definition, RetentionPopulationContractTest.SCOPE);
    RetentionPopulationAccumulator population = metric.newAccumulator();
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      population.add(
          RetentionPopulationContractTest.state(
              definition, RetentionPopulationContractTest.events(definition, random)));
    }
    return population;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("retention-population-v1", population(RetentionPopulationContractTest.WEEKS));
    states.put(
        "retention-population-rolling-v1", population(RetentionPopulationContractTest.ROLLING));
    states.put(
        "retention-population-recurring-v1",
        population(RetentionPopulationContractTest.EVERYTHING));
    return states;
  }
}
