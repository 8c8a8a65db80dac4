package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The funnel of actors known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedFunnelMetric<T> implements Metric<T, NamedFunnelAccumulator, Funnel> {

  @Serial private static final long serialVersionUID = 1L;

  private final FunnelDefinition definition;
  private final Field<? super T, String> actor;
  private final FunnelEvents<T> events;

  private transient @Nullable EventReader<T> reader;

  NamedFunnelMetric(
      FunnelDefinition definition, Field<? super T, String> actor, FunnelEvents<T> events) {
    this.definition = definition;
    this.actor = actor;
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
  public NamedFunnelAccumulator newAccumulator() {
    reader();
    return new NamedFunnelAccumulator(definition);
  }

  @Override
  public void add(NamedFunnelAccumulator accumulator, T record) {
    EventReader<T> read = reader();
    accumulator.add(
        actor.apply(record),
        read.atMillis(record),
        read.mask(record),
        read.held(record),
        read.segment(record),
        read.id(record));
  }
}
