package io.github.cxmetrics.cli.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes looked at together, the first of them lowest. */
final class ByteWords {

  static final int BYTES = Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long CONTROLS = 0x0E0E0E0E0E0E0E0EL;
  private static final long SPACES = 0x2020202020202020L;
  private static final long QUOTES = 0x2222222222222222L;
  private static final long ESCAPES = 0x5C5C5C5C5C5C5C5CL;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteWords() {}

  /** The bytes {@code at} to {@code at + 7}, which must exist. */
  static long at(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** A word whose bytes are all the same. */
  static long allOf(int value) {
    return (value & 0xFF) * ONES;
  }

  /**
   * A word whose lowest high bit says which byte is the first that equals one of a pattern or is
   * below 14, as line ends are; 0 if none does. The bits above the lowest mean nothing, because of
   * what is borrowed in subtracting.
   */
  static long firstOf(long word, long pattern) {
    long difference = word ^ pattern;
    return ((difference - ONES) & ~difference | (word - CONTROLS) & ~word) & HIGH_BITS;
  }

  /** As {@link #firstOf}, of what ends a run of plain characters in JSON text. */
  static long firstInJson(long word) {
    long quote = word ^ QUOTES;
    long escape = word ^ ESCAPES;
    return ((quote - ONES) & ~quote | (escape - ONES) & ~escape | (word - SPACES) & ~word)
        & HIGH_BITS;
  }

  /** How many bytes stand before the first whose high bit is set; there must be one. */
  static int bytesBefore(long highBits) {
    return Long.numberOfTrailingZeros(highBits) >>> 3;
  }

  static boolean isAscii(long word) {
    return (word & HIGH_BITS) == 0;
  }

  /** The lowest bytes of a word, the others 0. */
  static long lowest(long word, int bytes) {
    return word & (-1L >>> ((BYTES - bytes) << 3));
  }
}
