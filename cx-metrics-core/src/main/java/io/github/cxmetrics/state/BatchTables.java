package io.github.cxmetrics.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The working space in which a {@link Tally} counts large batches: four tables of 256 counters, 4
 * KiB. A batch of an array cannot overflow an {@code int}.
 */
final class BatchTables {

  /** Batches by pairs are multiples of this. */
  static final int STRIDE = 8;

  /*
   * Four tables are filled in turn and folded at the end: one alone would wait for its own last store
   * whenever a value repeats. Numbers of half a byte, which nearly all scales have, are counted two
   * at a time: the index is the pair. On columns of NPS answers that takes a third off the time from
   * bytes and half from ints (NpsBenchmark.addAll, AMD EPYC, JDK 17). The loops run over chunks so
   * that they are compiled as methods of their own, not replaced on the stack.
   */
  private static final int TABLES = 4;
  private static final int TABLE = 256;
  private static final int CHUNK = 1 << 16;
  private static final int HALF_BYTE = 0xF;
  private static final long NOT_HALF_BYTES = 0xF0F0F0F0F0F0F0F0L;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int[] work = new int[TABLES * TABLE];

  void clear() {
    Arrays.fill(work, 0);
  }

  /** How often the number with this index was counted. */
  int count(int index) {
    return work[index];
  }

  /** How often these two numbers of half a byte followed each other in a pair. */
  int pairs(int first, int second) {
    return work[pair(first, second)];
  }

  /** Counts bytes by their eight bits. */
  void countBytes(byte[] values, int from, int to) {
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      countBytes(values, start, end, work);
      start = end;
    }
    fold();
  }

  /** Counts ints, all in the 256 numbers from {@code lowest} up, by their distance from it. */
  void countInts(int[] values, int from, int to, int lowest) {
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      countInts(values, start, end, lowest, work);
      start = end;
    }
    fold();
  }

  /** Counts bytes by pairs; false, and no use of the counts, if one is not in 0..15. */
  boolean countPairs(byte[] values, int from, int to) {
    long bits = 0;
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      bits |= countPairs(values, start, end, work);
      start = end;
    }
    fold();
    return (bits & NOT_HALF_BYTES) == 0;
  }

  /** Counts ints by pairs; false, and no use of the counts, if one is not in 0..15. */
  boolean countPairs(int[] values, int from, int to) {
    int bits = 0;
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      bits |= countPairs(values, start, end, work);
      start = end;
    }
    fold();
    return (bits & ~HALF_BYTE) == 0;
  }

  /** Adds the other tables to the first. */
  private void fold() {
    for (int i = 0; i < TABLE; i++) {
      work[i] += work[TABLE + i] + work[2 * TABLE + i] + work[3 * TABLE + i];
    }
  }

  /** Counts eights of bytes by pairs; returns all bits that were set in one of the eight. */
  private static long countPairs(byte[] values, int from, int to, int[] work) {
    long bits = 0;
    for (int i = from; i < to; i += STRIDE) {
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
    for (int i = from; i < to; i += STRIDE) {
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
}
