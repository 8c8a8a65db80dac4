package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The use of features by actors known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class FeatureMetric<T> implements Metric<T, FeatureAccumulator, FeatureUse> {

  @Serial private static final long serialVersionUID = 1L;

  private final FeatureDefinition definition;
  private final LongField<? super T> actor;
  private final Field<? super T, String> feature;
  private final LongField<? super T> atMillis;
  private final @Nullable Condition<? super T> eligible;

  FeatureMetric(
      FeatureDefinition definition,
      LongField<? super T> actor,
      Field<? super T, String> feature,
      LongField<? super T> atMillis,
      @Nullable Condition<? super T> eligible) {
    this.definition = definition;
    this.actor = actor;
    this.feature = feature;
    this.atMillis = atMillis;
    this.eligible = eligible;
  }

  /**
   * This metric where only actors are eligible of whom some record meets a condition.
   *
   * @param newEligible tells of a record whether its actor is eligible
   * @return the metric
   */
  public FeatureMetric<T> eligibleWhere(Condition<? super T> newEligible) {
    return new FeatureMetric<>(
        definition.withDeclaredEligible(), actor, feature, atMillis, newEligible);
  }

  /**
   * An empty state.
   *
   * @return a new accumulator
   * @throws IllegalArgumentException if only declared actors are eligible and no condition declares
   *     them: nobody ever would be
   */
  @Override
  public FeatureAccumulator newAccumulator() {
    if (eligible == null) {
      definition.requireSeen();
    }
    return new FeatureAccumulator(definition);
  }

  @Override
  public void add(FeatureAccumulator accumulator, T record) {
    String used = feature.apply(record);
    long at = atMillis.applyAsLong(record);
    EventTime.require(at);
    boolean isUse = used != null && !used.isEmpty();
    boolean isEligible = eligible == null ? !isUse : eligible.test(record);
    if (isUse) {
      accumulator.add(actor.applyAsLong(record), used, at);
    }
    if (isEligible) {
      accumulator.addEligible(actor.applyAsLong(record));
    }
  }
}
