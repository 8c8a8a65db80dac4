package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Two numbers of each of many customers, such as their orders and what they paid, as exact sums:
 * enough for the means of both and for the ratio of their totals, where customers are independent
 * and what belongs to one is not.
 *
 * <p>Sums stay below 2^62 and those of squares below 2^124, so that nothing overflows.
 */
final class BasketSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String RATIO = "linearised Student t";
  private static final String WITHOUT_SCATTER = "Wilson score of clusters";

  private static final int BASE_BASE = 0;
  private static final int BASE_VALUE = 2;
  private static final int VALUE_VALUE = 4;

  private long n;
  private long bases;
  private long values;

  /* Of each sum of products the low 64 bits, then all above. */
  private final long[] products = new long[6];

  BasketSums() {}

  /** Adds the numbers of a customer. */
  void add(long base, long value) {
    n++;
    bases += base;
    values += value;
    addProduct(BASE_BASE, base, base);
    addProduct(BASE_VALUE, base, value);
    addProduct(VALUE_VALUE, value, value);
  }

  /** Adds customers of whom the first number is 1 and the second 0. */
  void addZeros(long customers) {
    n += customers;
    bases += customers;
    addTo(BASE_BASE, 0, customers);
  }

  /** Adds the numbers of customers who are not among these. */
  void addAll(BasketSums other) {
    n += other.n;
    bases += other.bases;
    values += other.values;
    for (int at = 0; at < products.length; at += 2) {
      addTo(at, other.products[at + 1], other.products[at]);
    }
  }

  BasketSums copy() {
    BasketSums copy = new BasketSums();
    copy.addAll(this);
    return copy;
  }

  private void addProduct(int at, long a, long b) {
    addTo(at, Math.multiplyHigh(a, b), a * b);
  }

  private void addTo(int at, long high, long low) {
    products[at] += low;
    products[at + 1] += high;
    if (Long.compareUnsigned(products[at], low) < 0) {
      products[at + 1]++;
    }
  }

  private BigInteger product(int at) {
    return BigInteger.valueOf(products[at + 1])
        .shiftLeft(Long.SIZE)
        .add(new BigInteger(Long.toUnsignedString(products[at])));
  }

  long n() {
    return n;
  }

  long bases() {
    return bases;
  }

  long values() {
    return values;
  }

  /** How the first number, a count of at least 1, is spread over customers. */
  ClusterSizes sizes() {
    return new ClusterSizes(n, bases, product(BASE_BASE).longValueExact());
  }

  /** The mean of the first number over customers. */
  Estimate meanBase(double lowest, ConfidenceLevel level) {
    return mean(bases, product(BASE_BASE), lowest, level);
  }

  /** The mean of the second number over customers. */
  Estimate meanValue(double lowest, ConfidenceLevel level) {
    return mean(values, product(VALUE_VALUE), lowest, level);
  }

  private Estimate mean(long sum, BigInteger squares, double lowest, ConfidenceLevel level) {
    double variance = 0;
    if (n > 1) {
      BigInteger spread =
          squares.multiply(BigInteger.valueOf(n)).subtract(BigInteger.valueOf(sum).pow(2));
      variance = spread.doubleValue() / n / (n - 1.0);
    }
    return MeanInterval.estimate(
        n, (double) sum / n, variance, lowest, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The second total over the first: an amount an order.
   *
   * <p>Its squared standard error is that of the linearised ratio, n / (n - 1) times the sum of
   * (value - ratio base)^2 over the square of the first total. Source: Cochran, W. G. (1977),
   * Sampling Techniques, 3rd edition, sections 6.3 and 6.4.
   *
   * @param lowest the lowest ratio there is
   * @return NaN with n 0 if the first total is not above 0
   */
  Estimate ratio(double lowest, ConfidenceLevel level) {
    if (bases <= 0) {
      Interval all = new Interval(lowest, Double.POSITIVE_INFINITY, level);
      return new Estimate(Double.NaN, all, 0, RATIO);
    }
    double variance = 0;
    if (n > 1) {
      double square = (double) bases * bases;
      variance = spread().doubleValue() / square / square * n * (n / (n - 1.0));
    }
    double ratio = (double) values / bases;
    Interval interval =
        MeanInterval.of(n, ratio, variance, lowest, Double.POSITIVE_INFINITY, level);
    return new Estimate(ratio, interval, n, RATIO);
  }

  /**
   * The second total over the first as a part of it, which may be more than all of it: refunds of
   * orders. Where no customer differs from another, the scatter says nothing; a part of 0, or of 1
   * where that is the highest, then has the Wilson interval of as many trials as there would be
   * customers of equal weight, any other has no limits.
   *
   * @param lowest the lowest part there is
   * @param highest the highest part there is
   * @return NaN with n 0 if the first total is not above 0
   */
  Estimate part(double lowest, double highest, ConfidenceLevel level) {
    Estimate ratio = ratio(lowest, level);
    if (!ratio.isDefined() || (n > 1 && spread().signum() > 0)) {
      Interval interval = ratio.interval();
      double high = Math.min(highest, interval.high());
      return new Estimate(
          ratio.value(), new Interval(interval.low(), high, level), ratio.n(), RATIO);
    }
    return new Estimate(ratio.value(), withoutScatter(lowest, highest, level), n, WITHOUT_SCATTER);
  }

  private Interval withoutScatter(double lowest, double highest, ConfidenceLevel level) {
    boolean all = values == bases && highest == 1;
    if (values != 0 && !all) {
      return new Interval(lowest, highest, level);
    }
    double square = (double) bases * bases;
    long trials = Math.max(1, (long) (square / product(BASE_BASE).doubleValue()));
    return ProportionInterval.WILSON.of(all ? trials : 0, trials, level);
  }

  /** The sum of (bases value - values base)^2: a whole number, of which doubles would lose all. */
  private BigInteger spread() {
    BigInteger base = BigInteger.valueOf(bases);
    BigInteger value = BigInteger.valueOf(values);
    return base.pow(2)
        .multiply(product(VALUE_VALUE))
        .subtract(base.multiply(value).multiply(product(BASE_VALUE)).shiftLeft(1))
        .add(value.pow(2).multiply(product(BASE_BASE)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasketSums that
        && n == that.n
        && bases == that.bases
        && values == that.values
        && Arrays.equals(products, that.products);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * (31 * n + bases) + values);
  }
}
