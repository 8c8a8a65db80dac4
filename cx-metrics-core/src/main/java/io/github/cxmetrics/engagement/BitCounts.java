package io.github.cxmetrics.engagement;

import java.util.Arrays;

/**
 * Counts, for each of many days, the actors whose bit of the day is set, 64 days at a time.
 *
 * <p>Adding a word waits until fifteen are there, which four planes of bits can count without a
 * branch; these are then added to the planes of the total. Each plane holds one binary digit of 64
 * counts. The plain twin, a loop over the set bits of each word, is in the tests.
 */
final class BitCounts {

  private static final int TOGETHER = 15;
  private static final int SMALL_PLANES = 4;
  private static final int PLANES = 40; // more actors than fit into any state

  private final long[] waiting;
  private final int[] used;
  private final long[] planes;

  BitCounts(int words) {
    waiting = new long[words * TOGETHER];
    used = new int[words];
    planes = new long[words * PLANES];
  }

  /** Counts the set bits of an actor's word. */
  void add(int index, long word) {
    if (word == 0) {
      return;
    }
    int at = used[index];
    waiting[index * TOGETHER + at] = word;
    if (++at == TOGETHER) {
      fold(index, at);
      at = 0;
    }
    used[index] = at;
  }

  private void fold(int index, int count) {
    long ones = 0;
    long twos = 0;
    long fours = 0;
    long eights = 0;
    for (int i = index * TOGETHER; i < index * TOGETHER + count; i++) {
      long word = waiting[i];
      long carry = ones & word;
      ones ^= word;
      word = twos & carry;
      twos ^= carry;
      carry = fours & word;
      fours ^= word;
      eights ^= carry;
    }
    int plane = index * PLANES;
    long carry = addPlane(plane, ones, 0);
    carry = addPlane(plane + 1, twos, carry);
    carry = addPlane(plane + 2, fours, carry);
    carry = addPlane(plane + 3, eights, carry);
    for (int i = plane + SMALL_PLANES; carry != 0; i++) {
      carry = addPlane(i, 0, carry);
    }
  }

  /** Adds two digits to one; what is carried to the next. */
  private long addPlane(int plane, long digit, long carry) {
    long old = planes[plane];
    planes[plane] = old ^ digit ^ carry;
    return (old & digit) | (carry & (old ^ digit));
  }

  /** The counts of all days, from the first bit of the first word on. */
  long[] counts() {
    long[] counts = new long[used.length * Long.SIZE];
    for (int index = 0; index < used.length; index++) {
      fold(index, used[index]);
      used[index] = 0;
      for (int digit = 0; digit < PLANES; digit++) {
        addDigit(planes[index * PLANES + digit], digit, counts, index * Long.SIZE);
      }
    }
    return counts;
  }

  private static void addDigit(long plane, int digit, long[] counts, int start) {
    for (long left = plane; left != 0; left &= left - 1) {
      counts[start + Long.numberOfTrailingZeros(left)] += 1L << digit;
    }
  }

  /** The counts of some days in a row. */
  static long[] slice(long[] counts, long from, int days) {
    return Arrays.copyOfRange(counts, Math.toIntExact(from), Math.toIntExact(from + days));
  }
}
