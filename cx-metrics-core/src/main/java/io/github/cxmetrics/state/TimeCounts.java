package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often several things happened at each whole-numbered time: a table with a row for each time
 * and a lane for each thing. Counts may fall below 0, so that what is taken back before it came
 * adds up to nothing in the end.
 *
 * <p><b>Merge</b> exact, by addition. <b>Cost</b> eight bytes a lane for each time from 0 up to the
 * greatest below 65,536; other times, negative ones too, take a record of a {@link SubjectTable}.
 * Adding to a time that has a row allocates nothing. <b>Wire</b> the number of rows that are not
 * all 0 as a count; for each, ascending, its time (eight bytes for the first, then the distance
 * from the one before, less one, as a count) and its lanes, each as a count of {@code 2 c} for a
 * number c from 0 on and {@code -2 c - 1} below.
 *
 * @since 0.1
 */
public final class TimeCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The most that all counts may sum to without their signs. */
  public static final long MOST = (1L << 62) - 1;

  /** Times lie within this distance of 0, so that no difference of two can overflow. */
  public static final long FARTHEST = 1L << 61;

  private static final int MOST_DENSE = 1 << 16;
  private static final int FEWEST_DENSE = 64;

  private final int lanes;
  private long[] dense = {};
  private int denseTimes;
  private @Nullable SubjectTable sparse;
  private long weight;

  /**
   * An empty table.
   *
   * @param lanes how many things are counted, at least 1
   * @throws IllegalArgumentException if there is none
   */
  public TimeCounts(int lanes) {
    if (lanes < 1) {
      throw new IllegalArgumentException("lanes must be at least 1, was " + lanes);
    }
    this.lanes = lanes;
  }

  /**
   * Whether a time can have a row.
   *
   * @param time any number
   * @return true if it is within {@link #FARTHEST}
   */
  public static boolean isTime(long time) {
    return -FARTHEST <= time && time <= FARTHEST;
  }

  /**
   * What all counts sum to without their signs.
   *
   * @return at least 0
   */
  public long weight() {
    return weight;
  }

  /**
   * Checks that so much can be added.
   *
   * @param count what all additions sum to without their signs
   * @throws ArithmeticException if all counts would sum to more than {@link #MOST}
   */
  public void requireRoom(long count) {
    if (count < 0 || count > MOST - weight) {
      throw new ArithmeticException(
          "counts must sum to at most " + MOST + ", was " + weight + " + " + count);
    }
  }

  /**
   * Counts one.
   *
   * @param time when
   * @param lane what
   * @throws IllegalArgumentException if the time is beyond {@link #FARTHEST}
   * @throws ArithmeticException if all counts would sum to more than {@link #MOST}
   */
  public void add(long time, int lane) {
    if (weight == MOST) {
      requireRoom(1);
    }
    if (time >= 0 && time < denseTimes) {
      put(dense, (int) time * lanes + lane, 1);
    } else {
      addElsewhere(time, lane, 1);
    }
  }

  /**
   * Counts several, or takes several back.
   *
   * @param time when
   * @param lane what
   * @param count how many; below 0 to take back
   * @throws IllegalArgumentException if the time is beyond {@link #FARTHEST}
   * @throws ArithmeticException if all counts would sum to more than {@link #MOST}
   */
  public void add(long time, int lane, long count) {
    requireRoom(Math.abs(count));
    if (time >= 0 && time < denseTimes) {
      put(dense, (int) time * lanes + lane, count);
    } else {
      addElsewhere(time, lane, count);
    }
  }

  /**
   * Counts one for each row of two columns.
   *
   * @param times when
   * @param things what, each a number of the array of lanes
   * @param lanesOfThings the lane of each thing
   * @param from the index of the first row
   * @param to the index after the last
   * @throws IllegalArgumentException if a time is beyond {@link #FARTHEST}; nothing changed then
   * @throws ArithmeticException if all counts would sum to more than {@link #MOST}; nothing changed
   *     then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] times, byte[] things, int[] lanesOfThings, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(times.length, things.length));
    if (makeRoom(times, from, to)) {
      weight += count(times, things, lanesOfThings, from, to, dense, lanes);
    } else {
      for (int i = from; i < to; i++) {
        add(times[i], lanesOfThings[things[i]]);
      }
    }
  }

  /**
   * Counts one for each row of two columns.
   *
   * @param times when
   * @param things which of two
   * @param laneOfTrue the lane of one
   * @param laneOfFalse the lane of the other
   * @param from the index of the first row
   * @param to the index after the last
   * @throws IllegalArgumentException if a time is beyond {@link #FARTHEST}; nothing changed then
   * @throws ArithmeticException if all counts would sum to more than {@link #MOST}; nothing changed
   *     then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(
      long[] times, boolean[] things, int laneOfTrue, int laneOfFalse, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(times.length, things.length));
    if (makeRoom(times, from, to)) {
      weight += count(times, things, laneOfTrue, laneOfFalse, from, to, dense, lanes);
    } else {
      for (int i = from; i < to; i++) {
        add(times[i], things[i] ? laneOfTrue : laneOfFalse);
      }
    }
  }

  /** Makes room for rows; false if some of them are not in the dense part. */
  private boolean makeRoom(long[] times, int from, int to) {
    requireRoom((long) to - from);
    long earliest = 0;
    long latest = 0;
    for (int i = from; i < to; i++) {
      earliest = Math.min(earliest, times[i]);
      latest = Math.max(latest, times[i]);
    }
    requireTime(earliest);
    requireTime(latest);
    if (earliest < 0 || latest >= MOST_DENSE) {
      return false;
    }
    if (latest >= denseTimes) {
      growTo((int) latest + 1);
    }
    return true;
  }

  /*
   * One pass that only counts. What the sum without signs gains or loses is 1, by the sign of the
   * count before. Five million rows of days take a third of the time of adding one by one.
   */
  private static long count(
      long[] times, byte[] things, int[] lanesOfThings, int from, int to, long[] cells, int lanes) {
    long more = 0;
    for (int i = from; i < to; i++) {
      int cell = (int) times[i] * lanes + lanesOfThings[things[i]];
      long before = cells[cell];
      cells[cell] = before + 1;
      more += before >> (Long.SIZE - 1) | 1;
    }
    return more;
  }

  private static long count(
      long[] times,
      boolean[] things,
      int laneOfTrue,
      int laneOfFalse,
      int from,
      int to,
      long[] cells,
      int lanes) {
    long more = 0;
    for (int i = from; i < to; i++) {
      int cell = (int) times[i] * lanes + (things[i] ? laneOfTrue : laneOfFalse);
      long before = cells[cell];
      cells[cell] = before + 1;
      more += before >> (Long.SIZE - 1) | 1;
    }
    return more;
  }

  private static void requireTime(long time) {
    if (!isTime(time)) {
      throw new IllegalArgumentException("time must be within 2^61 of 0, was " + time);
    }
  }

  private void put(long[] cells, int cell, long count) {
    long before = cells[cell];
    long after = before + count;
    cells[cell] = after;
    weight += Math.abs(after) - Math.abs(before);
  }

  private void addElsewhere(long time, int lane, long count) {
    requireTime(time);
    if (time >= 0 && time < MOST_DENSE) {
      growTo((int) time + 1);
      put(dense, (int) time * lanes + lane, count);
      return;
    }
    SubjectTable rows = sparse;
    if (rows == null) {
      rows = new SubjectTable(lanes, 0);
      sparse = rows;
    }
    int start = rows.findOrAdd(time);
    put(rows.cells(), start + lane, count);
  }

  private void growTo(int times) {
    int room = Math.max(FEWEST_DENSE, 2 * denseTimes);
    while (room < times) {
      room *= 2;
    }
    dense = Arrays.copyOf(dense, room * lanes);
    denseTimes = room;
  }

  /**
   * Adds the counts of another table.
   *
   * @param other a table of as many lanes; it is left as it was
   * @throws IllegalArgumentException if it has other lanes
   * @throws ArithmeticException if the counts of both sum to more than {@link #MOST} without their
   *     signs; nothing changed then
   */
  public void merge(TimeCounts other) {
    if (lanes != other.lanes) {
      throw new IllegalArgumentException(
          "cannot merge tables of different lanes: " + lanes + " and " + other.lanes);
    }
    requireRoom(other.weight);
    TimeCounts added = other == this ? copy() : other;
    added.forEachInAnyOrder(
        (time, cells, start) -> {
          for (int lane = 0; lane < lanes; lane++) {
            add(time, lane, cells[start + lane]);
          }
        });
  }

  /**
   * An independent table of the same counts.
   *
   * @return the copy
   */
  public TimeCounts copy() {
    TimeCounts copy = new TimeCounts(lanes);
    copy.dense = dense.clone();
    copy.denseTimes = denseTimes;
    copy.sparse = sparse == null ? null : sparse.copy();
    copy.weight = weight;
    return copy;
  }

  /** Takes the rows one after the other. */
  @FunctionalInterface
  public interface RowVisitor {

    /**
     * Takes a row.
     *
     * @param time when
     * @param cells where its counts stand; they must not be changed
     * @param start the index of the first
     */
    void visit(long time, long[] cells, int start);
  }

  /**
   * Hands over the rows that are not all 0, in ascending order of their times.
   *
   * @param visitor takes them
   */
  public void forEach(RowVisitor visitor) {
    long[] times = sparseTimes();
    int next = 0;
    for (; next < times.length && times[next] < 0; next++) {
      visitSparse(times[next], visitor);
    }
    forEachDense(visitor);
    for (; next < times.length; next++) {
      visitSparse(times[next], visitor);
    }
  }

  private long[] sparseTimes() {
    SubjectTable rows = sparse;
    if (rows == null) {
      return new long[0];
    }
    long[] times = new long[rows.size()];
    int[] size = {0};
    rows.forEach(
        (time, cells, start) -> {
          if (holds(cells, start)) {
            times[size[0]++] = time;
          }
        });
    Arrays.sort(times, 0, size[0]);
    return Arrays.copyOf(times, size[0]);
  }

  private void visitSparse(long time, RowVisitor visitor) {
    if (sparse != null) {
      visitor.visit(time, sparse.cells(), sparse.find(time));
    }
  }

  private void forEachDense(RowVisitor visitor) {
    for (int time = 0; time < denseTimes; time++) {
      if (holds(dense, time * lanes)) {
        visitor.visit(time, dense, time * lanes);
      }
    }
  }

  private void forEachInAnyOrder(RowVisitor visitor) {
    forEachDense(visitor);
    if (sparse != null) {
      sparse.forEach(visitor::visit);
    }
  }

  private boolean holds(long[] cells, int start) {
    for (int lane = 0; lane < lanes; lane++) {
      if (cells[start + lane] != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many rows are not all 0.
   *
   * @return at least 0
   */
  public int rows() {
    int[] rows = {0};
    forEachInAnyOrder((time, cells, start) -> rows[0] += holds(cells, start) ? 1 : 0);
    return rows[0];
  }

  /**
   * Writes the rows.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    out.writeCount(rows());
    long[] previous = {Long.MIN_VALUE};
    forEach(
        (time, cells, start) -> {
          if (previous[0] == Long.MIN_VALUE) {
            out.writeLong(time);
          } else {
            out.writeCount(time - previous[0] - 1);
          }
          previous[0] = time;
          for (int lane = 0; lane < lanes; lane++) {
            long count = cells[start + lane];
            out.writeCount((count << 1) ^ (count >> (Long.SIZE - 1)));
          }
        });
  }

  /**
   * Reads rows into a new table of as many lanes as this one.
   *
   * @param in where to read
   * @return the new table
   * @throws StateFormatException if the bytes are not such a table
   */
  public TimeCounts readFrom(StateReader in) {
    TimeCounts read = new TimeCounts(lanes);
    int rows = in.readLength(1 + lanes);
    long time = 0;
    for (int row = 0; row < rows; row++) {
      time = row == 0 ? in.readLong() : time + 1 + in.readCount(0, FARTHEST - time - 1, "distance");
      if (!isTime(time)) {
        throw new StateFormatException("time must be within 2^61 of 0, was " + time);
      }
      read.readRow(in, time);
    }
    return read;
  }

  private void readRow(StateReader in, long time) {
    long before = weight;
    for (int lane = 0; lane < lanes; lane++) {
      long coded = in.readCount();
      long count = (coded >>> 1) ^ -(coded & 1);
      if (Math.abs(count) > MOST - weight) {
        throw new StateFormatException(
            "counts must sum to at most " + MOST + ", was " + weight + " + " + Math.abs(count));
      }
      add(time, lane, count);
    }
    if (weight == before) {
      throw new StateFormatException("row must not be all 0, was at " + time);
    }
  }
}
