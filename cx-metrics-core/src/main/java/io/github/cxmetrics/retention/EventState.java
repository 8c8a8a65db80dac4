package io.github.cxmetrics.retention;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * Every event that has a role: time and roles in one cell, then the number of the property's value
 * and the amount, if the definition has them.
 */
final class EventState implements RetentionState {

  @Serial private static final long serialVersionUID = 1L;

  private final RetentionDefinition definition;
  private final EventLog log;
  private final int propertyCell;
  private final int valueCell;
  private final int width;
  private final long[] event;
  private long absoluteTotal;

  EventState(RetentionDefinition definition) {
    this(definition, new EventLog(EventCells.of(definition).width()), 0);
  }

  private EventState(RetentionDefinition definition, EventLog log, long absoluteTotal) {
    this.definition = definition;
    EventCells all = EventCells.of(definition);
    propertyCell = all.property();
    valueCell = all.value();
    width = all.width();
    event = new long[width];
    this.log = log;
    this.absoluteTotal = absoluteTotal;
  }

  @Override
  public void add(long actor, long atMillis, int roles, int property, long value) {
    event[0] = EventCells.cell(atMillis, roles);
    if (propertyCell > 0) {
      event[propertyCell] = property;
    }
    if (valueCell > 0) {
      event[valueCell] = value;
      absoluteTotal += Math.abs(value);
    }
    log.add(actor, event, 0);
  }

  @Override
  public long addAll(long[] actors, long[] atMillis, int from, int to, Parallelism threads) {
    long latest = EventTime.requireAll(atMillis, from, to);
    int roles = RetentionStore.keptRoles(definition, RetentionRoles.ALL);
    for (int i = from; i < to; i++) {
      add(actors[i], atMillis[i], roles, 0, 0);
    }
    return latest;
  }

  @Override
  public void merge(RetentionState other, LongUnaryOperator actors, int[] properties) {
    EventState more = (EventState) other;
    absoluteTotal += more.absoluteTotal;
    log.merge(
        more.log,
        actors,
        cells -> {
          if (propertyCell > 0) {
            cells[propertyCell] = properties[(int) cells[propertyCell]];
          }
        });
  }

  @Override
  public RetentionState copy() {
    return new EventState(definition, log.copy(), absoluteTotal);
  }

  @Override
  public long actors() {
    long[] actors = {0};
    forEachActor(actor -> actors[0]++);
    return actors[0];
  }

  @Override
  public void forEachActor(LongConsumer consumer) {
    log.forEach((actor, cells, from, to) -> consumer.accept(actor));
  }

  @Override
  public void fold(RetentionFolds folds, IntFunction<String> texts, Parallelism threads) {
    folds.eventReader().read(log, texts);
  }

  @Override
  public long absoluteTotal() {
    return absoluteTotal;
  }

  @Override
  public void writeTo(StateWriter out) {
    log.writeTo(out);
  }

  @Override
  public RetentionState readFrom(StateReader in, int properties) {
    long[] total = {0};
    EventLog read = log.readFrom(in, (cells, start) -> check(cells, start, properties, total));
    return new EventState(definition, read, total[0]);
  }

  private void check(long[] cells, int start, int properties, long[] total) {
    int roles = EventCells.roles(cells[start]);
    if (!EventTime.isTime(EventCells.time(cells[start])) || roles == 0) {
      throw new StateFormatException("event of a retention must have a time near 1970 and a role");
    }
    boolean starts = (roles & RetentionRoles.START) != 0;
    if (propertyCell > 0) {
      long property = cells[start + propertyCell];
      if (property < 0 || property >= properties || (!starts && property != 0)) {
        throw new StateFormatException(
            "property of a retention must be one of its "
                + properties
                + " values, and one of a start, was "
                + property);
      }
    }
    if (valueCell > 0) {
      long value = cells[start + valueCell];
      boolean returns = (roles & RetentionRoles.RETURN) != 0;
      if (!returns && value != 0) {
        throw new StateFormatException("amount of a retention must be one of a return");
      }
      total[0] = RetentionStore.plus(total[0], value, definition.mostTotal());
      if (total[0] < 0) {
        throw new StateFormatException("amounts of a retention must sum up to a long");
      }
    }
  }
}
