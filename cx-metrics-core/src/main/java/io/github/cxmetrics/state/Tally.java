package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
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

  /**
   * The largest total that is merged or read: 2<sup>62</sup>. Adding one by one gets nowhere near
   * what is left above it, so that no count ever overflows.
   */
  public static final long MOST = 1L << 62;

  private static final int LARGE_BATCH = 1024;
  private static final int MOST_STEPS = 256;
  private static final int HALF_BYTE = 0xF;

  private final int lowest;
  private final int highest;
  private final int stepsPerUnit;
  private final long[] counts;

  /* Nothing of a large batch reaches the counts before all of it has been seen and found good. */
  private transient @Nullable BatchTables tables;

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
    if (units < 0 || stepsPerUnit < 1 || units * stepsPerUnit >= MOST_STEPS) {
      throw new IllegalArgumentException(
          "tally must have 1 to "
              + MOST_STEPS
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

  /**
   * Takes back a step that was counted.
   *
   * @param step the number of steps above the lowest number
   * @return false if it is not counted, in which case nothing changed
   * @throws IndexOutOfBoundsException if the range has no such step
   */
  public boolean removeStep(int step) {
    if (counts[step] == 0) {
      return false;
    }
    counts[step]--;
    return true;
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
    BatchTables batch = cleanTables();
    batch.countBytes(values, from, to);
    for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
      if (!accepts(value) && batch.count(value & 0xFF) > 0) {
        return firstOutside(values, from, to);
      }
    }
    for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
      if (accepts(value)) {
        counts[index(value)] += batch.count(value & 0xFF);
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
    BatchTables batch = cleanTables();
    batch.countInts(values, from, to, lowest);
    for (int unit = 0; unit <= highest - lowest; unit++) {
      counts[unit * stepsPerUnit] += batch.count(unit);
    }
    return -1;
  }

  private boolean fitsHalfByte() {
    return lowest >= 0 && highest <= HALF_BYTE;
  }

  private int addAllPairs(byte[] values, int from, int to) {
    int rest = to - (to - from) % BatchTables.STRIDE;
    BatchTables batch = cleanTables();
    boolean fits = batch.countPairs(values, from, rest);
    if (!fits || pairsInside(batch) != (rest - from) / 2 || firstOutside(values, rest, to) >= 0) {
      return firstOutside(values, from, to);
    }
    addPairs(batch);
    addOneByOne(values, rest, to);
    return -1;
  }

  private int addAllPairs(int[] values, int from, int to) {
    int rest = to - (to - from) % BatchTables.STRIDE;
    BatchTables batch = cleanTables();
    boolean fits = batch.countPairs(values, from, rest);
    if (!fits || pairsInside(batch) != (rest - from) / 2 || firstOutside(values, rest, to) >= 0) {
      return firstOutside(values, from, to);
    }
    addPairs(batch);
    addOneByOne(values, rest, to);
    return -1;
  }

  /** How many pairs of two numbers of the range were counted. */
  private long pairsInside(BatchTables batch) {
    long pairs = 0;
    for (int second = lowest; second <= highest; second++) {
      for (int first = lowest; first <= highest; first++) {
        pairs += batch.pairs(first, second);
      }
    }
    return pairs;
  }

  private void addPairs(BatchTables batch) {
    for (int second = lowest; second <= highest; second++) {
      for (int first = lowest; first <= highest; first++) {
        int pairs = batch.pairs(first, second);
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

  private BatchTables cleanTables() {
    BatchTables batch = tables;
    if (batch == null) {
      batch = new BatchTables();
      tables = batch;
    } else {
      batch.clear();
    }
    return batch;
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
   * @throws ArithmeticException if the total would pass {@link #MOST}; nothing changed then
   */
  public void merge(Tally other) {
    if (lowest != other.lowest || highest != other.highest || stepsPerUnit != other.stepsPerUnit) {
      throw new IllegalArgumentException(
          "cannot merge tallies of different ranges: " + range() + " and " + other.range());
    }
    addCounts(total(), other.total());
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
   * @throws StateFormatException if the counts are not there or their total passes {@link #MOST}
   */
  public Tally readFrom(StateReader in) {
    Tally read = new Tally(lowest, highest, stepsPerUnit);
    long room = MOST;
    for (int i = 0; i < counts.length; i++) {
      read.counts[i] = in.readCount(0, room, "count of step " + i);
      room -= read.counts[i];
    }
    return read;
  }

  /**
   * The sum of two counts that states hold.
   *
   * @param a a count
   * @param b another
   * @return their sum
   * @throws ArithmeticException if it passes {@link #MOST}
   */
  public static long addCounts(long a, long b) {
    if (a > MOST - b) {
      throw new ArithmeticException(
          "counts must sum to at most " + MOST + ", was " + a + " + " + b);
    }
    return a + b;
  }

  private String range() {
    return lowest + ".." + highest + " with " + stepsPerUnit + " steps a unit";
  }
}
