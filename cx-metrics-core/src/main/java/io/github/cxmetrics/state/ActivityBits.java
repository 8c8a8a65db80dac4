package io.github.cxmetrics.state;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which periods each of many subjects was active, one bit a period, and if that is asked for the
 * first two distinct times at which each was.
 *
 * <p>What is added one by one waits in one of a few hundred parts, chosen by the subject, until
 * there is enough of it that folding it into the bits of that part is cheap: the part is then in
 * the cache. Of a handful of subjects nothing waits. Large batches are {@linkplain
 * CalendarActivity#addAll sent to the parts together}. <b>Merge</b> exact: bits are united, and the
 * two smallest times kept. <b>Cost</b> eight bytes for 64 periods with activity among them (an idle
 * stretch of more than two such blocks costs eight bytes, however long), and 35 to 60 bytes a
 * subject, 16 more with times, 16 to 40 more where there are several blocks; beside these up to 64
 * bytes a subject for what waits, or 80 to 120 for the rows of large batches; a state of one
 * subject takes less than 500 bytes in all. {@code add} takes memory for subjects and blocks that
 * are new only. <b>Wire</b> the number of subjects as a count, then for each, in the order of their
 * scattered numbers: the subject in eight bytes; if times are kept the first in eight bytes and the
 * second less the first as a count, 0 for none; the number of runs as a count; for each run its
 * first block (of the first run in eight bytes, of the others less the block behind the run before,
 * as a count), the number of its blocks as a count, their words in eight bytes each. A run has no
 * two blocks in a row without active periods.
 *
 * @since 0.1
 */
public final class ActivityBits implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The length of periods that are local days, before zones and their changes move them. */
  public static final long DAY = 86_400_000;

  /** The length of periods that are hours. */
  public static final long HOUR = 3_600_000;

  private static final long FARTHEST_PERIOD = EventTime.FARTHEST_MILLIS / HOUR + 1;

  /** How many bits of a scattered subject tell its part, where there are parts. */
  static final int PART_BITS = 9;

  /* The tables of fewer subjects lie in the cache anyway, and small states stay small. */
  private static final int MOST_SUBJECTS_UNPARTED = 1 << 13;

  /* So few are found at once, and states of single subjects, of which there are many, stay tiny. */
  private static final int MOST_SUBJECTS_WITHOUT_WAITING = 8;

  /* Fewer rows are not worth being sent to parts together. */
  private static final int FEWEST_IN_BATCH = 1 << 15;
  private static final int MOST_IN_BATCH = 1 << 23;
  private static final int ROWS_A_SUBJECT = 8;

  /* So many groups of parts that no thread waits long for the last of them. */
  private static final int SHARES = 16;

  private final long unitMillis;
  private final KeptTimes times;
  private int partBits;
  private ActivityTable[] tables;
  private @Nullable WaitingRows waiting;

  /* How many subjects there were when that was counted last. */
  private int known;

  private transient @Nullable ActivityRows room;
  private transient @Nullable ActivityBatch batch;

  /* What warming the cache read, so that it is not optimised away; whichever thread did it. */
  @SuppressWarnings("unused")
  private transient long warmed;

  /**
   * Nobody was active.
   *
   * @param unitMillis the length of a period: {@link #DAY} or {@link #HOUR}
   * @param times which times are kept
   */
  public ActivityBits(long unitMillis, KeptTimes times) {
    if (unitMillis != DAY && unitMillis != HOUR) {
      throw new IllegalArgumentException(
          "period of activity must be a day or an hour, was " + unitMillis + " ms");
    }
    this.unitMillis = unitMillis;
    this.times = times;
    tables = new ActivityTable[] {new ActivityTable(times)};
  }

  /* Shifting by 64 would not shift at all. */
  private int partOf(long key) {
    return (int) (key >>> 1 >>> (Long.SIZE - 1 - partBits));
  }

  private void requirePeriod(long atMillis, long period) {
    long within = atMillis - (period - 1) * unitMillis;
    boolean near = -FARTHEST_PERIOD <= period && period <= FARTHEST_PERIOD;
    if (!near || within < 0 || within >= 3 * unitMillis) {
      throw new IllegalArgumentException(
          "period must hold the time " + atMillis + ", was " + period);
    }
  }

  /**
   * Adds a time at which a subject was active.
   *
   * @param subject who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param period the period that holds it
   * @throws IllegalArgumentException if the period is not beside the time, or {@link
   *     EventTime#require(long)} refuses the time; nothing changes then
   */
  public void add(long subject, long atMillis, long period) {
    EventTime.require(atMillis);
    requirePeriod(atMillis, period);
    addFound(subject, atMillis, period);
  }

  /** Adds a time that can be in the period of a calendar. */
  void addFound(long subject, long atMillis, long period) {
    long key = EventLog.scatter(subject);
    if (waiting == null && tables[0].subjects() <= MOST_SUBJECTS_WITHOUT_WAITING && partBits == 0) {
      tables[0].add(key, period, atMillis);
    } else {
      addRow(key, WaitingRows.row(atMillis, period, unitMillis));
    }
  }

  private void addRow(long key, long row) {
    while (!waiting().put(partOf(key), key, row)) {
      int part = partOf(key);
      waiting().send(part, tables[part], room());
      splitIfLarge();
    }
  }

  private WaitingRows waiting() {
    WaitingRows known = waiting;
    if (known == null) {
      known = new WaitingRows(unitMillis, tables.length);
      waiting = known;
    }
    return known;
  }

  private ActivityRows room() {
    ActivityRows known = room == null ? new ActivityRows() : room;
    room = known;
    return known;
  }

  /**
   * Adds times that can be, in the periods of a calendar.
   *
   * @param range of the times
   */
  void addAll(
      long[] subjects,
      long[] atMillis,
      int from,
      int to,
      TimeRange range,
      PeriodFinder find,
      Parallelism threads) {
    int next = from;
    while (next < to) {
      int rows = to - next;
      if (partBits == 0) {
        next = addTogether(subjects, atMillis, next, to, find);
      } else if (rows >= Math.max(FEWEST_IN_BATCH, known) && batch().fits(range)) {
        rows = (int) Math.min(rows, mostInBatch());
        batch().add(subjects, atMillis, next, next + rows, find, tables, threads);
        countSubjects();
        next += rows;
      } else {
        next = addOneByOne(subjects, atMillis, next, to, find);
      }
    }
  }

  private ActivityBatch batch() {
    ActivityBatch made = batch == null ? new ActivityBatch(times, unitMillis) : batch;
    batch = made;
    return made;
  }

  private long mostInBatch() {
    return Math.min(MOST_IN_BATCH, Math.max(FEWEST_IN_BATCH, ROWS_A_SUBJECT * (long) known));
  }

  private void countSubjects() {
    known = 0;
    for (ActivityTable table : tables) {
      known += table.subjects();
    }
  }

  private int addOneByOne(long[] subjects, long[] atMillis, int from, int to, PeriodFinder find) {
    for (int i = from; i < to; i++) {
      long row = WaitingRows.row(atMillis[i], find.indexOf(atMillis[i]), unitMillis);
      addRow(EventLog.scatter(subjects[i]), row);
    }
    return to;
  }

  /** Adds rows to the one table there is until there are parts. */
  private int addTogether(long[] subjects, long[] atMillis, int from, int to, PeriodFinder find) {
    ActivityRows rows = room();
    int next = from;
    while (next < to && partBits == 0) {
      int count = Math.min(to - next, ActivityRows.TOGETHER);
      for (int i = 0; i < count; i++) {
        rows.keys[i] = EventLog.scatter(subjects[next + i]);
        rows.millis[i] = atMillis[next + i];
        rows.periods[i] = find.indexOf(atMillis[next + i]);
      }
      tables[0].addAll(rows, count);
      splitIfLarge();
      next += count;
    }
    return next;
  }

  private void foldAll() {
    WaitingRows rows = waiting;
    if (rows != null) {
      for (int part = 0; part < tables.length; part++) {
        rows.foldAll(part, tables[part], room());
      }
      splitIfLarge();
    }
  }

  private void splitIfLarge() {
    if (partBits > 0 || tables[0].subjects() <= MOST_SUBJECTS_UNPARTED) {
      return;
    }
    ActivityTable whole = tables[0];
    if (waiting != null) {
      waiting.foldAll(0, whole, room());
    }
    int parts = 1 << PART_BITS;
    partBits = PART_BITS;
    tables = new ActivityTable[parts];
    Arrays.setAll(tables, part -> new ActivityTable(times));
    waiting = null;
    whole.forEach(
        (subject, periods) -> tables[partOf(EventLog.scatter(subject))].add(subject, periods));
    known = whole.subjects();
  }

  /**
   * How many subjects were active.
   *
   * @return at least 0
   */
  public long subjects() {
    foldAll();
    long subjects = 0;
    for (ActivityTable table : tables) {
      subjects += table.subjects();
    }
    return subjects;
  }

  /**
   * Adds all that another state holds.
   *
   * @param other periods of the same length; it is left as it was
   */
  public void merge(ActivityBits other) {
    merge(other, LongUnaryOperator.identity());
  }

  /**
   * Adds all that another state holds under other subjects.
   *
   * @param other periods of the same length; it is left as it was
   * @param subjects from a subject there to the subject here
   */
  public void merge(ActivityBits other, LongUnaryOperator subjects) {
    if (other == this) {
      merge(copy(), subjects);
      return;
    }
    foldAll();
    other.forEach((subject, periods) -> addAll(subjects.applyAsLong(subject), periods));
  }

  private void addAll(long subject, ActivePeriods periods) {
    tables[partOf(EventLog.scatter(subject))].add(subject, periods);
    splitIfLarge();
  }

  /**
   * An independent copy.
   *
   * @return the copy
   */
  public ActivityBits copy() {
    foldAll();
    ActivityBits copy = new ActivityBits(unitMillis, times);
    copy.partBits = partBits;
    copy.tables = Arrays.stream(tables).map(ActivityTable::copy).toArray(ActivityTable[]::new);
    copy.known = known;
    return copy;
  }

  /** Takes what is known of one subject after the other. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes what is known of a subject.
     *
     * @param subject who
     * @param periods when it was active; valid during the call only
     */
    void visit(long subject, ActivePeriods periods);
  }

  /**
   * Hands what is known of each subject to a visitor, each subject once. Nothing must be added
   * meanwhile.
   *
   * @param visitor takes it
   */
  public void forEach(Visitor visitor) {
    foldAll();
    for (ActivityTable table : tables) {
      warmed += table.warm();
      table.forEach(visitor);
    }
  }

  /**
   * Hands what is known of each subject to one of several visitors, each of which takes some of the
   * subjects, and puts these together.
   *
   * @param make makes a visitor, which is used by one thread at a time
   * @param merge adds what the second took to the first, and returns the first
   * @param threads who share the subjects
   * @param <V> the visitor
   * @return one that has taken all subjects
   */
  public <V extends Visitor> V read(
      Supplier<V> make, BinaryOperator<V> merge, Parallelism threads) {
    foldAll();
    int shares = threads.threads() == 1 ? 1 : Math.min(tables.length, SHARES);
    List<V> visitors = Stream.generate(make).limit(shares).toList();
    threads.forEach(
        shares,
        share -> {
          int end = tables.length * (share + 1) / shares;
          for (int part = tables.length * share / shares; part < end; part++) {
            warmed += tables[part].warm();
            tables[part].forEach(visitors.get(share));
          }
        });
    return visitors.stream().reduce(merge).orElseThrow();
  }

  /**
   * As {@link #forEach}, in an order that depends on the subjects only, not on how they came.
   *
   * @param visitor takes it
   */
  public void forEachInOrder(Visitor visitor) {
    foldAll();
    for (ActivityTable table : tables) {
      table.forEachInOrder(visitor);
    }
  }

  /**
   * What is known of one subject.
   *
   * @param subject who
   * @return a new object; without periods if the subject is not known
   */
  public ActivePeriods periodsOf(long subject) {
    foldAll();
    ActivePeriods periods = new ActivePeriods();
    tables[partOf(EventLog.scatter(subject))].read(subject, periods);
    return periods;
  }

  /**
   * Writes the state.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    out.writeCount(subjects());
    forEachInOrder(
        (subject, periods) -> {
          out.writeLong(subject);
          if (times == KeptTimes.FIRST_TWO) {
            ActivityWire.writeTimes(out, periods);
          }
          ActivityWire.writeRuns(out, periods);
        });
  }

  /**
   * Reads a state of the same period.
   *
   * @param in where to read
   * @return a new state
   * @throws StateFormatException if the bytes are not such a state
   */
  public ActivityBits readFrom(StateReader in) {
    ActivityBits read = new ActivityBits(unitMillis, times);
    int subjects = in.readLength(ActivityWire.fewestBytes(times));
    ActivePeriods periods = new ActivePeriods();
    long previous = 0;
    for (int i = 0; i < subjects; i++) {
      long subject = in.readLong();
      EventLog.requireOrder(i, previous, subject);
      ActivityWire.read(in, periods, times, atMillis -> Math.floorDiv(atMillis, unitMillis));
      read.addAll(subject, periods);
      previous = subject;
    }
    return read;
  }
}
