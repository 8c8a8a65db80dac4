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

  private final FunnelDefinition definition;
  private final FunnelEvents<T> events;

  private transient @Nullable EventReader<T> reader;

  JourneyMetric(FunnelDefinition definition, FunnelEvents<T> events) {
    this.definition = definition;
    this.events = events;
  }

  private EventReader<T> reader() {
    EventReader<T> known = reader;
    if (known == null) {
      known = new EventReader<>(definition, events);
      reader = known;
    }
    return known;
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
    reader();
    return new JourneyAccumulator(definition);
  }

  @Override
  public void add(JourneyAccumulator accumulator, T record) {
    EventReader<T> read = reader();
    accumulator.add(
        read.atMillis(record),
        read.mask(record),
        read.held(record),
        read.segment(record),
        read.id(record));
  }
}
