package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * In which periods each of many subjects was active, one bit a period, and the first two distinct
 * times at which each was.
 *
 * <p>What is added waits in one of a few hundred parts, chosen by the subject, until there is
 * enough of it that folding it into the bits of that part is cheap: the part is then in the cache.
 * <b>Merge</b> exact: bits are united, and the two smallest times kept. <b>Cost</b> eight bytes for
 * 64 periods with activity among them (an idle stretch of more than two such blocks costs eight
 * bytes, however long), and 80 to 150 bytes a subject, half of them for what waits; 16 to 40 more
 * where there are several blocks; {@code add} takes memory for subjects and blocks that are new
 * only. <b>Wire</b> the number of subjects as a count, then for each, in the order of their
 * scattered numbers: the subject and the first time in eight bytes each; the second time less the
 * first as a count, 0 for none; the number of runs as a count; for each run its first block (of the
 * first run in eight bytes, of the others less the block behind the run before, as a count), the
 * number of its blocks as a count, their words in eight bytes each. A run has no two blocks in a
 * row without active periods.
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
  private static final int PART_BITS = 9;

  /* The tables of fewer subjects lie in the cache anyway, and small states stay small. */
  private static final int MOST_SUBJECTS_UNPARTED = 1 << 13;

  /* Times lie in the period before theirs in UTC, in it, or in the one behind: below 2^28 ms. */
  private static final int WITHIN_BITS = 28;
  private static final long WITHIN = (1L << WITHIN_BITS) - 1;

  private static final int STRETCH = 1 << 6;
  private static final int FEWEST_WAITING = 1 << 6;
  private static final int MOST_WAITING = 1 << 16;

  private final long unitMillis;
  private int partBits;
  private ActivityTable[] tables = {new ActivityTable()};

  /*
   * Rows that wait: a subject, then period and time in one cell. They first gather in one small
   * array, a short stretch for each part, that stays in the cache, and go to their part a stretch
   * at a time.
   */
  private long[] gathering = new long[STRETCH];
  private int[] gathered = new int[1];
  private long[][] waiting = new long[1][0];
  private int[] waits = new int[1];

  /* What warming the cache read, so that it is not optimised away. */
  @SuppressWarnings("unused")
  private transient long warmed;

  private transient long @Nullable [] batch;

  /* Where the tables look for the subjects of some rows. */
  private final int[] found = new int[ActivityTable.TOGETHER];

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

  /* Shifting by 64 would not shift at all. */
  private int partOf(long subject) {
    return (int) (EventLog.scatter(subject) >>> 1 >>> (Long.SIZE - 1 - partBits));
  }

  /** A period, and how far a time lies from one period before its start in UTC. */
  private long row(long atMillis, long period) {
    long within = atMillis - (period - 1) * unitMillis;
    boolean near = -FARTHEST_PERIOD <= period && period <= FARTHEST_PERIOD;
    if (!near || within < 0 || within >= 3 * unitMillis) {
      throw new IllegalArgumentException(
          "period must hold the time " + atMillis + ", was " + period);
    }
    return period << WITHIN_BITS | within;
  }

  static long period(long row) {
    return row >> WITHIN_BITS;
  }

  static long atMillis(long row, long period, long unitMillis) {
    return (period - 1) * unitMillis + (row & WITHIN);
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
    addRow(subject, row(atMillis, period));
  }

  private void addRow(long subject, long row) {
    int part = partOf(subject);
    int at = gathered[part];
    if (at == STRETCH) {
      send(part);
      part = partOf(subject); // the first part may have been split
      at = gathered[part];
    }
    int to = part * STRETCH + at;
    gathering[to] = subject;
    gathering[to + 1] = row;
    gathered[part] = at + 2;
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
    EventTime.requireAll(atMillis, start, start + count);
    long[] rows = batch(count);
    if (!pack(atMillis, start, periods, rows, count)) {
      for (int i = 0; i < count; i++) {
        row(atMillis[start + i], periods[i]);
      }
    }
    for (int next = 0; next < count; ) {
      next = gather(subjects, start, rows, next, count);
    }
  }

  /** As {@link #row}, of many and without a branch; false, and no use, if one is not possible. */
  private boolean pack(long[] atMillis, int start, long[] periods, long[] rows, int count) {
    long unit = unitMillis;
    long outside = 0;
    for (int i = 0; i < count; i++) {
      long period = periods[i];
      long within = atMillis[start + i] - (period - 1) * unit;
      outside |= within | (3 * unit - 1 - within);
      outside |= (FARTHEST_PERIOD + period) | (FARTHEST_PERIOD - period);
      rows[i] = period << WITHIN_BITS | within;
    }
    return outside >= 0;
  }

  /** Adds rows from one on until there is no room for one of them; the next one to add. */
  private int gather(long[] subjects, int start, long[] rows, int from, int count) {
    long[] into = gathering;
    int[] used = gathered;
    for (int i = from; i < count; i++) {
      long subject = subjects[start + i];
      int part = partOf(subject);
      int at = used[part];
      if (at == STRETCH) {
        send(part);
        return i;
      }
      into[part * STRETCH + at] = subject;
      into[part * STRETCH + at + 1] = rows[i];
      used[part] = at + 2;
    }
    return count;
  }

  private long[] batch(int count) {
    long[] known = batch;
    if (known == null || known.length < count) {
      known = new long[count];
      batch = known;
    }
    return known;
  }

  /** Sends what was gathered of a part there. */
  private void send(int part) {
    int end = gathered[part];
    if (waits[part] + end > waiting[part].length) {
      makeRoom(part);
    }
    System.arraycopy(gathering, part * STRETCH, waiting[part], waits[part], end);
    waits[part] += end;
    gathered[part] = 0;
    splitIfLarge();
  }

  /** Lets more wait, or folds what waits. */
  private void makeRoom(int part) {
    int most = 2 * Math.max(FEWEST_WAITING, Math.min(MOST_WAITING, 4 * tables[part].subjects()));
    int larger = Math.max(STRETCH, 2 * waiting[part].length);
    if (larger <= most) {
      waiting[part] = Arrays.copyOf(waiting[part], larger);
    } else {
      warmed += tables[part].warm();
      fold(part, waiting[part], 0, waits[part]);
      waits[part] = 0;
    }
  }

  private void fold(int part, long[] rows, int from, int to) {
    tables[part].addAll(rows, from, to, unitMillis, found);
  }

  private void foldAll() {
    for (int part = 0; part < tables.length; part++) {
      if (waits[part] + gathered[part] > 0) {
        warmed += tables[part].warm();
        fold(part, waiting[part], 0, waits[part]);
        fold(part, gathering, part * STRETCH, part * STRETCH + gathered[part]);
        waits[part] = 0;
        gathered[part] = 0;
      }
    }
    splitIfLarge();
  }

  private void splitIfLarge() {
    if (partBits > 0 || tables[0].subjects() <= MOST_SUBJECTS_UNPARTED) {
      return;
    }
    ActivityTable whole = tables[0];
    fold(0, waiting[0], 0, waits[0]);
    int parts = 1 << PART_BITS;
    partBits = PART_BITS;
    tables = new ActivityTable[parts];
    Arrays.setAll(tables, part -> new ActivityTable());
    gathering = new long[parts * STRETCH];
    gathered = new int[parts];
    waiting = new long[parts][0];
    waits = new int[parts];
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
    splitIfLarge();
  }

  /**
   * An independent copy.
   *
   * @return the copy
   */
  public ActivityBits copy() {
    foldAll();
    ActivityBits copy = new ActivityBits(unitMillis);
    copy.partBits = partBits;
    copy.tables = Arrays.stream(tables).map(ActivityTable::copy).toArray(ActivityTable[]::new);
    copy.gathering = new long[tables.length * STRETCH];
    copy.gathered = new int[tables.length];
    copy.waiting = new long[tables.length][0];
    copy.waits = new int[tables.length];
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
      ActivityWire.read(in, periods, atMillis -> Math.floorDiv(atMillis, unitMillis));
      read.addAll(subject, periods);
      previous = subject;
    }
    return read;
  }
}
