package io.github.cxmetrics.survey;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;

/**
 * Straight-lining of a grid, read from records.
 *
 * @param definition the grid and the rule
 * @param answers the answers of a respondent
 * @param <T> the record
 * @since 0.1
 */
public record StraightLinesMetric<T>(GridDefinition definition, Field<T, int[]> answers)
    implements Metric<T, StraightLinesAccumulator, StraightLines> {

  @Override
  public StraightLinesAccumulator newAccumulator() {
    return new StraightLinesAccumulator(definition);
  }

  @Override
  public void add(StraightLinesAccumulator accumulator, T record) {
    accumulator.add(answers.apply(record));
  }

  @Override
  public void check(T record) {
    StraightLinesAccumulator.require(definition, answers.apply(record));
  }
}
