package io.github.cxmetrics.engagement;

import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;

/** A sum of whole numbers and products in 128 bits: exact, so that no order of adding matters. */
final class WideSum implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private long high;
  private long low;

  void add(long value) {
    add(value >> (Long.SIZE - 1), value);
  }

  void addProduct(long a, long b) {
    add(Math.multiplyHigh(a, b), a * b);
  }

  private void add(long moreHigh, long moreLow) {
    low += moreLow;
    high += moreHigh + (Long.compareUnsigned(low, moreLow) < 0 ? 1 : 0);
  }

  BigInteger value() {
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
}
