package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.stats.MeanInterval;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Lengths of stays as exact sums, so that their mean and variance do not depend on the order in
 * which they came. Squares of lengths of up to 100 years fit for 2^43 stays, of the longest that
 * times allow for 2^27.
 */
final class TenureSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private long n;
  private final WideSum sum;
  private final WideSum squares;

  TenureSums() {
    this(0, new WideSum(), new WideSum());
  }

  TenureSums(long n, WideSum sum, WideSum squares) {
    this.n = n;
    this.sum = sum;
    this.squares = squares;
  }

  void add(long millis) {
    n++;
    sum.add(millis);
    squares.addProduct(millis, millis);
  }

  long n() {
    return n;
  }

  BigInteger sum() {
    return sum.value();
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
    BigInteger spread = count.multiply(squares.value()).subtract(sum().multiply(sum()));
    return quotient(spread, count.multiply(BigInteger.valueOf(n - 1)));
  }

  private static double quotient(BigInteger a, BigInteger b) {
    return new BigDecimal(a).divide(new BigDecimal(b), MathContext.DECIMAL64).doubleValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TenureSums that
        && n == that.n
        && sum.equals(that.sum)
        && squares.equals(that.squares);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(n) + sum.hashCode();
  }
}
