package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Metric;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The way of a single actor through a funnel, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class JourneyMetric<T> implements Metric<T, JourneyAccumulator, Journey> {

  @Serial private static final long serialVersionUID = 1L;

  private final EventReading<T> reading;

  /* The one that others are copies of, which share what the definition was made into. */
  private transient @Nullable JourneyAccumulator empty;

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
    JourneyAccumulator known = empty;
    if (known == null) {
      reading.reader(); // says now what has no code
      known = new JourneyAccumulator(reading.definition());
      empty = known;
    }
    return known.copy();
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
