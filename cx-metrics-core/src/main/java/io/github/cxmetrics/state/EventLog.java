package io.github.cxmetrics.state;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * The events of many subjects, in any order of arrival: each a fixed number of cells, of which the
 * first orders them.
 *
 * <p>Adding appends to one of a few hundred parts, chosen by the subject; nothing is looked up and
 * nothing is ever copied, because a part is a list of chunks. Chunks that are full do not change
 * any more, so that copies and merged logs share them. Reading groups and sorts part by part, each
 * small enough for the cache; several threads can add and read at once. <b>Merge</b> exact, part by
 * part. <b>Cost</b> eight bytes a cell, eight more for the subject, and half a chunk of 1,024
 * events a part to spare where there are many; reading takes up to 30 bytes and the cells of each
 * event of the largest part more, which are kept for the next reading. <b>Wire</b> the number of
 * subjects as a count, then for each, in the order of their scattered numbers, the subject in eight
 * bytes and its events as {@link EventList} writes them.
 *
 * @since 0.1
 */
public final class EventLog implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FEWEST_IN_CHUNK = 4;
  private static final int MOST_IN_CHUNK = 1 << 10;
  private static final int PART_BITS = 9;

  /* The same whatever the number of threads, so that what they fold is put together alike. */
  private static final int PARTS_OF_TASK = 16;

  /* Fewer rows than this lie in the cache anyway, and small states stay small. */
  private static final int MOST_ROWS_UNPARTED = 1 << 16;

  private final int width;
  private final int stride;
  private int partBits;
  private long size;

  /*
   * Rows of a subject and its event, one part after the other by the high bits of scatter(). Of each
   * part: the chunks that are full, how many of them, the chunk being filled, its cells in use.
   */
  private long[][][] full = new long[1][0][];
  private int[] fullChunks = new int[1];
  private long[][] open = new long[1][0];
  private int[] used = new int[1];

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
    long[] chunk = open[part];
    if (at == chunk.length) {
      chunk = nextChunk(part);
      at = 0;
    }
    chunk[at] = subject;
    chunk[at + 1] = cell;
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
    long[] chunk = open[part];
    if (at == chunk.length) {
      chunk = nextChunk(part);
      at = 0;
    }
    chunk[at] = subject;
    System.arraycopy(cells, start, chunk, at + 1, width);
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
    if (size + count >= MOST_ROWS_UNPARTED) {
      split();
    }
    long[][] chunks = open;
    int[] ends = used;
    for (int i = 0; i < count; i++) {
      long subject = subjects[i];
      int part = partOf(subject);
      int at = ends[part];
      long[] chunk = chunks[part];
      if (at == chunk.length) {
        chunk = nextChunk(part);
        at = 0;
      }
      chunk[at] = subject;
      chunk[at + 1] = cells[i];
      ends[part] = at + 2;
    }
    size += count;
  }

  /** Adds the events of one of several tasks to a log of their own. */
  @FunctionalInterface
  public interface LogFiller {

    /**
     * Adds events.
     *
     * @param task the number of the task, from 0
     * @param log to which
     */
    void fill(int task, EventLog log);
  }

  /**
   * Adds the events of several tasks, which run at the same time: each fills a log of its own, and
   * the logs are joined part by part. If a task fails, nothing is added.
   *
   * @param tasks how many; each should have some hundred thousand events
   * @param filler adds the events of a task
   * @param threads who does them
   */
  public void addAll(int tasks, LogFiller filler, Parallelism threads) {
    EventLog[] logs = new EventLog[tasks];
    threads.forEach(
        tasks,
        task -> {
          EventLog log = new EventLog(width);
          log.split();
          filler.fill(task, log);
          logs[task] = log;
        });
    split();
    forEachPart(
        threads,
        part -> {
          for (EventLog log : logs) {
            joinPart(part, log);
          }
        });
    for (EventLog log : logs) {
      size += log.size;
    }
  }

  private void forEachPart(Parallelism threads, IntConsumer visitor) {
    int parts = used.length;
    threads.forEach(
        readingTasks(),
        task -> {
          int end = Math.min(parts, (task + 1) * PARTS_OF_TASK);
          for (int part = task * PARTS_OF_TASK; part < end; part++) {
            visitor.accept(part);
          }
        });
  }

  private int readingTasks() {
    return (used.length + PARTS_OF_TASK - 1) / PARTS_OF_TASK;
  }

  /** Puts the rows of the same part of another log to those of a part; the size is not changed. */
  private void joinPart(int part, EventLog other) {
    for (int index = 0; index < other.fullChunks[part]; index++) {
      addFull(part, other.full[part][index]);
    }
    long[] rows = other.open[part];
    int from = 0;
    while (from < other.used[part]) {
      if (used[part] == open[part].length) {
        nextChunk(part);
      }
      int count = Math.min(other.used[part] - from, open[part].length - used[part]);
      System.arraycopy(rows, from, open[part], used[part], count);
      used[part] += count;
      from += count;
    }
  }

  /** Puts the chunk of a part that is full to the others, and begins one twice as large. */
  private long[] nextChunk(int part) {
    long[] filled = open[part];
    if (filled.length > 0) {
      addFull(part, filled);
    }
    int events = Math.min(MOST_IN_CHUNK, Math.max(FEWEST_IN_CHUNK, 2 * filled.length / stride));
    open[part] = new long[events * stride];
    used[part] = 0;
    return open[part];
  }

  private void addFull(int part, long[] chunk) {
    int count = fullChunks[part];
    if (count == full[part].length) {
      full[part] = Arrays.copyOf(full[part], Math.max(4, count + (count >> 1)));
    }
    full[part][count] = chunk;
    fullChunks[part] = count + 1;
  }

  /** The next length of an array that must hold more: half as long again. */
  static int larger(int length, int needed, int fewest) {
    if (needed < 0) {
      throw new OutOfMemoryError("events of one subject must fit into an array");
    }
    long roomy = Math.max(fewest, (long) length + (length >> 1));
    return (int) Math.max(needed, Math.min(roomy, Integer.MAX_VALUE - 8));
  }

  private void split() {
    if (partBits > 0) {
      return;
    }
    EventLog whole = new EventLog(width);
    whole.share(this);
    partBits = PART_BITS;
    int parts = 1 << PART_BITS;
    full = new long[parts][0][];
    fullChunks = new int[parts];
    open = new long[parts][0];
    used = new int[parts];
    size = 0;
    addRowsOf(whole);
  }

  /** Takes over what another log has; the chunks that are not full are not to be shared. */
  private void share(EventLog other) {
    full = other.full;
    fullChunks = other.fullChunks;
    open = other.open;
    used = other.used;
    partBits = other.partBits;
    size = other.size;
  }

  /** How many chunks a part has. */
  int chunks(int part) {
    return fullChunks[part] + 1;
  }

  /** A chunk of rows; not to be changed. */
  long[] chunk(int part, int index) {
    return index < fullChunks[part] ? full[part][index] : open[part];
  }

  /** How many cells of a chunk are in use. */
  int end(int part, int index) {
    return index < fullChunks[part] ? full[part][index].length : used[part];
  }

  /** How many events a part has. */
  int events(int part) {
    long cells = 0;
    for (int index = 0; index < chunks(part); index++) {
      cells += end(part, index);
    }
    return Math.toIntExact(cells / stride);
  }

  private void addRowsOf(EventLog other) {
    for (int part = 0; part < other.used.length; part++) {
      for (int index = 0; index < other.chunks(part); index++) {
        addRows(other.chunk(part, index), other.end(part, index));
      }
    }
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
    if (other.partBits > partBits) {
      split();
    }
    if (partBits != other.partBits || other == this) {
      addRowsOf(other == this ? copy() : other);
      return;
    }
    for (int part = 0; part < used.length; part++) {
      joinPart(part, other);
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
    for (int part = 0; part < other.used.length; part++) {
      for (int index = 0; index < other.chunks(part); index++) {
        long[] rows = other.chunk(part, index);
        int end = other.end(part, index);
        for (int at = 0; at < end; at += stride) {
          System.arraycopy(rows, at + 1, event, 0, width);
          change.change(event);
          add(subjects.applyAsLong(rows[at]), event, 0);
        }
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
    copy.share(this);
    copy.full = full.clone();
    copy.fullChunks = fullChunks.clone();
    copy.open = open.clone();
    copy.used = used.clone();
    for (int part = 0; part < used.length; part++) {
      copy.full[part] = Arrays.copyOf(full[part], fullChunks[part]);
      copy.open[part] = open[part].clone();
    }
    return copy;
  }

  /**
   * Hands the events of each subject to a visitor, each subject once. The log must not be changed
   * meanwhile.
   *
   * @param visitor takes them
   */
  public void forEach(SubjectVisitor visitor) {
    if (visitOnly(visitor)) {
      return;
    }
    Grouping groups = new Grouping(width);
    for (int part = 0; part < used.length; part++) {
      groups.group(this, part);
      groups.forEach(visitor);
    }
  }

  /**
   * Hands the events of each subject to one of several visitors, each subject once. Which visitor
   * has which subjects does not depend on the number of threads. The log must not be changed
   * meanwhile.
   *
   * @param visitors makes a visitor, which is called by one thread at a time
   * @param threads who does it
   * @param <V> the visitors
   * @return the visitors, in an order that is always the same
   */
  public <V extends SubjectVisitor> List<V> forEach(Supplier<V> visitors, Parallelism threads) {
    int tasks = readingTasks();
    List<V> all = new ArrayList<>(tasks);
    for (int task = 0; task < tasks; task++) {
      all.add(visitors.get());
    }
    Queue<Grouping> idle = new ConcurrentLinkedQueue<>();
    threads.forEach(
        tasks,
        task -> {
          Grouping known = idle.poll();
          Grouping groups = known != null ? known : new Grouping(width);
          int end = Math.min(used.length, (task + 1) * PARTS_OF_TASK);
          for (int part = task * PARTS_OF_TASK; part < end; part++) {
            groups.group(this, part);
            groups.forEach(all.get(task));
          }
          idle.add(groups);
        });
    return all;
  }

  /**
   * As {@link #forEach(SubjectVisitor)}, in an order that depends on the subjects only, not on how
   * they came.
   *
   * @param visitor takes them
   */
  public void forEachInOrder(SubjectVisitor visitor) {
    if (visitOnly(visitor)) {
      return;
    }
    Grouping groups = new Grouping(width);
    for (int part = 0; part < used.length; part++) {
      groups.group(this, part);
      groups.forEachInOrder(visitor);
    }
  }

  /**
   * Hands over the events of the only subject, without the tables that several take: engines keep
   * logs of single subjects, and read and write one for each event.
   *
   * @return whether there is at most one subject; otherwise nothing was handed over
   */
  private boolean visitOnly(SubjectVisitor visitor) {
    if (size == 0) {
      return true;
    }
    if (partBits > 0 || !isOfOne()) {
      return false;
    }
    int events = (int) size;
    long[] cells = new long[events * width];
    int to = 0;
    for (int index = 0; index < chunks(0); index++) {
      long[] rows = chunk(0, index);
      int end = end(0, index);
      for (int at = 0; at < end; at += stride) {
        System.arraycopy(rows, at + 1, cells, to, width);
        to += width;
      }
    }
    EventRows.sort(cells, width, 0, events);
    visitor.visit(chunk(0, 0)[0], cells, 0, events);
    return true;
  }

  /** Whether the rows of the only part, of which there are some, are all of one subject. */
  private boolean isOfOne() {
    long subject = chunk(0, 0)[0];
    for (int index = 0; index < chunks(0); index++) {
      long[] rows = chunk(0, index);
      int end = end(0, index);
      for (int at = 0; at < end; at += stride) {
        if (rows[at] != subject) {
          return false;
        }
      }
    }
    return true;
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
    long[] event = new long[width];
    for (int index = 0; index < chunks(part); index++) {
      long[] rows = chunk(part, index);
      int end = end(part, index);
      for (int at = 0; at < end; at += stride) {
        if (rows[at] == subject) {
          System.arraycopy(rows, at + 1, event, 0, width);
          events.add(event);
        }
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
    SubjectVisitor only =
        (subject, cells, from, to) -> {
          out.writeCount(1);
          write(out, subject, cells, from, to);
        };
    if (size > 0 && visitOnly(only)) {
      return;
    }
    long[] subjects = {0};
    forEach((subject, cells, from, to) -> subjects[0]++);
    out.writeCount(subjects[0]);
    forEachInOrder((subject, cells, from, to) -> write(out, subject, cells, from, to));
  }

  private void write(StateWriter out, long subject, long[] cells, int from, int to) {
    out.writeLong(subject);
    EventList.write(out, cells, width, from, to);
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
      if (subjects == 1) {
        read.reserve(events + 1L);
      }
      for (int start = 0; start < cells.length; start += width) {
        read.add(subject, cells, start);
      }
      previous = subject;
    }
    return read;
  }

  /** Makes the first chunk as large as the events of a single subject, and one more, take. */
  private void reserve(long events) {
    open[0] = new long[(int) Math.min(MOST_IN_CHUNK, events) * stride];
  }

  /** Checks the order in which subjects are written. */
  static void requireOrder(int index, long previous, long subject) {
    if (index > 0 && Long.compareUnsigned(scatter(previous), scatter(subject)) >= 0) {
      throw new StateFormatException(
          "subjects of a state must come in order, was " + subject + " after " + previous);
    }
  }
}
