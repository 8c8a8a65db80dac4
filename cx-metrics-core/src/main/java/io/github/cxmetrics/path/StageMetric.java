package io.github.cxmetrics.path;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import java.io.Serial;

/**
 * The stages of actors known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class StageMetric<T> implements Metric<T, StageAccumulator, Stages> {

  @Serial private static final long serialVersionUID = 1L;

  private final LongField<? super T> actor;
  private final StageReading<T> reading;

  StageMetric(StageDefinition definition, LongField<? super T> actor, StageEvents<T> events) {
    this.actor = actor;
    reading = new StageReading<>(definition, events);
  }

  /**
   * An empty accumulator.
   *
   * @return a new accumulator
   * @throws IllegalArgumentException if the definition names a condition that has no code, or asks
   *     for a sequence number that is not read
   */
  @Override
  public StageAccumulator newAccumulator() {
    reading.reader(); // says now what has no code
    return new StageAccumulator(reading.definition());
  }

  @Override
  public void add(StageAccumulator accumulator, T record) {
    StageEvents<T> events = reading.events();
    StageEvents.Answers<T> answers = events.answers();
    long whose = actor.applyAsLong(record);
    long atMillis = events.atMillis().applyAsLong(record);
    if (answers != null && answers.where().test(record)) {
      accumulator.addAnswer(
          whose, atMillis, answers.score().applyAsDouble(record), answers.stageOf(record));
      return;
    }
    StageReader<T> reader = reading.reader();
    String name = reader.name(record);
    int stage = reader.stage(record, name);
    if (stage == StageState.UNMAPPED) {
      EventTime.require(atMillis);
      accumulator.addUnmapped(name);
    } else {
      accumulator.add(whose, atMillis, events.sequenceOf(record), stage);
    }
  }
}
