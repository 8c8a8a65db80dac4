package io.github.cxmetrics.retention;

import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import java.util.SortedMap;

/**
 * A retention for each value of the property that divides cohorts.
 *
 * @param population of all values together
 * @param parts over what was counted of one value
 * @param <S> the state of some actors
 */
record DividedPopulationMetric<S>(
    RetentionPopulationMetric<S> population,
    Metric<
            Part,
            GroupsAccumulator<RetentionPopulationAccumulator, Retention>,
            SortedMap<String, Retention>>
        parts)
    implements Metric<
        S,
        GroupsAccumulator<RetentionPopulationAccumulator, Retention>,
        SortedMap<String, Retention>> {

  DividedPopulationMetric(RetentionPopulationMetric<S> population) {
    this(
        population,
        new PartMetric(population)
            .by("property of the start " + population.definition().property(), Part::value));
  }

  /** What was counted of one value in a record. */
  record Part(String value, CohortSums sums) {}

  /** The retention over parts of one value. */
  record PartMetric(RetentionPopulationMetric<?> population)
      implements Metric<Part, RetentionPopulationAccumulator, Retention> {

    @Override
    public RetentionPopulationAccumulator newAccumulator() {
      return population.newAccumulator();
    }

    @Override
    public void add(RetentionPopulationAccumulator accumulator, Part part) {
      accumulator.add(part.sums());
    }
  }

  @Override
  public GroupsAccumulator<RetentionPopulationAccumulator, Retention> newAccumulator() {
    return parts.newAccumulator();
  }

  @Override
  public void add(
      GroupsAccumulator<RetentionPopulationAccumulator, Retention> accumulator, S record) {
    population
        .sumsByProperty(record)
        .forEach((value, sums) -> parts.add(accumulator, new Part(value, sums)));
  }
}
