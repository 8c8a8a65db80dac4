package io.github.cxmetrics.engagement;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.state.ActivityBits;
import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.CalendarActivity;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.KeptTimes;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/** The active days of actors known by number, and when they were created where that matters. */
final class ActivityState implements ActorState<ActivityState> {

  @Serial private static final long serialVersionUID = 1L;

  static final long UNKNOWN = Long.MAX_VALUE;

  private final ActivityDefinition definition;
  private final CalendarActivity days;
  private final SubjectTable created;

  ActivityState(ActivityDefinition definition) {
    this(definition, new CalendarActivity(definition.days(), KeptTimes.NONE), noCreations());
  }

  private ActivityState(
      ActivityDefinition definition, CalendarActivity days, SubjectTable created) {
    this.definition = definition;
    this.days = days;
    this.created = created;
  }

  private static SubjectTable noCreations() {
    return new SubjectTable(1, UNKNOWN);
  }

  ActivityDefinition definition() {
    return definition;
  }

  ActivityBits days() {
    return days.bits();
  }

  void add(long actor, long atMillis) {
    days.add(actor, atMillis);
  }

  /** Adds times, all or none. */
  void addAll(long[] actors, long[] atMillis, int from, int to, Parallelism threads) {
    days.addAll(actors, atMillis, from, to, threads);
  }

  void requireCreation(long atMillis) {
    if (!definition.usesCreation()) {
      throw new IllegalArgumentException(
          "creation of actors must be part of the definition, was " + definition);
    }
    EventTime.require(atMillis);
  }

  /** Adds when an actor was created; the earliest of several times counts. */
  void created(long actor, long atMillis) {
    int start = created.findOrAdd(actor);
    created.cells()[start] = Math.min(created.cells()[start], atMillis);
  }

  /** The day on which an actor became new; {@link #UNKNOWN} if that is not known. */
  long newDay(long actor, ActivePeriods periods, PeriodFinder finder) {
    if (!definition.usesCreation()) {
      return periods.first();
    }
    int start = created.find(actor);
    return start == SubjectTable.ABSENT ? UNKNOWN : finder.indexOf(created.cells()[start]);
  }

  @Override
  public ActivityState empty() {
    return new ActivityState(definition);
  }

  @Override
  public void merge(ActivityState other) {
    days.merge(other.days);
    other.created.forEach((actor, cells, start) -> created(actor, cells[start]));
  }

  @Override
  public void merge(ActivityState other, LongUnaryOperator actors) {
    days.merge(other.days, actors);
    other.created.forEach(
        (actor, cells, start) -> created(actors.applyAsLong(actor), cells[start]));
  }

  @Override
  public ActivityState copy() {
    return new ActivityState(definition, days.copy(), created.copy());
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    days.forEachActor(visitor);
    created.forEach((actor, cells, start) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    if (definition.usesCreation()) {
      created.writeTo(out);
    }
    days.writeTo(out);
  }

  @Override
  public ActivityState readFrom(StateReader in) {
    SubjectTable readCreated =
        definition.usesCreation()
            ? created.readFrom(in, (cells, start) -> EventTime.requireRead(cells[start]))
            : noCreations();
    return new ActivityState(definition, days.readFrom(in), readCreated);
  }
}
