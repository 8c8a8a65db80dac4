package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * For each of many groups how often each number of a small range occurred, and some other things
 * beside: a {@link Tally} a group, all in one array. Groups are numbered from 0, as {@link
 * CodeNumbers} and {@link Dictionary} number them.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> eight bytes a group for each step of the range and each other
 * thing, their number rounded up to a power of two. Adding to a group that has room allocates
 * nothing.
 *
 * @since 0.1
 */
public final class TallyTable implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int EIGHT = 8;
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int lowest;
  private final int highest;
  private final int stepsPerUnit;
  private final int lanes;
  private final int shift;
  private long[] cells = {};

  /**
   * No groups.
   *
   * @param lowest the smallest number of the range
   * @param highest the largest number of the range
   * @param stepsPerUnit 1 to count whole numbers, 2 to count halves too, and so on
   * @param others how many other things are counted, whose lanes follow those of the steps
   * @throws IllegalArgumentException if the highest number is below the lowest, there are no steps,
   *     or less than no other things
   */
  public TallyTable(int lowest, int highest, int stepsPerUnit, int others) {
    if (highest < lowest || stepsPerUnit < 1 || others < 0) {
      throw new IllegalArgumentException(
          "table of tallies must have a range, was "
              + lowest
              + ".."
              + highest
              + " with "
              + stepsPerUnit
              + " steps a unit and "
              + others
              + " others");
    }
    this.lowest = lowest;
    this.highest = highest;
    this.stepsPerUnit = stepsPerUnit;
    lanes = (highest - lowest) * stepsPerUnit + 1 + others;
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(lanes - 1);
  }

  /**
   * Makes room for groups.
   *
   * @param groups how many there are now
   * @throws IllegalArgumentException if they are more than an array can hold
   */
  public void needGroups(int groups) {
    if ((long) groups << shift <= cells.length) {
      return;
    }
    int most = 1 << (Integer.SIZE - 2 - shift);
    if (groups > most) {
      throw new IllegalArgumentException(
          "number of groups must be at most " + most + ", was " + groups);
    }
    int doubled = Math.min(most, Math.max(2 * (cells.length >> shift), 1));
    cells = Arrays.copyOf(cells, Math.max(groups, doubled) << shift);
  }

  /**
   * Counts one.
   *
   * @param group the number of a group that has room
   * @param lane how many steps above the lowest number, or the lane of another thing
   */
  public void add(int group, int lane) {
    cells[(group << shift) + lane]++;
  }

  /**
   * Counts some, which must not take the count beyond {@link Tally#MOST}.
   *
   * @param group the number of a group that has room
   * @param lane how many steps above the lowest number, or the lane of another thing
   * @param count how many
   */
  public void add(int group, int lane, long count) {
    cells[(group << shift) + lane] += count;
  }

  /**
   * Counts a column of whole numbers, all of which must be in the range.
   *
   * @param groups the groups of the rows, that of the first at its index 0; all have room
   * @param values where the numbers stand
   * @param from the index of the first
   * @param to the index after the last
   */
  public void addAll(int[] groups, byte[] values, int from, int to) {
    addAll(groups, values, from, to, 1);
  }

  /**
   * Takes back what {@link #addAll(int[], byte[], int, int)} counted.
   *
   * @param groups the groups of the rows, that of the first at its index 0
   * @param values where the numbers stand
   * @param from the index of the first
   * @param to the index after the last
   */
  public void removeAll(int[] groups, byte[] values, int from, int to) {
    addAll(groups, values, from, to, -1);
  }

  private void addAll(int[] groups, byte[] values, int from, int to, long times) {
    long[] counts = cells;
    int first = lowest;
    int steps = stepsPerUnit;
    int bits = shift;
    for (int i = from; i < to; i++) {
      counts[(groups[i - from] << bits) + (values[i] - first) * steps] += times;
    }
  }

  /**
   * Looks for numbers that are not in the range.
   *
   * @param values where the numbers stand
   * @param from the index of the first
   * @param to the index after the last
   * @return the index of the first of them; -1 if there is none
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public int firstOutside(byte[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    int rest = from;
    if (lowest >= 0 && highest <= Byte.MAX_VALUE) {
      rest = to - (to - from) % EIGHT;
      if (isOutside(values, from, rest, lowest * EACH_BYTE, (0x7F - highest) * EACH_BYTE)) {
        rest = from;
      }
    }
    for (int i = rest; i < to; i++) {
      if (values[i] < lowest || values[i] > highest) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Looks at eight bytes at a time: a byte has its highest bit if it is negative; it gets it by
   * what is added if it is too high, and loses it by what is taken off if it is too low. A byte
   * that carries into the next one has been found itself. A third of the time of a plain loop.
   */
  private static boolean isOutside(byte[] values, int from, int to, long less, long more) {
    long outside = 0;
    for (int i = from; i < to; i += EIGHT) {
      long eight = (long) EIGHT_BYTES.get(values, i);
      outside |= eight | (eight + more) | ~((eight | HIGH_BITS) - less);
    }
    return (outside & HIGH_BITS) != 0;
  }

  /**
   * How often something was counted.
   *
   * @param group the number of a group that has room
   * @param lane how many steps above the lowest number, or the lane of another thing
   * @return at least 0
   */
  public long count(int group, int lane) {
    return cells[(group << shift) + lane];
  }

  /**
   * How often each step of the range was counted.
   *
   * @param group the number of a group that has room
   * @return a new array, from the lowest step to the highest
   */
  public long[] steps(int group) {
    int start = group << shift;
    return Arrays.copyOfRange(cells, start, start + (highest - lowest) * stepsPerUnit + 1);
  }

  /**
   * Adds the counts of a group of another table.
   *
   * @param group the number of a group that has room
   * @param other a table of the same range and other things, which is left as it was; may be this
   * @param otherGroup the number of a group there
   * @throws ArithmeticException if the steps of the range, or another thing, would be counted more
   *     than {@link Tally#MOST} times; nothing changed then
   */
  public void merge(int group, TallyTable other, int otherGroup) {
    int steps = (highest - lowest) * stepsPerUnit + 1;
    Tally.addCounts(total(group, steps), other.total(otherGroup, steps));
    for (int lane = steps; lane < lanes; lane++) {
      Tally.addCounts(count(group, lane), other.count(otherGroup, lane));
    }
    for (int lane = 0; lane < lanes; lane++) {
      add(group, lane, other.count(otherGroup, lane));
    }
  }

  private long total(int group, int steps) {
    long total = 0;
    for (int lane = 0; lane < steps; lane++) {
      total += count(group, lane);
    }
    return total;
  }

  /**
   * An independent table of the same counts.
   *
   * @return the copy
   */
  public TallyTable copy() {
    TallyTable copy =
        new TallyTable(
            lowest, highest, stepsPerUnit, lanes - (highest - lowest) * stepsPerUnit - 1);
    copy.cells = cells.clone();
    return copy;
  }
}
