package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A sum of doubles without any rounding, so that no order of adding, taking away and merging
 * matters; it is rounded once, when it is read.
 *
 * <p><b>Rejects</b> numbers of 2<sup>960</sup> and more, infinities and NaN, with {@link
 * IllegalArgumentException}; so no sum of 2<sup>62</sup> numbers leaves the range of doubles.
 * <b>Merge</b> exact. <b>Cost</b> 32 bits of a long for each 32 binary places that occur, about 80
 * bytes for numbers of similar size; adding allocates nothing once the places have occurred.
 * <b>Wire</b> the number of 32-bit words as a count; if there are any, the place of the lowest as a
 * count (in words above 2<sup>-1074</sup>), then the words, lowest first, in two's complement and
 * as few as hold the number.
 *
 * <p><b>Source</b> the small superaccumulator of Neal, R. M. (2015), Fast Exact Summation Using
 * Small and Large Superaccumulators, arXiv:1505.05571; here only the places that occur are kept.
 *
 * @since 0.1
 */
public final class ExactSum implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /*
   * The sum is that of digits[i] * 2^(32 (first + i) - 1074). Digits are signed longs that overlap:
   * adding puts less than 2^53 into each of two neighbours, so a thousand numbers fit before
   * carries have to be passed on. Afterwards all digits but the highest are in 0..2^32 - 1.
   */
  private static final int DIGIT = 32;
  private static final long LOW = 0xFFFF_FFFFL;
  private static final int ADDS_BETWEEN_CARRIES = 1000;

  private static final int FRACTION = 52;
  private static final long HIDDEN_BIT = 1L << FRACTION;
  private static final int EXPONENTS = 0x7FF;
  private static final int LOWEST_EXPONENT = -1074;

  /** The exponent field of 2^960. */
  private static final int TOO_LARGE = 960 + 1023;

  /** Digits that hold 2^1023. */
  private static final int MOST_DIGITS = (1023 - LOWEST_EXPONENT) / DIGIT + 1;

  private static final long[] NONE = {};

  private long[] digits = NONE;
  private int first;
  private int adds;

  /** A sum of nothing. */
  public ExactSum() {}

  /**
   * Adds a number.
   *
   * @param value any number below 2<sup>960</sup> in size
   * @throws IllegalArgumentException if it is not
   */
  public void add(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> FRACTION) & EXPONENTS;
    if (exponent >= TOO_LARGE) {
      throw new IllegalArgumentException(
          "number to be summed must be finite and below 2^960 in size, was " + value);
    }
    long fraction = bits & (HIDDEN_BIT - 1);
    int place = 0;
    if (exponent > 0) {
      fraction |= HIDDEN_BIT;
      place = exponent - 1;
    } else if (fraction == 0) {
      return;
    }
    long signed = bits < 0 ? -fraction : fraction;
    int index = room(place / DIGIT);
    int shift = place % DIGIT;
    digits[index] += (signed << shift) & LOW;
    digits[index + 1] += signed >> (DIGIT - shift);
  }

  /**
   * Takes a number away.
   *
   * @param value any number below 2<sup>960</sup> in size
   * @throws IllegalArgumentException if it is not
   */
  public void subtract(double value) {
    add(-value);
  }

  /** The index of a digit that may be added to, as may the one above. */
  private int room(int place) {
    int index = place - first;
    if (adds >= ADDS_BETWEEN_CARRIES) {
      carry();
      index = place - first;
    }
    if (index < 0 || index + 1 >= digits.length) {
      widen(place, place + 1);
      index = place - first;
    }
    adds++;
    return index;
  }

  private void widen(int lowest, int highest) {
    int from = digits.length == 0 ? lowest : Math.min(first, lowest);
    int to = digits.length == 0 ? highest : Math.max(first + digits.length - 1, highest);
    long[] wider = new long[to - from + 1];
    System.arraycopy(digits, 0, wider, digits.length == 0 ? 0 : first - from, digits.length);
    digits = wider;
    first = from;
  }

  /** Passes on all carries; the highest digit then fits into 32 bits with its sign. */
  private void carry() {
    if (adds == 0) {
      return;
    }
    for (int i = 0; i + 1 < digits.length; i++) {
      digits[i + 1] += digits[i] >> DIGIT;
      digits[i] &= LOW;
    }
    int top = digits.length - 1;
    if (digits[top] != (int) digits[top]) {
      long over = digits[top] >> DIGIT;
      long rest = digits[top] & LOW;
      widen(first, first + top + 1);
      digits[top] = rest;
      digits[top + 1] = over;
    }
    adds = 0;
  }

  /**
   * Adds another sum.
   *
   * @param other it is left as it was; may be this one
   */
  public void add(ExactSum other) {
    addDigits(other, 1);
  }

  /**
   * Takes another sum away.
   *
   * @param other it is left as it was; may be this one
   */
  public void subtract(ExactSum other) {
    addDigits(other, -1);
  }

  private void addDigits(ExactSum other, int sign) {
    other.carry();
    carry();
    long[] more = other.digits;
    int from = other.first;
    if (more.length == 0) {
      return;
    }
    widenTo(from, from + more.length - 1);
    for (int i = 0; i < more.length; i++) {
      digits[from - first + i] += sign * more[i];
    }
    adds = 1;
    carry();
  }

  private void widenTo(int lowest, int highest) {
    if (digits.length == 0 || lowest < first || highest >= first + digits.length) {
      widen(lowest, highest);
    }
  }

  /**
   * The sum, rounded once.
   *
   * @return the double nearest to it, of two the even one
   * @throws ArithmeticException if it is not in the range of doubles, as no sum of 2<sup>62</sup>
   *     numbers is
   */
  public double value() {
    int sign = signum();
    if (sign == 0) {
      return 0;
    }
    ExactSum size = this;
    if (sign < 0) {
      size = new ExactSum();
      size.subtract(this);
    }
    double rounded = size.roundedSize();
    if (Double.isInfinite(rounded)) {
      throw new ArithmeticException("exact sum must be in the range of doubles");
    }
    return sign < 0 ? -rounded : rounded;
  }

  /**
   * Rounds a settled sum above 0: its 63 leading bits, the last of which is set if anything is
   * below them, so that more than half a unit stays more than half a unit.
   */
  private double roundedSize() {
    int top = digits.length - 1;
    while (digits[top] == 0) {
      top--;
    }
    long leading = (digits[top] << DIGIT) | digit(top - 1);
    int room = Long.numberOfLeadingZeros(leading) - 1;
    int place = DIGIT * (first + top - 1) + LOWEST_EXPONENT - room;
    if (room < 0) {
      leading = (leading >>> 1) | (leading & 1);
      place = DIGIT * (first + top - 1) + LOWEST_EXPONENT + 1;
      room = 0;
    }
    long third = digit(top - 2) << room;
    leading = (leading << room) | (third >>> DIGIT);
    boolean more = (third & LOW) != 0;
    for (int i = top - 3; i >= 0 && !more; i--) {
      more = digits[i] != 0;
    }
    return Math.scalb((double) (more ? leading | 1 : leading), place);
  }

  private long digit(int index) {
    return index < 0 ? 0 : digits[index];
  }

  private boolean isOutOfRange() {
    return wholeDigits().bitLength() + DIGIT * first + LOWEST_EXPONENT > Double.MAX_EXPONENT;
  }

  /**
   * The digits as one whole number. A carry first, so that reading a settled sum writes nothing.
   */
  private BigInteger wholeDigits() {
    carry();
    BigInteger whole = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      whole = whole.shiftLeft(DIGIT).add(BigInteger.valueOf(digits[i]));
    }
    return whole;
  }

  /**
   * On which side of 0 the sum is.
   *
   * @return -1, 0 or 1
   */
  public int signum() {
    carry();
    int top = digits.length - 1;
    while (top >= 0 && digits[top] == 0) {
      top--;
    }
    return top < 0 ? 0 : Long.signum(digits[top]);
  }

  /**
   * An independent sum of the same value, kept as shortly as possible.
   *
   * @return the copy
   */
  public ExactSum copy() {
    carry();
    int from = 0;
    while (from < digits.length && digits[from] == 0) {
      from++;
    }
    int to = digits.length;
    while (to - from > 1 && isSignOnly(to - 1)) {
      to--;
    }
    ExactSum copy = new ExactSum();
    if (from < to) {
      copy.digits = Arrays.copyOfRange(digits, from, to);
      copy.digits[to - from - 1] = (int) copy.digits[to - from - 1];
      copy.first = first + from;
    }
    return copy;
  }

  /** Whether the 32 bits below tell all that a highest digit says. */
  private boolean isSignOnly(int index) {
    return (int) digits[index] == ((int) digits[index - 1] < 0 ? -1 : 0);
  }

  /**
   * Writes the sum.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    ExactSum shortest = copy();
    out.writeCount(shortest.digits.length);
    if (shortest.digits.length > 0) {
      out.writeCount(shortest.first);
      for (long digit : shortest.digits) {
        out.writeInt((int) digit);
      }
    }
  }

  /**
   * Reads a sum.
   *
   * @param in where to read
   * @return a new sum
   * @throws StateFormatException if the bytes are not one
   */
  public static ExactSum readFrom(StateReader in) {
    ExactSum read = new ExactSum();
    int length = in.readLength(Integer.BYTES);
    if (length == 0) {
      return read;
    }
    read.first = (int) in.readCount(0, MOST_DIGITS, "place of an exact sum");
    if (read.first + length > MOST_DIGITS) {
      throw new StateFormatException(
          "exact sum must end at place "
              + MOST_DIGITS
              + " or below, was "
              + (read.first + (long) length));
    }
    read.digits = new long[length];
    for (int i = 0; i < length; i++) {
      int digit = in.readInt();
      read.digits[i] = i == length - 1 ? digit : digit & LOW;
    }
    if (read.digits[0] == 0 || (length > 1 && read.isSignOnly(length - 1))) {
      throw new StateFormatException("exact sum must be written in its shortest form");
    }
    if (read.isOutOfRange()) {
      throw new StateFormatException("exact sum must be in the range of doubles");
    }
    return read;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ExactSum that)) {
      return false;
    }
    ExactSum here = copy();
    ExactSum there = that.copy();
    return here.first == there.first && Arrays.equals(here.digits, there.digits);
  }

  @Override
  public int hashCode() {
    ExactSum shortest = copy();
    return 31 * shortest.first + Arrays.hashCode(shortest.digits);
  }

  /**
   * The sum, rounded once.
   *
   * @return as {@link #value()}
   */
  @Override
  public String toString() {
    return Double.toString(value());
  }
}
