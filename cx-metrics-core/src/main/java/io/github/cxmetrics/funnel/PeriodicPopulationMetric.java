package io.github.cxmetrics.funnel;

import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import java.util.SortedMap;

/** A funnel for each period in which attempts began. */
record PeriodicPopulationMetric(
    PopulationMetric population,
    CalendarGrid grid,
    Metric<Journey, LongGroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<Long, Funnel>>
        grouped)
    implements Metric<
        Journey, LongGroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<Long, Funnel>> {

  PeriodicPopulationMetric(PopulationMetric population, CalendarGrid grid) {
    this(
        population,
        grid,
        population.byLong(
            grid.unit() + " of entry in " + grid.zone() + ", weeks from " + grid.weekStart(),
            journey -> grid.indexOfMillis(journey.attempts().get(0).entryMillis())));
  }

  @Override
  public LongGroupsAccumulator<PopulationAccumulator, Funnel> newAccumulator() {
    return grouped.newAccumulator();
  }

  @Override
  public void add(
      LongGroupsAccumulator<PopulationAccumulator, Funnel> accumulator, Journey journey) {
    PopulationAccumulator.requireSteps(population.definition(), journey);
    journey
        .splitBy(attempt -> grid.indexOfMillis(attempt.entryMillis()))
        .values()
        .forEach(part -> grouped.add(accumulator, part));
  }
}
