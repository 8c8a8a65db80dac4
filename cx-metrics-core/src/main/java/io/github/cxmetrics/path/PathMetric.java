package io.github.cxmetrics.path;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The paths of actors known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class PathMetric<T> implements Metric<T, PathAccumulator, Paths> {

  @Serial private static final long serialVersionUID = 1L;

  private final PathDefinition definition;
  private final LongField<? super T> actor;
  private final PathEvents<T> events;

  PathMetric(PathDefinition definition, LongField<? super T> actor, PathEvents<T> events) {
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
  public PathAccumulator newAccumulator() {
    PathEvents.requireSequence(definition.ties(), events.sequence(), "PathEvents.sequence");
    return new PathAccumulator(definition);
  }

  @Override
  public void add(PathAccumulator accumulator, T record) {
    accumulator.add(
        actor.applyAsLong(record),
        events.atMillis().applyAsLong(record),
        events.sequenceOf(record),
        events.name().apply(record));
  }
}
