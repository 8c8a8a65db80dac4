package io.github.cxmetrics.path;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The paths of actors known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedPathMetric<T> implements Metric<T, NamedPathAccumulator, Paths> {

  @Serial private static final long serialVersionUID = 1L;

  private final PathDefinition definition;
  private final Field<? super T, String> actor;
  private final PathEvents<T> events;

  NamedPathMetric(PathDefinition definition, Field<? super T, String> actor, PathEvents<T> events) {
    this.definition = definition;
    this.actor = actor;
    this.events = events;
  }

  /**
   * An empty accumulator.
   *
   * @return a new accumulator
   * @throws IllegalArgumentException if the definition asks for a sequence number that is not read
   */
  @Override
  public NamedPathAccumulator newAccumulator() {
    PathEvents.requireSequence(definition.ties(), events.sequence(), "PathEvents.sequence");
    return new NamedPathAccumulator(definition);
  }

  @Override
  public void add(NamedPathAccumulator accumulator, T record) {
    accumulator.add(
        actor.apply(record),
        events.atMillis().applyAsLong(record),
        events.sequenceOf(record),
        events.name().apply(record));
  }
}
