package io.github.cxmetrics.funnel;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a metric reads of records, and the reader made of it when it is first needed. */
final class EventReading<T> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final FunnelDefinition definition;
  private final FunnelEvents<T> events;

  private transient @Nullable EventReader<T> reader;

  EventReading(FunnelDefinition definition, FunnelEvents<T> events) {
    this.definition = definition;
    this.events = events;
  }

  FunnelDefinition definition() {
    return definition;
  }

  /**
   * The reader; threads that race for the first one make equal ones.
   *
   * @throws IllegalArgumentException if the definition names what has no code
   */
  EventReader<T> reader() {
    EventReader<T> known = reader;
    if (known == null) {
      known = new EventReader<>(definition, events);
      reader = known;
    }
    return known;
  }
}
