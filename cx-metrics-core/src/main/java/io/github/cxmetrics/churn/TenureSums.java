package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
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

  /* As many bits as the sum of squares may have before the last doubling that 128 bits take. */
  private static final int MOST_BITS = 126;

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

  /** Refuses sums that do not fit in with these; nothing changes then. */
  void requireRoom(TenureSums other) {
    BigInteger both = squares.value().add(other.squares.value());
    if (both.bitLength() > MOST_BITS) {
      throw new ArithmeticException(
          "squared lengths of stays must sum to less than 2^" + MOST_BITS + ", was " + both);
    }
  }

  /** Adds other stays, for which there is room. */
  void merge(TenureSums other) {
    n += other.n;
    sum.add(other.sum);
    squares.add(other.squares);
  }

  TenureSums copy() {
    return new TenureSums(n, sum.copy(), squares.copy());
  }

  /** Writes the sums without their number, which others tell. */
  void writeTo(StateWriter out) {
    sum.writeTo(out);
    squares.writeTo(out);
  }

  /** Reads the sums of a number of stays. */
  static TenureSums readFrom(StateReader in, long n) {
    return new TenureSums(n, WideSum.readFrom(in), WideSum.readFrom(in));
  }

  /** Whether stays of at least 1 and at most so many milliseconds can have these sums. */
  boolean isPossible(long longest) {
    BigInteger count = BigInteger.valueOf(n);
    BigInteger lengths = sum();
    BigInteger squared = squares.value();
    BigInteger leastSquares = lengths.multiply(lengths);
    boolean even = lengths.testBit(0) == squared.testBit(0);
    boolean single = n != 1 || squared.equals(leastSquares);
    return even
        && single
        && squared.bitLength() <= MOST_BITS
        && lengths.compareTo(count) >= 0
        && lengths.compareTo(count.multiply(BigInteger.valueOf(longest))) <= 0
        && squared.multiply(count).compareTo(leastSquares) >= 0
        && squared.compareTo(lengths.multiply(BigInteger.valueOf(longest))) <= 0;
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
