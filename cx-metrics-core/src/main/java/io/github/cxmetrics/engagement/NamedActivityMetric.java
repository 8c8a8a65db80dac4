package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The activity of actors known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedActivityMetric<T> implements Metric<T, NamedActivityAccumulator, Activity> {

  @Serial private static final long serialVersionUID = 1L;

  private final ActivityDefinition definition;
  private final Field<? super T, String> actor;
  private final LongField<? super T> atMillis;
  private final @Nullable LongField<? super T> createdAt;

  NamedActivityMetric(
      ActivityDefinition definition,
      Field<? super T, String> actor,
      LongField<? super T> atMillis,
      @Nullable LongField<? super T> createdAt) {
    this.definition = definition;
    this.actor = actor;
    this.atMillis = atMillis;
    this.createdAt = createdAt;
  }

  /**
   * This metric where records know when their actor was created.
   *
   * @param newCreatedAt when, in milliseconds since 1970-01-01T00:00Z; {@link Activity#UNKNOWN} if
   *     the record does not know
   * @return the metric, new by creation
   */
  public NamedActivityMetric<T> createdAt(LongField<? super T> newCreatedAt) {
    return new NamedActivityMetric<>(definition.newByCreation(), actor, atMillis, newCreatedAt);
  }

  @Override
  public NamedActivityAccumulator newAccumulator() {
    return new NamedActivityAccumulator(definition);
  }

  @Override
  public void add(NamedActivityAccumulator accumulator, T record) {
    long created = createdAt == null ? Activity.UNKNOWN : createdAt.applyAsLong(record);
    if (created != Activity.UNKNOWN) {
      EventTime.require(created);
    }
    accumulator.add(actor.apply(record), atMillis.applyAsLong(record));
    if (created != Activity.UNKNOWN) {
      accumulator.created(actor.apply(record), created);
    }
  }
}
