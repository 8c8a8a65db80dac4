package io.github.cxmetrics.survival;

import io.github.cxmetrics.IntField;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The tenure of customers of whom each is one record.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class TenureMetric<T> implements Metric<T, TenureAccumulator, Tenure> {

  @Serial private static final long serialVersionUID = 1L;

  private final TenureDefinition definition;
  private final LongField<? super T> start;
  private final LongField<? super T> end;
  private final IntField<? super T> outcome;

  TenureMetric(
      TenureDefinition definition,
      LongField<? super T> start,
      LongField<? super T> end,
      IntField<? super T> outcome) {
    this.definition = definition;
    this.start = start;
    this.end = end;
    this.outcome = outcome;
  }

  @Override
  public TenureAccumulator newAccumulator() {
    return new TenureAccumulator(definition);
  }

  @Override
  public void add(TenureAccumulator accumulator, T record) {
    int how = outcome.applyAsInt(record);
    long started = start.applyAsLong(record);
    if (how == SurvivalAccumulator.CENSORED) {
      accumulator.start(started);
    } else {
      accumulator.addEnded(started, end.applyAsLong(record), how, 1);
    }
  }
}
