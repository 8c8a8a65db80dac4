package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.WideSum;
import java.util.Arrays;

/**
 * What a first pass over columns of stays tells: whether they are good, their first and last time,
 * of the stays that ended the sum of lengths and of their squares, of the others that of starts.
 */
final class StaySums {

  /** So many rows may be read at a time. */
  static final int MOST_ROWS = 1 << 12;

  /* By so much values are shifted for the upper part of a square, which loses 48 bits then. */
  private static final int SHIFT = 8;
  private static final int LOST = Long.SIZE - 2 * SHIFT;

  private static final int LENGTHS = 0;
  private static final int SQUARED_LENGTHS = 2;
  private static final int STARTS = 4;
  private static final int SQUARED_STARTS = 6;

  /* Each in two longs, the upper first. */
  private final long[] sums = new long[8];

  private long earliest;
  private long latest;

  void clear() {
    Arrays.fill(sums, 0);
    latest = Long.MIN_VALUE;
  }

  /** The first start of the rows that were read last. */
  long earliestMillis() {
    return earliest;
  }

  /** The last time of all rows. */
  long latestMillis() {
    return latest;
  }

  /**
   * Reads rows; false, and no use of the sums, if one of them cannot be.
   *
   * <p>Without a branch, as which stays are open is anybody's guess. The lower 64 bits of a sum of
   * squares are exact. What the upper parts lose is less than 2^48 a row, 2^60 altogether, so that
   * both make the exact sum without a carry for each row. With the counts by day in ints this makes
   * it 24 ns a row instead of 36 (CPU time, 1 million rows, a new state each, a busy machine).
   */
  boolean addAll(long[] starts, long[] ends, int from, int to) {
    long first = Long.MAX_VALUE;
    long last = latest;
    long bad = 0;
    long sum = 0;
    long low = 0;
    long high = 0;
    long openSum = 0;
    long openLow = 0;
    long openHigh = 0;
    for (int i = from; i < to; i++) {
      long start = starts[i];
      long unlike = ends[i] ^ ChurnLayout.NONE;
      long open = ~((unlike | -unlike) >> (Long.SIZE - 1));
      long end = (ends[i] & ~open) | (start & open);
      long length = end - start;
      bad |= length | (end + EventTime.FARTHEST_MILLIS);
      first = Math.min(first, start);
      last = Math.max(last, end);
      long value = length | (start & open);
      long square = value * value;
      long upper = Math.multiplyHigh(value << SHIFT, value << SHIFT);
      sum += value;
      low += square;
      high += upper;
      openSum += value & open;
      openLow += square & open;
      openHigh += upper & open;
    }
    earliest = first;
    latest = last;
    add(LENGTHS, sum - openSum);
    addSquares(SQUARED_LENGTHS, high - openHigh, low - openLow);
    add(STARTS, openSum);
    addSquares(SQUARED_STARTS, openHigh, openLow);
    return bad >= 0 && EventTime.isTime(first) && EventTime.isTime(last);
  }

  private void add(int at, long sum) {
    add(at, sum >> (Long.SIZE - 1), sum);
  }

  /** The exact sum is less than 2^60 above the upper parts and ends in the lower 64 bits. */
  private void addSquares(int at, long upper, long low) {
    long carry = Long.compareUnsigned(low, upper << LOST) < 0 ? 1 : 0;
    add(at, (upper >>> (Long.SIZE - LOST)) + carry, low);
  }

  private void add(int at, long high, long low) {
    long sum = sums[at + 1] + low;
    sums[at] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    sums[at + 1] = sum;
  }

  void addTo(WideSum lengths, WideSum squaredLengths, WideSum starts, WideSum squaredStarts) {
    lengths.add(sums[LENGTHS], sums[LENGTHS + 1]);
    squaredLengths.add(sums[SQUARED_LENGTHS], sums[SQUARED_LENGTHS + 1]);
    starts.add(sums[STARTS], sums[STARTS + 1]);
    squaredStarts.add(sums[SQUARED_STARTS], sums[SQUARED_STARTS + 1]);
  }
}
