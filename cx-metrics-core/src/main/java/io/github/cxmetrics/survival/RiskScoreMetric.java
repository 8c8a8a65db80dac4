package io.github.cxmetrics.survival;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * Scores and what came of them, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class RiskScoreMetric<T> implements Metric<T, RiskScoreAccumulator, RiskScores> {

  @Serial private static final long serialVersionUID = 1L;

  private final RiskScoreDefinition definition;
  private final DoubleField<? super T> score;
  private final Condition<? super T> event;

  RiskScoreMetric(
      RiskScoreDefinition definition, DoubleField<? super T> score, Condition<? super T> event) {
    this.definition = definition;
    this.score = score;
    this.event = event;
  }

  @Override
  public RiskScoreAccumulator newAccumulator() {
    return RiskScores.accumulator(definition);
  }

  @Override
  public void add(RiskScoreAccumulator accumulator, T record) {
    accumulator.add(
        score.applyAsDouble(record), event.test(record) ? RowOutcome.EVENT : RowOutcome.NO_EVENT);
  }
}
