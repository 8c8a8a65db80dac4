package io.github.cxmetrics.survival;

import io.github.cxmetrics.IntField;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The survival of customers of whom each is one record.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class SurvivalMetric<T> implements Metric<T, SurvivalAccumulator, Survival> {

  @Serial private static final long serialVersionUID = 1L;

  private final SurvivalDefinition definition;
  private final LongField<? super T> time;
  private final IntField<? super T> outcome;
  private final @Nullable LongField<? super T> entry;

  SurvivalMetric(
      SurvivalDefinition definition,
      LongField<? super T> time,
      IntField<? super T> outcome,
      @Nullable LongField<? super T> entry) {
    this.definition = definition;
    this.time = time;
    this.outcome = outcome;
    this.entry = entry;
  }

  /**
   * The same for customers who came under observation late.
   *
   * @param newEntry after which time a customer was at risk
   * @return the metric
   */
  public SurvivalMetric<T> enteringAfter(LongField<? super T> newEntry) {
    return new SurvivalMetric<>(definition, time, outcome, newEntry);
  }

  @Override
  public SurvivalAccumulator newAccumulator() {
    return new SurvivalAccumulator(definition);
  }

  @Override
  public void add(SurvivalAccumulator accumulator, T record) {
    LongField<? super T> late = entry;
    if (late == null) {
      accumulator.add(time.applyAsLong(record), outcome.applyAsInt(record));
    } else {
      accumulator.add(
          late.applyAsLong(record), time.applyAsLong(record), outcome.applyAsInt(record));
    }
  }
}
