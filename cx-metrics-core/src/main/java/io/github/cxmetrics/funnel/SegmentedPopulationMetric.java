package io.github.cxmetrics.funnel;

import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import java.util.SortedMap;

/** A funnel for each segment of attempts. */
record SegmentedPopulationMetric(PopulationMetric population)
    implements Metric<
        Journey, GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>> {

  private Metric<
          Journey, GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>>
      grouped() {
    return population.by("segment of the funnel", Journey::segment);
  }

  @Override
  public GroupsAccumulator<PopulationAccumulator, Funnel> newAccumulator() {
    return grouped().newAccumulator();
  }

  @Override
  public void add(GroupsAccumulator<PopulationAccumulator, Funnel> accumulator, Journey journey) {
    PopulationAccumulator.requireSteps(population.definition(), journey);
    Metric<Journey, GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>>
        grouped = grouped();
    journey.bySegment().values().forEach(part -> grouped.add(accumulator, part));
  }
}
