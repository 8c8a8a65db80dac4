package io.github.cxmetrics.path;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a metric reads of records, and the reader made of it when it is first needed. */
final class StageReading<T> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final StageDefinition definition;
  private final StageEvents<T> events;

  private transient @Nullable StageReader<T> reader;

  StageReading(StageDefinition definition, StageEvents<T> events) {
    this.definition = definition;
    this.events = events;
  }

  StageDefinition definition() {
    return definition;
  }

  StageEvents<T> events() {
    return events;
  }

  /**
   * The reader; threads that race for the first one make equal ones.
   *
   * @throws IllegalArgumentException if the definition names what has no code
   */
  StageReader<T> reader() {
    StageReader<T> known = reader;
    if (known == null) {
      known = new StageReader<>(definition, events);
      reader = known;
    }
    return known;
  }
}
