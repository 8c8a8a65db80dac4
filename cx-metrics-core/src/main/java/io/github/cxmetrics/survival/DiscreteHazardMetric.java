package io.github.cxmetrics.survival;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import java.util.List;

/**
 * The discrete-time hazard model over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class DiscreteHazardMetric<T>
    implements Metric<T, DiscreteHazardAccumulator, DiscreteHazard> {

  @Serial private static final long serialVersionUID = 1L;

  private final DiscreteHazardDefinition definition;
  private final IntField<? super T> period;
  private final Condition<? super T> event;

  @SuppressWarnings("serial")
  private final List<? extends DoubleField<? super T>> x;

  DiscreteHazardMetric(
      DiscreteHazardDefinition definition,
      IntField<? super T> period,
      Condition<? super T> event,
      List<? extends DoubleField<? super T>> x) {
    if (x.size() != definition.covariates().size()) {
      throw new IllegalArgumentException(
          "fields of covariates must be "
              + definition.covariates().size()
              + " as in the definition, was "
              + x.size());
    }
    this.definition = definition;
    this.period = period;
    this.event = event;
    this.x = List.copyOf(x);
  }

  @Override
  public DiscreteHazardAccumulator newAccumulator() {
    return DiscreteHazard.accumulator(definition);
  }

  @Override
  public void add(DiscreteHazardAccumulator accumulator, T record) {
    double[] row = new double[x.size()];
    for (int j = 0; j < row.length; j++) {
      row[j] = x.get(j).applyAsDouble(record);
    }
    accumulator.add(
        period.applyAsInt(record),
        event.test(record) ? RowOutcome.EVENT : RowOutcome.NO_EVENT,
        row);
  }
}
