package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MeanInterval;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Lengths of stays as exact sums, so that their mean and variance do not depend on the order in
 * which they came. Lengths are below 2^50: of up to 2^46 of them, sums of squares fit into 128
 * bits.
 */
final class TenureSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private long n;

  /* Of the sum and of the sum of squares the low 64 bits, then all above. */
  private final long[] sums = new long[4];

  TenureSums() {}

  void add(long millis) {
    n++;
    addTo(0, 0, millis);
    addTo(2, Math.multiplyHigh(millis, millis), millis * millis);
  }

  private void addTo(int at, long high, long low) {
    long sum = sums[at] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    sums[at] = sum;
    sums[at + 1] += high + carry;
  }

  long n() {
    return n;
  }

  BigInteger sum() {
    return whole(0);
  }

  private BigInteger whole(int at) {
    BigInteger low =
        BigInteger.valueOf(sums[at] >>> 1).shiftLeft(1).add(BigInteger.valueOf(sums[at] & 1));
    return BigInteger.valueOf(sums[at + 1]).shiftLeft(Long.SIZE).add(low);
  }

  /** The mean in milliseconds. */
  Estimate mean(ConfidenceLevel level) {
    double mean = n == 0 ? 0 : quotient(sum(), BigInteger.valueOf(n));
    return MeanInterval.estimate(n, mean, variance(), 0, Double.POSITIVE_INFINITY, level);
  }

  /** (n times the sum of squares, less the squared sum) / (n (n - 1)). */
  private double variance() {
    if (n < 2) {
      return 0;
    }
    BigInteger count = BigInteger.valueOf(n);
    BigInteger spread = count.multiply(whole(2)).subtract(sum().multiply(sum()));
    return quotient(spread, count.multiply(BigInteger.valueOf(n - 1)));
  }

  private static double quotient(BigInteger a, BigInteger b) {
    return new BigDecimal(a).divide(new BigDecimal(b), MathContext.DECIMAL64).doubleValue();
  }

  TenureSums copy() {
    TenureSums copy = new TenureSums();
    copy.n = n;
    System.arraycopy(sums, 0, copy.sums, 0, sums.length);
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TenureSums that && n == that.n && Arrays.equals(sums, that.sums);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(n) + Arrays.hashCode(sums);
  }
}
