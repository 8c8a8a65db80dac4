package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;
import io.github.cxmetrics.state.EventCheck;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * What is left of the events of actors once all their attempts are over: the attempt that counts
 * and a few numbers, one record an actor.
 */
final class SettledActors implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Stands for a state in which nothing was settled. */
  static final long NEVER = Long.MIN_VALUE;

  private static final List<OrderRule> RULES = List.of(OrderRule.values());
  private static final List<End> ENDS = List.of(End.values());

  /* The cells of a record; those of the attempt hold NOT_DONE if there is none. */
  private static final int FLAGS = 0;
  private static final int VOIDED = 1;
  private static final int ONLY_ENTRY = 2;
  private static final int END = 3;
  private static final int END_MILLIS = 4;
  private static final int ATTEMPT_OPEN_UNTIL = 5;
  private static final int OPEN_UNTIL = 6;
  private static final int TIMES = 7;

  private static final long REMOVED = 1;
  private static final long CLOSED = 2;
  private static final long ATTEMPT = 4;

  private final FunnelDefinition definition;
  private final int steps;
  private final SubjectTable records;
  private long untilMillis = NEVER;
  private long settledBefore = NEVER;

  SettledActors(FunnelDefinition definition) {
    this.definition = definition;
    steps = definition.steps().size();
    records = new SubjectTable(TIMES + 2 * steps, 0);
  }

  private SettledActors(SettledActors other, SubjectTable records) {
    definition = other.definition;
    steps = other.steps;
    this.records = records;
    untilMillis = other.untilMillis;
    settledBefore = other.settledBefore;
  }

  /** Whether nothing was settled yet. */
  boolean isNever() {
    return untilMillis == NEVER;
  }

  /** No event may come any more that is older than this. */
  long untilMillis() {
    return untilMillis;
  }

  /** What {@link #untilMillis} was before. */
  long settledBefore() {
    return settledBefore;
  }

  void settleUntil(long newUntil) {
    settledBefore = untilMillis;
    untilMillis = newUntil;
  }

  int find(long actor) {
    return records.find(actor);
  }

  int recordOf(long actor) {
    int known = records.find(actor);
    if (known != SubjectTable.ABSENT) {
      return known;
    }
    int record = records.findOrAdd(actor);
    records.cells()[record + ONLY_ENTRY] = EntryFinder.NO_TIME;
    records.cells()[record + OPEN_UNTIL] = Attempt.NOT_DONE;
    return record;
  }

  void forEach(SubjectTable.RecordVisitor visitor) {
    records.forEach(visitor);
  }

  private long cell(int record, int cell) {
    return records.cells()[record + cell];
  }

  private void set(int record, int cell, long value) {
    records.cells()[record + cell] = value;
  }

  boolean isRemoved(int record) {
    return (cell(record, FLAGS) & REMOVED) != 0;
  }

  /** Whether no later entry of the actor can count. */
  boolean isClosed(int record) {
    return (cell(record, FLAGS) & CLOSED) != 0;
  }

  void close(int record) {
    set(record, FLAGS, cell(record, FLAGS) | CLOSED);
  }

  int voided(int record) {
    return (int) cell(record, VOIDED);
  }

  /** The latest time at which any attempt of the actor could move on. */
  long openUntil(int record) {
    return cell(record, OPEN_UNTIL);
  }

  void add(int record, int voided, boolean removed, long openUntil) {
    set(record, OPEN_UNTIL, openUntil);
    set(record, VOIDED, Math.min(Integer.MAX_VALUE, cell(record, VOIDED) + voided));
    set(record, FLAGS, cell(record, FLAGS) | (removed ? REMOVED : 0));
  }

  /** The one time at which an entry may be, if it is known; otherwise NO_TIME. */
  long onlyEntry(int record) {
    return cell(record, ONLY_ENTRY);
  }

  void setOnlyEntry(int record, long atMillis) {
    set(record, ONLY_ENTRY, atMillis);
  }

  void setAttempt(int record, AttemptState attempt) {
    set(record, FLAGS, cell(record, FLAGS) | ATTEMPT);
    long cause = attempt.end == End.ORDER_BROKEN ? RULES.indexOf(attempt.rule) : attempt.exclusion;
    set(record, END, (cause << 16) | ((long) ENDS.indexOf(attempt.end) << 8) | attempt.level);
    set(record, END_MILLIS, attempt.endMillis);
    set(record, ATTEMPT_OPEN_UNTIL, attempt.openUntil);
    for (int step = 0; step < steps; step++) {
      set(record, TIMES + step, attempt.times[step]);
      set(record, TIMES + steps + step, attempt.segments[step]);
    }
  }

  /** Reads the attempt of a record; false if it has none. */
  boolean readAttempt(int record, AttemptState attempt) {
    if ((cell(record, FLAGS) & ATTEMPT) == 0) {
      return false;
    }
    attempt.clear();
    long end = cell(record, END);
    attempt.level = (int) (end & 0xFF);
    attempt.end = ENDS.get((int) (end >>> 8 & 0xFF));
    if (attempt.end == End.ORDER_BROKEN) {
      attempt.rule = RULES.get((int) (end >>> 16));
    } else {
      attempt.exclusion = (int) (end >>> 16);
    }
    attempt.endMillis = cell(record, END_MILLIS);
    attempt.openUntil = cell(record, ATTEMPT_OPEN_UNTIL);
    for (int step = 0; step < steps; step++) {
      attempt.times[step] = cell(record, TIMES + step);
      attempt.done |= attempt.times[step] == Attempt.NOT_DONE ? 0 : 1 << step;
      attempt.segments[step] = (int) cell(record, TIMES + steps + step);
    }
    return true;
  }

  /** Takes over records under other numbers of actors and segments' values. */
  void addAll(SettledActors other, LongUnaryOperator actors, int[] values) {
    untilMillis = other.untilMillis;
    settledBefore = other.settledBefore;
    other.records.forEach(
        (actor, cells, start) -> {
          long here = actors.applyAsLong(actor);
          records.put(here, cells, start);
          int record = records.find(here);
          for (int cell = TIMES + steps; cell < TIMES + 2 * steps; cell++) {
            set(record, cell, values[(int) cell(record, cell)]);
          }
        });
  }

  SettledActors copy() {
    return new SettledActors(this, records.copy());
  }

  void writeTo(StateWriter out) {
    out.writeLong(untilMillis);
    if (!isNever()) {
      records.writeTo(out);
    }
  }

  SettledActors readFrom(StateReader in, int values) {
    long until = in.readLong();
    if (until == NEVER) {
      return new SettledActors(this, new SubjectTable(TIMES + 2 * steps, 0));
    }
    if (!definition.canSettle() || !EventTime.isTime(until)) {
      throw new StateFormatException(
          "state must be settled until a time, and only if its funnel can be, was " + until);
    }
    SettledActors read = new SettledActors(this, records.readFrom(in, check(values)));
    read.untilMillis = until;
    return read;
  }

  private EventCheck check(int values) {
    return (cells, start) -> {
      if (!isRecord(cells, start, values)) {
        throw new StateFormatException("record of a settled actor must be one of the funnel");
      }
    };
  }

  private boolean isRecord(long[] cells, int start, int values) {
    long flags = cells[start + FLAGS];
    boolean valid =
        (flags & ~(REMOVED | CLOSED | ATTEMPT)) == 0
            && cells[start + VOIDED] >= 0
            && cells[start + VOIDED] <= Integer.MAX_VALUE;
    for (int step = 0; step < steps; step++) {
      long segment = cells[start + TIMES + steps + step];
      valid &= segment >= 0 && segment < values;
    }
    if ((flags & ATTEMPT) != 0) {
      return valid && isAttempt(cells, start);
    }
    for (int cell = END; cell <= ATTEMPT_OPEN_UNTIL; cell++) {
      valid &= cells[start + cell] == 0;
    }
    for (int step = 0; step < steps; step++) {
      valid &= cells[start + TIMES + step] == 0;
    }
    return valid;
  }

  private boolean isAttempt(long[] cells, int start) {
    long end = cells[start + END];
    long[] times = Arrays.copyOfRange(cells, start + TIMES, start + TIMES + steps);
    int level = 0;
    boolean valid = EventTime.isTime(cells[start + END_MILLIS]);
    for (int step = 0; step < steps; step++) {
      if (times[step] != Attempt.NOT_DONE) {
        level = step + 1;
        valid &= EventTime.isTime(times[step]);
      }
    }
    return valid
        && definition.canTake(times)
        && (end & 0xFF) == level
        && isEnd((int) (end >>> 8 & 0xFF), end >>> 16, level);
  }

  private boolean isEnd(int code, long cause, int level) {
    if (code >= ENDS.size() || (ENDS.get(code) == End.CONVERTED) != (level == steps)) {
      return false;
    }
    return switch (ENDS.get(code)) {
      case CONVERTED, NO_FURTHER_STEP -> cause == 0;
      case EXCLUDED -> cause < definition.exclusions().size();
      case ORDER_BROKEN -> cause < RULES.size();
    };
  }
}
