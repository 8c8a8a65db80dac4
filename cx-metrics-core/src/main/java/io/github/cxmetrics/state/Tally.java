package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often each number of a small range occurred: whole numbers, or steps of a fraction of one.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> eight bytes a step of the range; batches of 1,024 values and
 * more keep 4 KiB of working space from the first one on. Adding allocates nothing. <b>Wire</b> one
 * count a step, lowest first.
 *
 * @since 0.1
 */
public final class Tally implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int LARGE_BATCH = 1024;
  private static final int CHUNK = 1 << 16;
  private static final int TABLE = 256;
  private static final int TABLES = 4;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int EIGHT = 8;
  private static final int HALF_BYTE = 0xF;
  private static final long NOT_HALF_BYTES = 0xF0F0F0F0F0F0F0F0L;

  private final int lowest;
  private final int highest;
  private final int stepsPerUnit;
  private final long[] counts;

  /*
   * Large batches are counted into four interleaved tables and folded at the end. One table would
   * wait for its own last store whenever a value repeats; and because nothing is folded before the
   * whole batch has been seen, a bad value leaves the tally unchanged.
   *
   * Numbers of half a byte, which nearly all scales have, are counted two at a time: the index is the
   * pair. On columns of NPS answers that takes a third off the time from bytes and half from ints,
   * and half at 1,024 answers (NpsBenchmark.addAll, AMD EPYC, JDK 17).
   */
  private transient int @Nullable [] tables;

  /**
   * An empty tally.
   *
   * @param lowest the smallest number of the range
   * @param highest the largest number of the range
   * @param stepsPerUnit 1 to count whole numbers, 2 to count halves too, and so on
   * @throws IllegalArgumentException unless the range holds 1 to 256 steps
   */
  public Tally(int lowest, int highest, int stepsPerUnit) {
    this(lowest, highest, stepsPerUnit, new long[steps(lowest, highest, stepsPerUnit)]);
  }

  private Tally(int lowest, int highest, int stepsPerUnit, long[] counts) {
    this.lowest = lowest;
    this.highest = highest;
    this.stepsPerUnit = stepsPerUnit;
    this.counts = counts;
  }

  private static int steps(int lowest, int highest, int stepsPerUnit) {
    long units = (long) highest - lowest;
    if (units < 0 || stepsPerUnit < 1 || units * stepsPerUnit >= TABLE) {
      throw new IllegalArgumentException(
          "tally must have 1 to "
              + TABLE
              + " steps, was "
              + lowest
              + ".."
              + highest
              + " with "
              + stepsPerUnit
              + " steps a unit");
    }
    return (int) units * stepsPerUnit + 1;
  }

  /**
   * Tells whether a whole number can be counted here.
   *
   * @param value any number
   * @return true if it is in the range
   */
  public boolean accepts(int value) {
    return lowest <= value && value <= highest;
  }

  /**
   * Counts a whole number.
   *
   * @param value the number
   * @return false if it is outside the range, in which case nothing changed
   */
  public boolean add(int value) {
    if (!accepts(value)) {
      return false;
    }
    counts[index(value)]++;
    return true;
  }

  /**
   * Counts a step.
   *
   * @param step the number of steps above the lowest number
   * @throws IndexOutOfBoundsException if the range has no such step
   */
  public void addStep(int step) {
    counts[step]++;
  }

  private int index(int value) {
    return (value - lowest) * stepsPerUnit;
  }

  /**
   * Counts a batch of whole numbers.
   *
   * @param values where the numbers stand
   * @param from the index of the first
   * @param to the index after the last
   * @return -1, or the index of the first number outside the range, in which case nothing changed
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public int addAll(byte[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    if (to - from < LARGE_BATCH) {
      int bad = firstOutside(values, from, to);
      if (bad < 0) {
        addOneByOne(values, from, to);
      }
      return bad;
    }
    if (fitsHalfByte()) {
      return addAllPairs(values, from, to);
    }
    int[] work = cleanTables();
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      countBytes(values, start, end, work);
      start = end;
    }
    fold(work);
    for (int i = 0; i < TABLE; i++) {
      if (work[i] > 0 && !accepts((byte) i)) {
        return firstOutside(values, from, to);
      }
    }
    for (int i = 0; i < TABLE; i++) {
      if (work[i] > 0) {
        counts[index((byte) i)] += work[i];
      }
    }
    return -1;
  }

  /**
   * Counts a batch of whole numbers.
   *
   * @param values where the numbers stand
   * @param from the index of the first
   * @param to the index after the last
   * @return -1, or the index of the first number outside the range, in which case nothing changed
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public int addAll(int[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    if (to - from >= LARGE_BATCH && fitsHalfByte()) {
      return addAllPairs(values, from, to);
    }
    int bad = firstOutside(values, from, to);
    if (bad >= 0) {
      return bad;
    }
    if (to - from < LARGE_BATCH) {
      addOneByOne(values, from, to);
      return -1;
    }
    int[] work = cleanTables();
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      countInts(values, start, end, lowest, work);
      start = end;
    }
    fold(work);
    for (int value = lowest; value <= highest; value++) {
      counts[index(value)] += work[value - lowest];
    }
    return -1;
  }

  private boolean fitsHalfByte() {
    return lowest >= 0 && highest <= HALF_BYTE;
  }

  private int addAllPairs(byte[] values, int from, int to) {
    int[] work = cleanTables();
    int rest = to - (to - from) % EIGHT;
    long bits = 0;
    for (int start = from; start < rest; ) {
      int end = rest - start > CHUNK ? start + CHUNK : rest;
      bits |= countPairs(values, start, end, work);
      start = end;
    }
    fold(work);
    boolean good = (bits & NOT_HALF_BYTES) == 0 && 2 * pairsInside(work) == rest - from;
    if (!good || firstOutside(values, rest, to) >= 0) {
      return firstOutside(values, from, to);
    }
    addPairs(work);
    addOneByOne(values, rest, to);
    return -1;
  }

  private int addAllPairs(int[] values, int from, int to) {
    int[] work = cleanTables();
    int rest = to - (to - from) % EIGHT;
    int bits = 0;
    for (int start = from; start < rest; ) {
      int end = rest - start > CHUNK ? start + CHUNK : rest;
      bits |= countPairs(values, start, end, work);
      start = end;
    }
    fold(work);
    boolean good = (bits & ~HALF_BYTE) == 0 && 2 * pairsInside(work) == rest - from;
    if (!good || firstOutside(values, rest, to) >= 0) {
      return firstOutside(values, from, to);
    }
    addPairs(work);
    addOneByOne(values, rest, to);
    return -1;
  }

  /** How many pairs of two accepted numbers were counted. */
  private long pairsInside(int[] work) {
    long pairs = 0;
    for (int second = lowest; second <= highest; second++) {
      for (int first = lowest; first <= highest; first++) {
        pairs += work[pair(first, second)];
      }
    }
    return pairs;
  }

  private void addPairs(int[] work) {
    for (int second = lowest; second <= highest; second++) {
      for (int first = lowest; first <= highest; first++) {
        int pairs = work[pair(first, second)];
        counts[index(first)] += pairs;
        counts[index(second)] += pairs;
      }
    }
  }

  private void addOneByOne(byte[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      counts[index(values[i])]++;
    }
  }

  private void addOneByOne(int[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      counts[index(values[i])]++;
    }
  }

  private int[] cleanTables() {
    int[] work = tables;
    if (work == null) {
      work = new int[TABLES * TABLE];
      tables = work;
    } else {
      Arrays.fill(work, 0);
    }
    return work;
  }

  /** Adds the other tables to the first; no array is so long that an int could overflow. */
  private static void fold(int[] work) {
    for (int i = 0; i < TABLE; i++) {
      work[i] += work[TABLE + i] + work[2 * TABLE + i] + work[3 * TABLE + i];
    }
  }

  /** Counts eights of bytes by pairs; returns all bits that were set in one of the eight. */
  private static long countPairs(byte[] values, int from, int to, int[] work) {
    long bits = 0;
    for (int i = from; i < to; i += EIGHT) {
      long eight = (long) EIGHT_BYTES.get(values, i);
      bits |= eight;
      long pairs = eight | eight >>> 4;
      work[(int) pairs & 0xFF]++;
      work[TABLE + ((int) (pairs >>> 16) & 0xFF)]++;
      work[2 * TABLE + ((int) (pairs >>> 32) & 0xFF)]++;
      work[3 * TABLE + ((int) (pairs >>> 48) & 0xFF)]++;
    }
    return bits;
  }

  /** Counts eights of ints by pairs; returns all bits that were set in one of them. */
  private static int countPairs(int[] values, int from, int to, int[] work) {
    int bits = 0;
    for (int i = from; i < to; i += EIGHT) {
      bits |= countPair(values[i], values[i + 1], work, 0);
      bits |= countPair(values[i + 2], values[i + 3], work, TABLE);
      bits |= countPair(values[i + 4], values[i + 5], work, 2 * TABLE);
      bits |= countPair(values[i + 6], values[i + 7], work, 3 * TABLE);
    }
    return bits;
  }

  private static int countPair(int first, int second, int[] work, int table) {
    work[table + (pair(first, second) & 0xFF)]++;
    return first | second;
  }

  private static int pair(int first, int second) {
    return first | second << 4;
  }

  private static void countBytes(byte[] values, int from, int to, int[] work) {
    int i = from;
    for (; i <= to - TABLES; i += TABLES) {
      work[values[i] & 0xFF]++;
      work[TABLE + (values[i + 1] & 0xFF)]++;
      work[2 * TABLE + (values[i + 2] & 0xFF)]++;
      work[3 * TABLE + (values[i + 3] & 0xFF)]++;
    }
    for (; i < to; i++) {
      work[values[i] & 0xFF]++;
    }
  }

  private static void countInts(int[] values, int from, int to, int lowest, int[] work) {
    int i = from;
    for (; i <= to - TABLES; i += TABLES) {
      work[values[i] - lowest]++;
      work[TABLE + values[i + 1] - lowest]++;
      work[2 * TABLE + values[i + 2] - lowest]++;
      work[3 * TABLE + values[i + 3] - lowest]++;
    }
    for (; i < to; i++) {
      work[values[i] - lowest]++;
    }
  }

  private int firstOutside(byte[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!accepts(values[i])) {
        return i;
      }
    }
    return -1;
  }

  private int firstOutside(int[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!accepts(values[i])) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Adds the counts of another tally.
   *
   * @param other a tally of the same range; it is left as it was
   * @throws IllegalArgumentException if the ranges differ
   * @throws ArithmeticException if the total would pass 2<sup>63</sup> - 1; nothing changed then
   */
  public void merge(Tally other) {
    if (lowest != other.lowest || highest != other.highest || stepsPerUnit != other.stepsPerUnit) {
      throw new IllegalArgumentException(
          "cannot merge tallies of different ranges: " + range() + " and " + other.range());
    }
    Math.addExact(total(), other.total());
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /**
   * An independent tally with the same counts.
   *
   * @return the copy
   */
  public Tally copy() {
    return new Tally(lowest, highest, stepsPerUnit, counts.clone());
  }

  /**
   * How many numbers were counted.
   *
   * @return at least 0
   */
  public long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /**
   * The counts as they are now.
   *
   * @return a new array, from the lowest step to the highest
   */
  public long[] toArray() {
    return counts.clone();
  }

  /**
   * Writes the counts.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    for (long count : counts) {
      out.writeCount(count);
    }
  }

  /**
   * Reads counts into a new tally of the same range as this one.
   *
   * @param in where to read
   * @return the new tally
   * @throws StateFormatException if the counts are not there or their total passes 2<sup>63</sup> -
   *     1
   */
  public Tally readFrom(StateReader in) {
    Tally read = new Tally(lowest, highest, stepsPerUnit);
    long room = Long.MAX_VALUE;
    for (int i = 0; i < counts.length; i++) {
      read.counts[i] = in.readCount(0, room, "count of step " + i);
      room -= read.counts[i];
    }
    return read;
  }

  private String range() {
    return lowest + ".." + highest + " with " + stepsPerUnit + " steps a unit";
  }
}
