package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The way of a single actor through a funnel, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class JourneyMetric<T> implements Metric<T, JourneyAccumulator, Journey> {

  @Serial private static final long serialVersionUID = 1L;

  private final EventReading<T> reading;

  JourneyMetric(FunnelDefinition definition, FunnelEvents<T> events) {
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
  public JourneyAccumulator newAccumulator() {
    reading.reader(); // says now what has no code
    return new JourneyAccumulator(reading.definition());
  }

  @Override
  public void add(JourneyAccumulator accumulator, T record) {
    EventReader<T> read = reading.reader();
    accumulator.add(
        read.atMillis(record),
        read.mask(record),
        read.held(record),
        read.segment(record),
        read.id(record));
  }
}
