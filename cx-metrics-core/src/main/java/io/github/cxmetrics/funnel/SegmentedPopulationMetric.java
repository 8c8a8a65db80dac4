package io.github.cxmetrics.funnel;

import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import java.util.SortedMap;

/** A funnel for each segment of attempts. */
record SegmentedPopulationMetric(
    PopulationMetric population,
    Metric<Journey, GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>>
        grouped)
    implements Metric<
        Journey, GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>> {

  SegmentedPopulationMetric(PopulationMetric population) {
    this(population, population.by("segment of the funnel", Journey::segment));
  }

  @Override
  public GroupsAccumulator<PopulationAccumulator, Funnel> newAccumulator() {
    return grouped.newAccumulator();
  }

  @Override
  public void add(GroupsAccumulator<PopulationAccumulator, Funnel> accumulator, Journey journey) {
    PopulationAccumulator.requireSteps(population.definition(), journey);
    journey.bySegment().values().forEach(part -> grouped.add(accumulator, part));
  }
}
