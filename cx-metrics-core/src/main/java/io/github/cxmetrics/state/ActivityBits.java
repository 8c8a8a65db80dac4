package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * In which periods each of many subjects was active, one bit a period, and the first two distinct
 * times at which each was.
 *
 * <p>What is added waits in one of a few hundred parts, chosen by the subject, until there is
 * enough of it that folding it into the bits of that part is cheap: the part is then in the cache.
 * <b>Merge</b> exact: bits are united, and the two smallest times kept. <b>Cost</b> eight bytes for
 * 64 periods with activity among them (an idle stretch of more than two such blocks costs eight
 * bytes, however long), and 60 to 150 bytes a subject, half of them for what waits; {@code add}
 * takes memory for subjects and blocks that are new only. <b>Wire</b> the number of subjects as a
 * count, then for each, in the order of their scattered numbers: the subject and the first time in
 * eight bytes each; the second time less the first as a count, 0 for none; the number of runs as a
 * count; for each run its first block (of the first run in eight bytes, of the others less the
 * block behind the run before, as a count), the number of its blocks as a count, their words in
 * eight bytes each. A run has no two blocks in a row without active periods.
 *
 * @since 0.1
 */
public final class ActivityBits implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The length of periods that are local days, before zones and their changes move them. */
  public static final long DAY = 86_400_000;

  /** The length of periods that are hours. */
  public static final long HOUR = 3_600_000;

  static final String TIME_RULE =
      "time of an event must be in milliseconds within 2^48 of 1970, was ";

  private static final long FARTHEST_MILLIS = 1L << 48;
  private static final int PART_BITS = 9;

  /* The tables of fewer subjects lie in the cache anyway, and small states stay small. */
  private static final int MOST_SUBJECTS_UNPARTED = 1 << 13;

  private static final int FEWEST_WAITING = 1 << 4;
  private static final int MOST_WAITING = 1 << 14;

  private final long unitMillis;
  private int partBits;
  private ActivityTable[] tables = {new ActivityTable()};

  /* Of each part, what waits: a subject, then time and period in one cell; the cells in use. */
  private long[][] waiting = new long[1][0];
  private int[] used = new int[1];

  /**
   * Nobody was active.
   *
   * @param unitMillis the length of a period: {@link #DAY} or {@link #HOUR}
   */
  public ActivityBits(long unitMillis) {
    if (unitMillis != DAY && unitMillis != HOUR) {
      throw new IllegalArgumentException(
          "period of activity must be a day or an hour, was " + unitMillis + " ms");
    }
    this.unitMillis = unitMillis;
  }

  /**
   * Checks a time that is to be added.
   *
   * @param atMillis in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if it is farther than 2<sup>48</sup> ms from 1970
   */
  public static void requireTime(long atMillis) {
    if (!isTime(atMillis)) {
      throw new IllegalArgumentException(TIME_RULE + atMillis);
    }
  }

  static boolean isTime(long atMillis) {
    return -FARTHEST_MILLIS < atMillis && atMillis < FARTHEST_MILLIS;
  }

  /* Shifting by 64 would not shift at all. */
  private int partOf(long subject) {
    return (int) (EventLog.scatter(subject) >>> 1 >>> (Long.SIZE - 1 - partBits));
  }

  /** The number of the unit of UTC that holds a time; periods lie at most one beside it. */
  private long unitOf(long atMillis) {
    return unitMillis == DAY ? Math.floorDiv(atMillis, DAY) : Math.floorDiv(atMillis, HOUR);
  }

  private long row(long atMillis, long period) {
    long beside = period - unitOf(atMillis) + 1;
    if ((beside & ~3) != 0 || beside == 3) {
      throw new IllegalArgumentException(
          "period must hold the time " + atMillis + ", was " + period);
    }
    return atMillis << 2 | beside;
  }

  /**
   * Adds a time at which a subject was active.
   *
   * @param subject who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param period the period that holds it
   * @throws IllegalArgumentException if the period is not beside the time, or {@link #requireTime}
   *     refuses the time; nothing changes then
   */
  public void add(long subject, long atMillis, long period) {
    requireTime(atMillis);
    addRow(subject, row(atMillis, period));
  }

  private void addRow(long subject, long row) {
    int part = partOf(subject);
    long[] rows = waiting[part];
    int at = used[part];
    if (at == rows.length) {
      makeRoom(part);
      addRow(subject, row);
      return;
    }
    rows[at] = subject;
    rows[at + 1] = row;
    used[part] = at + 2;
  }

  /**
   * Adds times at which subjects were active, all or none.
   *
   * @param subjects who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param start the index of the first of both
   * @param periods the periods that hold the times, from index 0
   * @param count how many
   * @throws IllegalArgumentException as {@link #add}; none is added then
   */
  public void addAll(long[] subjects, long[] atMillis, int start, long[] periods, int count) {
    for (int i = 0; i < count; i++) {
      requireTime(atMillis[start + i]);
      row(atMillis[start + i], periods[i]);
    }
    for (int i = 0; i < count; i++) {
      addRow(subjects[start + i], row(atMillis[start + i], periods[i]));
    }
  }

  /**
   * Makes room for what waits in a full part, or folds it; its subjects may move to other parts.
   */
  private void makeRoom(int part) {
    int length = waiting[part].length;
    int most = 2 * Math.max(FEWEST_WAITING, Math.min(MOST_WAITING, 2 * tables[part].subjects()));
    if (length < most) {
      waiting[part] =
          Arrays.copyOf(waiting[part], Math.min(most, 2 * Math.max(length, FEWEST_WAITING)));
    } else {
      fold(part);
    }
  }

  private void fold(int part) {
    ActivityTable table = tables[part];
    long[] rows = waiting[part];
    int end = used[part];
    if (unitMillis == DAY) {
      foldDays(table, rows, end);
    } else {
      foldHours(table, rows, end);
    }
    used[part] = 0;
    if (partBits == 0 && table.subjects() > MOST_SUBJECTS_UNPARTED) {
      split();
    }
  }

  private static void foldDays(ActivityTable table, long[] rows, int end) {
    for (int at = 0; at < end; at += 2) {
      long row = rows[at + 1];
      long atMillis = row >> 2;
      table.add(rows[at], Math.floorDiv(atMillis, DAY) + (row & 3) - 1, atMillis);
    }
  }

  private static void foldHours(ActivityTable table, long[] rows, int end) {
    for (int at = 0; at < end; at += 2) {
      long row = rows[at + 1];
      long atMillis = row >> 2;
      table.add(rows[at], Math.floorDiv(atMillis, HOUR) + (row & 3) - 1, atMillis);
    }
  }

  private void foldAll() {
    for (int part = 0; part < tables.length; part++) { // tables grows if this splits meanwhile
      fold(part);
    }
  }

  private void split() {
    ActivityTable whole = tables[0];
    int parts = 1 << PART_BITS;
    partBits = PART_BITS;
    tables = new ActivityTable[parts];
    Arrays.setAll(tables, part -> new ActivityTable());
    waiting = new long[parts][0];
    used = new int[parts];
    whole.forEach((subject, periods) -> tables[partOf(subject)].add(subject, periods));
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
    ActivityTable table = tables[partOf(subject)];
    table.add(subject, periods);
    if (partBits == 0 && table.subjects() > MOST_SUBJECTS_UNPARTED) {
      split();
    }
  }

  /**
   * An independent copy.
   *
   * @return the copy
   */
  public ActivityBits copy() {
    ActivityBits copy = new ActivityBits(unitMillis);
    copy.partBits = partBits;
    copy.tables = Arrays.stream(tables).map(ActivityTable::copy).toArray(ActivityTable[]::new);
    copy.waiting = Arrays.stream(waiting).map(long[]::clone).toArray(long[][]::new);
    copy.used = used.clone();
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
      table.forEach(visitor);
    }
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
    tables[partOf(subject)].read(subject, periods);
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
          ActivityWire.write(out, periods);
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
    ActivityBits read = new ActivityBits(unitMillis);
    int subjects = in.readLength(ActivityWire.FEWEST_BYTES);
    ActivePeriods periods = new ActivePeriods();
    long previous = 0;
    for (int i = 0; i < subjects; i++) {
      long subject = in.readLong();
      EventLog.requireOrder(i, previous, subject);
      ActivityWire.read(in, periods, this::unitOf);
      read.addAll(subject, periods);
      previous = subject;
    }
    return read;
  }
}
