package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The times of events of actors known by number. */
final class EventTimes implements ActorState<EventTimes> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int BLOCK = 1 << 10;

  private final SessionDefinition definition;
  private final EventLog log;

  /* Rows of a batch that does not begin where its arrays do. */
  private transient long @Nullable [] actorsOfBlock;
  private transient long @Nullable [] timesOfBlock;

  EventTimes(SessionDefinition definition) {
    this(definition, new EventLog(1));
  }

  private EventTimes(SessionDefinition definition, EventLog log) {
    this.definition = definition;
    this.log = log;
  }

  /** Adds a time that was {@linkplain EventTime#require(long) found good}. */
  void add(long actor, long atMillis) {
    log.add(actor, atMillis);
  }

  /** Adds times, all or none. */
  void addAll(long[] actors, long[] atMillis, int from, int to) {
    Objects.checkFromToIndex(from, to, actors.length);
    Objects.checkFromToIndex(from, to, atMillis.length);
    EventTime.requireAll(atMillis, from, to);
    if (from == 0) {
      log.addAll(actors, atMillis, to);
      return;
    }
    long[] whose = actorsOfBlock == null ? new long[BLOCK] : actorsOfBlock;
    actorsOfBlock = whose;
    long[] times = timesOfBlock == null ? new long[BLOCK] : timesOfBlock;
    timesOfBlock = times;
    for (int start = from; start < to; start += BLOCK) {
      int count = Math.min(to - start, BLOCK);
      System.arraycopy(actors, start, whose, 0, count);
      System.arraycopy(atMillis, start, times, 0, count);
      log.addAll(whose, times, count);
    }
  }

  long events() {
    return log.size();
  }

  Sessions sessions(long asOfMillis) {
    Sessions.Reader reader = new Sessions.Reader(definition, asOfMillis);
    log.forEach((actor, times, from, to) -> reader.read(times, from, to));
    return reader.result();
  }

  Stickiness stickiness(LocalDate from, LocalDate to, DayOfWeek weekStart, StickinessRule rule) {
    AskedRange.requireRange(from, to);
    CalendarGrid grid = new CalendarGrid(rule.unit(), definition.zone(), weekStart);
    Intervals intervals = Intervals.of(grid, from.toEpochDay(), to.toEpochDay());
    PeriodFinder days = CalendarGrid.of(CalendarUnit.DAY, definition.zone()).finder();
    Stickiness.Counter counter = new Stickiness.Counter(intervals, rule);
    log.forEach(
        (actor, times, first, end) -> {
          long[] ofActor = Arrays.copyOfRange(times, first, end);
          for (int i = 0; i < ofActor.length; i++) {
            ofActor[i] = days.indexOf(ofActor[i]);
          }
          Arrays.sort(ofActor); // where clocks are turned back over midnight, days come again
          for (long day : ofActor) {
            if (day >= intervals.start(1) && day < intervals.end()) {
              counter.add(intervals.numberOf(day));
            }
          }
          counter.endActor();
        });
    return counter.result(AsOf.NEVER);
  }

  @Override
  public EventTimes empty() {
    return new EventTimes(definition);
  }

  @Override
  public void merge(EventTimes other) {
    log.merge(other.log);
  }

  @Override
  public void merge(EventTimes other, LongUnaryOperator actors) {
    log.merge(other.log, actors, EventLog.EventChange.NONE);
  }

  @Override
  public EventTimes copy() {
    return new EventTimes(definition, log.copy());
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((actor, times, from, to) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    log.writeTo(out);
  }

  @Override
  public EventTimes readFrom(StateReader in) {
    return new EventTimes(
        definition, log.readFrom(in, (cells, start) -> EventTime.requireRead(cells[start])));
  }
}
