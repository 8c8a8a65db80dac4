package io.github.cxmetrics.survival;

/** Numbers as words of rows, whose order as signed numbers is that of the numbers. */
final class RowWords {

  private RowWords() {}

  /** The word of a number that is not NaN; both zeros have the same. */
  static long of(double number) {
    long bits = Double.doubleToRawLongBits(number + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  static double number(long word) {
    return Double.longBitsToDouble(word ^ (word >> 63 & Long.MAX_VALUE));
  }

  /** Whether a word is that of a finite number, with the only zero there is. */
  static boolean isFinite(long word) {
    double number = number(word);
    return Double.isFinite(number) && of(number) == word;
  }
}
