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
 * The events of many subjects, in any order of arrival: each a fixed number of cells, of which the
 * first orders them.
 *
 * <p>Adding appends to one of a few hundred parts, chosen by the subject; nothing is looked up.
 * Reading groups and sorts part by part, each small enough for the cache. <b>Merge</b> exact, part
 * by part. <b>Cost</b> eight bytes a cell, eight more for the subject, and up to half as much to
 * spare; reading takes a few hundred kilobytes more. <b>Wire</b> the number of subjects as a count,
 * then for each, in the order of their scattered numbers, the subject in eight bytes and its events
 * as {@link EventList} writes them.
 *
 * @since 0.1
 */
public final class EventLog implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FEWEST_CELLS = 16;
  private static final int PART_BITS = 9;

  /* Fewer rows than this lie in the cache anyway, and small states stay small. */
  private static final int MOST_ROWS_UNPARTED = 1 << 16;

  private final int width;
  private final int stride;

  /* Rows of a subject and its event, one part after the other by the high bits of scatter(). */
  private long[][] parts = {new long[0]};
  private int[] used = new int[1];
  private int partBits;
  private long size;

  private transient @Nullable Grouping grouping;

  /**
   * An empty log.
   *
   * @param width how many cells an event has, at least 1
   */
  public EventLog(int width) {
    this.width = width;
    this.stride = width + 1;
  }

  /**
   * How many events there are.
   *
   * @return at least 0
   */
  public long size() {
    return size;
  }

  /** Spreads subjects that differ in few bits: the finaliser of SplitMix64 (Steele et al. 2014). */
  static long scatter(long subject) {
    long z = (subject ^ subject >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Undoes {@link #scatter}: each of its three steps turned round, the last one first. */
  static long gather(long scattered) {
    long z = scattered ^ scattered >>> 31 ^ scattered >>> 62;
    z *= 0x319642B2D24D8EC3L;
    z = z ^ z >>> 27 ^ z >>> 54;
    z *= 0x96DE1B173F119089L;
    return z ^ z >>> 30 ^ z >>> 60;
  }

  /* Shifting by 64 would not shift at all. */
  private int partOf(long subject) {
    return (int) (scatter(subject) >>> 1 >>> (Long.SIZE - 1 - partBits));
  }

  /**
   * Adds an event of one cell.
   *
   * @param subject whose event
   * @param cell the cell
   */
  public void add(long subject, long cell) {
    int part = partOf(subject);
    int at = used[part];
    long[] rows = parts[part];
    if (at + 2 > rows.length) {
      rows = grow(part, at + 2);
    }
    rows[at] = subject;
    rows[at + 1] = cell;
    used[part] = at + 2;
    if (++size == MOST_ROWS_UNPARTED) {
      split();
    }
  }

  /**
   * Adds an event.
   *
   * @param subject whose event
   * @param cells where its cells stand
   * @param start the index of the first
   */
  public void add(long subject, long[] cells, int start) {
    int part = partOf(subject);
    int at = used[part];
    long[] rows = parts[part];
    if (at + stride > rows.length) {
      rows = grow(part, at + stride);
    }
    rows[at] = subject;
    System.arraycopy(cells, start, rows, at + 1, width);
    used[part] = at + stride;
    if (++size == MOST_ROWS_UNPARTED) {
      split();
    }
  }

  /**
   * Adds events of one cell each.
   *
   * @param subjects whose events
   * @param cells the cells
   * @param count how many of both
   */
  public void addAll(long[] subjects, long[] cells, int count) {
    if (partBits == 0 && size + count >= MOST_ROWS_UNPARTED) {
      split();
    }
    long[][] allRows = parts;
    int[] allUsed = used;
    for (int i = 0; i < count; i++) {
      long subject = subjects[i];
      int part = partOf(subject);
      int at = allUsed[part];
      long[] rows = allRows[part];
      if (at + 2 > rows.length) {
        rows = grow(part, at + 2);
      }
      rows[at] = subject;
      rows[at + 1] = cells[i];
      allUsed[part] = at + 2;
    }
    size += count;
  }

  /**
   * Makes room for events that are about to be added, so that no array is copied meanwhile; of an
   * empty log no more than they need. {@link #countParts} tells how many go where.
   *
   * @param counts how many go to each part
   */
  public void reserve(int[] counts) {
    for (int part = 0; part < parts.length; part++) {
      int needed = Math.addExact(used[part], Math.multiplyExact(counts[part], stride));
      if (needed > parts[part].length) {
        int length = used[part] == 0 ? needed : larger(parts[part].length, needed, FEWEST_CELLS);
        parts[part] = Arrays.copyOf(parts[part], length);
      }
    }
  }

  /**
   * Counts to which parts events of subjects would go; where many events are to come, this parts
   * the log first.
   *
   * @param subjects whose events
   * @param count how many of them
   * @param counts the counts so far, or an empty array
   * @return the counts
   */
  public int[] countParts(long[] subjects, int count, int[] counts) {
    int[] sums = counts;
    if (sums.length == 0) {
      split();
      sums = new int[parts.length];
    }
    for (int i = 0; i < count; i++) {
      sums[partOf(subjects[i])]++;
    }
    return sums;
  }

  private long[] grow(int part, int needed) {
    long[] larger = Arrays.copyOf(parts[part], larger(parts[part].length, needed, FEWEST_CELLS));
    parts[part] = larger;
    return larger;
  }

  /** The next length of an array that must hold more: half as long again. */
  static int larger(int length, int needed, int fewest) {
    if (needed < 0) {
      throw new OutOfMemoryError("events of one part must fit into an array");
    }
    long roomy = Math.max(fewest, (long) length + (length >> 1));
    return (int) Math.max(needed, Math.min(roomy, Integer.MAX_VALUE - 8));
  }

  private void split() {
    if (partBits > 0) {
      return;
    }
    long[] all = parts[0];
    int end = used[0];
    partBits = PART_BITS;
    parts = new long[1 << PART_BITS][0];
    used = new int[1 << PART_BITS];
    size = 0;
    addRows(all, end);
  }

  /** What becomes of an event that is taken over from another log. */
  @FunctionalInterface
  public interface EventChange {

    /** Leaves every event as it is. */
    EventChange NONE = cells -> {};

    /**
     * Changes an event.
     *
     * @param cells its cells
     */
    void change(long[] cells);
  }

  private void addRows(long[] rows, int end) {
    for (int at = 0; at < end; at += stride) {
      add(rows[at], rows, at + 1);
    }
  }

  /**
   * Adds the events of another log.
   *
   * @param other a log of events of as many cells; it is left as it was
   */
  public void merge(EventLog other) {
    if (partBits != other.partBits) {
      for (int part = 0; part < other.parts.length; part++) {
        addRows(other.parts[part], other.used[part]);
      }
      return;
    }
    for (int part = 0; part < parts.length; part++) {
      int at = used[part];
      int more = other.used[part];
      if (at + more > parts[part].length) {
        grow(part, at + more);
      }
      System.arraycopy(other.parts[part], 0, parts[part], at, more);
      used[part] = at + more;
    }
    size += other.size;
    if (size >= MOST_ROWS_UNPARTED) {
      split();
    }
  }

  /**
   * Adds the events of another log under other subjects, or with other cells.
   *
   * @param other a log of events of as many cells; it is left as it was
   * @param subjects from a subject there to the subject here
   * @param change changes the cells of an event before it is added here
   */
  public void merge(EventLog other, LongUnaryOperator subjects, EventChange change) {
    long[] event = new long[width];
    for (int part = 0; part < other.parts.length; part++) {
      long[] rows = other.parts[part];
      int end = other.used[part];
      for (int at = 0; at < end; at += stride) {
        System.arraycopy(rows, at + 1, event, 0, width);
        change.change(event);
        add(subjects.applyAsLong(rows[at]), event, 0);
      }
    }
  }

  /**
   * An independent log of the same events.
   *
   * @return the copy
   */
  public EventLog copy() {
    EventLog copy = new EventLog(width);
    copy.parts = new long[parts.length][];
    for (int part = 0; part < parts.length; part++) {
      copy.parts[part] = Arrays.copyOf(parts[part], used[part]);
    }
    copy.used = used.clone();
    copy.partBits = partBits;
    copy.size = size;
    return copy;
  }

  /**
   * Hands the events of each subject to a visitor, each subject once. The log must not be changed
   * meanwhile.
   *
   * @param visitor takes them
   */
  public void forEach(SubjectVisitor visitor) {
    Grouping groups = grouping();
    for (int part = 0; part < parts.length; part++) {
      groups.group(parts[part], used[part]);
      groups.forEach(visitor);
    }
  }

  /**
   * As {@link #forEach}, in an order that depends on the subjects only, not on how they came.
   *
   * @param visitor takes them
   */
  public void forEachInOrder(SubjectVisitor visitor) {
    Grouping groups = grouping();
    for (int part = 0; part < parts.length; part++) {
      groups.group(parts[part], used[part]);
      groups.forEachInOrder(visitor);
    }
  }

  private Grouping grouping() {
    Grouping groups = grouping;
    if (groups == null) {
      groups = new Grouping(width);
      grouping = groups;
    }
    return groups;
  }

  /**
   * The events of one subject. Cost: a pass over its part.
   *
   * @param subject whose events
   * @return a new list
   */
  public EventList eventsOf(long subject) {
    EventList events = new EventList(width);
    int part = partOf(subject);
    long[] rows = parts[part];
    long[] event = new long[width];
    for (int at = 0; at < used[part]; at += stride) {
      if (rows[at] == subject) {
        System.arraycopy(rows, at + 1, event, 0, width);
        events.add(event);
      }
    }
    return events;
  }

  /**
   * Writes the events.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    long[] subjects = {0};
    forEach((subject, cells, from, to) -> subjects[0]++);
    out.writeCount(subjects[0]);
    forEachInOrder(
        (subject, cells, from, to) -> {
          out.writeLong(subject);
          EventList.write(out, cells, width, from, to);
        });
  }

  /**
   * Reads events into a new log.
   *
   * @param in where to read
   * @param check refuses events that cannot be
   * @return the new log
   * @throws StateFormatException if the bytes are not such a log
   */
  public EventLog readFrom(StateReader in, EventCheck check) {
    EventLog read = new EventLog(width);
    int subjects = in.readLength(2 * Long.BYTES + 1);
    long previous = 0;
    for (int i = 0; i < subjects; i++) {
      long subject = in.readLong();
      requireOrder(i, previous, subject);
      int events = EventList.readSize(in, width);
      if (events == 0) {
        throw new StateFormatException("subject of a state must have events, was " + subject);
      }
      long[] cells = new long[Math.multiplyExact(events, width)];
      EventList.read(in, cells, width, 0, events, check);
      for (int start = 0; start < cells.length; start += width) {
        read.add(subject, cells, start);
      }
      previous = subject;
    }
    return read;
  }

  /** Checks the order in which subjects are written. */
  static void requireOrder(int index, long previous, long subject) {
    if (index > 0 && Long.compareUnsigned(scatter(previous), scatter(subject)) >= 0) {
      throw new StateFormatException(
          "subjects of a state must come in order, was " + subject + " after " + previous);
    }
  }
}
