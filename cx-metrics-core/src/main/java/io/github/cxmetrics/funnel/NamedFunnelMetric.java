package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The funnel of actors known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedFunnelMetric<T> implements Metric<T, NamedFunnelAccumulator, Funnel> {

  @Serial private static final long serialVersionUID = 1L;

  private final Field<? super T, String> actor;
  private final EventReading<T> reading;

  NamedFunnelMetric(
      FunnelDefinition definition, Field<? super T, String> actor, FunnelEvents<T> events) {
    this.actor = actor;
    reading = new EventReading<>(definition, events);
  }

  /**
   * An empty accumulator.
   *
   * @return a new accumulator
   * @throws IllegalArgumentException if the definition names a condition, a property or an id that
   *     has no code
   */
  @Override
  public NamedFunnelAccumulator newAccumulator() {
    reading.reader(); // says now what has no code
    return new NamedFunnelAccumulator(reading.definition());
  }

  @Override
  public void add(NamedFunnelAccumulator accumulator, T record) {
    EventReader<T> read = reading.reader();
    accumulator.add(
        actor.apply(record),
        read.atMillis(record),
        read.mask(record),
        read.held(record),
        read.segment(record),
        read.id(record));
  }
}
