package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * A sum of whole numbers and of products of two, exact in 128 bits, so that no order of adding
 * matters. Callers see to it that it stays within 2<sup>127</sup>, as 2<sup>63</sup> numbers of any
 * size do.
 *
 * <p><b>Cost</b> 16 bytes; adding allocates nothing.
 *
 * @since 0.1
 */
public final class WideSum implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private long high;
  private long low;

  /** A sum of nothing. */
  public WideSum() {}

  /**
   * Adds a number.
   *
   * @param value any number
   */
  public void add(long value) {
    add(value >> (Long.SIZE - 1), value);
  }

  /**
   * Adds the product of two numbers.
   *
   * @param a any number
   * @param b any number
   */
  public void addProduct(long a, long b) {
    add(Math.multiplyHigh(a, b), a * b);
  }

  /**
   * Adds another sum.
   *
   * @param other it is left as it was; may be this one
   */
  public void add(WideSum other) {
    add(other.high, other.low);
  }

  /**
   * Adds a number of 128 bits.
   *
   * @param moreHigh its upper half, with the sign
   * @param moreLow its lower half
   */
  public void add(long moreHigh, long moreLow) {
    low += moreLow;
    high += moreHigh + (Long.compareUnsigned(low, moreLow) < 0 ? 1 : 0);
  }

  /**
   * A sum of one number.
   *
   * @param value any number of 128 bits
   * @return the sum
   */
  public static WideSum of(BigInteger value) {
    WideSum sum = new WideSum();
    sum.add(value.shiftRight(Long.SIZE).longValue(), value.longValue());
    return sum;
  }

  /**
   * An independent sum of the same value.
   *
   * @return the copy
   */
  public WideSum copy() {
    WideSum copy = new WideSum();
    copy.add(this);
    return copy;
  }

  /**
   * Writes the sum as its upper and its lower half.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    out.writeLong(high);
    out.writeLong(low);
  }

  /**
   * Reads a sum.
   *
   * @param in where to read
   * @return a new sum
   */
  public static WideSum readFrom(StateReader in) {
    WideSum read = new WideSum();
    read.high = in.readLong();
    read.low = in.readLong();
    return read;
  }

  /**
   * The sum.
   *
   * @return all digits
   */
  public BigInteger value() {
    BigInteger upper = BigInteger.valueOf(high).shiftLeft(Long.SIZE);
    BigInteger lower = BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1));
    return upper.add(lower);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WideSum that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * high + low);
  }

  /**
   * All digits.
   *
   * @return the sum in decimal
   */
  @Override
  public String toString() {
    return value().toString();
  }
}
