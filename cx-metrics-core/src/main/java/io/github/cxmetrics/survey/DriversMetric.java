package io.github.cxmetrics.survey;

import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A driver analysis over records of any type. A field that is NaN is a missing value.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class DriversMetric<T> implements Metric<T, DriversAccumulator, Drivers> {

  @Serial private static final long serialVersionUID = 1L;

  private final DriversDefinition definition;
  private final DoubleField<? super T> outcome;

  @SuppressWarnings("serial")
  private final List<? extends DoubleField<? super T>> predictors;

  private final @Nullable DoubleField<? super T> weight;

  private DriversMetric(
      DriversDefinition definition,
      DoubleField<? super T> outcome,
      List<? extends DoubleField<? super T>> predictors,
      @Nullable DoubleField<? super T> weight) {
    this.definition = definition;
    this.outcome = outcome;
    this.predictors = predictors;
    this.weight = weight;
  }

  static <T> DriversMetric<T> of(
      DriversDefinition definition,
      DoubleField<? super T> outcome,
      List<? extends DoubleField<? super T>> predictors) {
    if (predictors.size() != definition.predictors().size()) {
      throw new IllegalArgumentException(
          "fields of predictors must be "
              + definition.predictors().size()
              + " as in the definition, was "
              + predictors.size());
    }
    return new DriversMetric<>(definition, outcome, List.copyOf(predictors), null);
  }

  /**
   * The same where records count by a weight.
   *
   * @param field reads the weight: 0, or in 1e-100..1e100
   * @return the metric
   */
  public DriversMetric<T> weightedBy(DoubleField<? super T> field) {
    return new DriversMetric<>(definition, outcome, predictors, field);
  }

  @Override
  public DriversAccumulator newAccumulator() {
    return Drivers.accumulator(definition);
  }

  @Override
  public void add(DriversAccumulator accumulator, T record) {
    accumulator.addRecord(this, record);
  }

  /** Fills a row: the predictors, then the outcome. */
  void read(T record, double[] row) {
    for (int j = 0; j < row.length - 1; j++) {
      row[j] = predictors.get(j).applyAsDouble(record);
    }
    row[row.length - 1] = outcome.applyAsDouble(record);
  }

  double weightOf(T record) {
    return weight == null ? 1 : weight.applyAsDouble(record);
  }
}
