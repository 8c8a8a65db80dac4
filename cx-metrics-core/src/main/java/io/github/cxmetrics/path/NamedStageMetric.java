package io.github.cxmetrics.path;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NamedActors;
import java.io.Serial;

/**
 * The stages of actors known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedStageMetric<T> implements Metric<T, NamedStageAccumulator, Stages> {

  @Serial private static final long serialVersionUID = 1L;

  private final Field<? super T, String> actor;
  private final StageReading<T> reading;

  NamedStageMetric(
      StageDefinition definition, Field<? super T, String> actor, StageEvents<T> events) {
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
  public NamedStageAccumulator newAccumulator() {
    reading.reader(); // says now what has no code
    return new NamedStageAccumulator(reading.definition());
  }

  @Override
  public void add(NamedStageAccumulator accumulator, T record) {
    StageEvents<T> events = reading.events();
    StageEvents.Answers<T> answers = events.answers();
    String whose = actor.apply(record);
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
      NamedActors.requireActor(whose);
      accumulator.addUnmapped(name);
    } else {
      accumulator.add(whose, atMillis, events.sequenceOf(record), stage);
    }
  }
}
