package io.github.cxmetrics.funnel;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The funnel of actors known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class FunnelMetric<T> implements Metric<T, FunnelAccumulator, Funnel> {

  @Serial private static final long serialVersionUID = 1L;

  private final LongField<? super T> actor;
  private final EventReading<T> reading;

  FunnelMetric(FunnelDefinition definition, LongField<? super T> actor, FunnelEvents<T> events) {
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
  public FunnelAccumulator newAccumulator() {
    reading.reader(); // says now what has no code
    return new FunnelAccumulator(reading.definition());
  }

  @Override
  public void add(FunnelAccumulator accumulator, T record) {
    EventReader<T> read = reading.reader();
    accumulator.add(
        actor.applyAsLong(record),
        read.atMillis(record),
        read.mask(record),
        read.held(record),
        read.segment(record),
        read.id(record));
  }
}
