package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;

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

  private long n;
  private long bases;
  private long values;

  private final WideSum squaredBases = new WideSum();
  private final WideSum products = new WideSum();
  private final WideSum squaredValues = new WideSum();

  BasketSums() {}

  /** Sums that were kept elsewhere. */
  static BasketSums of(
      long n, long bases, long values, long squaredBases, WideSum products, WideSum squaredValues) {
    BasketSums sums = new BasketSums();
    sums.n = n;
    sums.bases = bases;
    sums.values = values;
    sums.squaredBases.add(squaredBases);
    sums.products.add(products);
    sums.squaredValues.add(squaredValues);
    return sums;
  }

  /**
   * Whether some customers can have such sums: every sum of squares is that of real numbers. Where
   * it is not, variances would be negative.
   */
  boolean arePossible() {
    BigInteger customers = BigInteger.valueOf(n);
    BigInteger base = BigInteger.valueOf(bases);
    BigInteger value = BigInteger.valueOf(values);
    BigInteger ofBases = customers.multiply(squaredBases.value()).subtract(base.pow(2));
    BigInteger ofValues = customers.multiply(squaredValues.value()).subtract(value.pow(2));
    BigInteger mixed = customers.multiply(products.value()).subtract(base.multiply(value));
    return (n > 0 || equals(new BasketSums()))
        && ofBases.signum() >= 0
        && ofValues.signum() >= 0
        && mixed.pow(2).compareTo(ofBases.multiply(ofValues)) <= 0;
  }

  /** Adds the numbers of a customer. */
  void add(long base, long value) {
    n++;
    bases += base;
    values += value;
    squaredBases.addProduct(base, base);
    products.addProduct(base, value);
    squaredValues.addProduct(value, value);
  }

  /** Adds customers of whom the first number is 1 and the second 0. */
  void addZeros(long customers) {
    n += customers;
    bases += customers;
    squaredBases.add(customers);
  }

  /** Adds the numbers of customers who are not among these. */
  void addAll(BasketSums other) {
    n += other.n;
    bases += other.bases;
    values += other.values;
    squaredBases.add(other.squaredBases);
    products.add(other.products);
    squaredValues.add(other.squaredValues);
  }

  BasketSums copy() {
    BasketSums copy = new BasketSums();
    copy.addAll(this);
    return copy;
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

  WideSum products() {
    return products;
  }

  WideSum squaredValues() {
    return squaredValues;
  }

  /** How the first number, a count of at least 1, is spread over customers. */
  ClusterSizes sizes() {
    return new ClusterSizes(n, bases, squaredBases.value().longValueExact());
  }

  /** The mean of the first number over customers. */
  Estimate meanBase(double lowest, ConfidenceLevel level) {
    return mean(bases, squaredBases.value(), lowest, level);
  }

  /** The mean of the second number over customers. */
  Estimate meanValue(double lowest, ConfidenceLevel level) {
    return mean(values, squaredValues.value(), lowest, level);
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
    long trials = Math.max(1, (long) (square / squaredBases.value().doubleValue()));
    return ProportionInterval.WILSON.of(all ? trials : 0, trials, level);
  }

  /** The sum of (bases value - values base)^2: a whole number, of which doubles would lose all. */
  private BigInteger spread() {
    BigInteger base = BigInteger.valueOf(bases);
    BigInteger value = BigInteger.valueOf(values);
    return base.pow(2)
        .multiply(squaredValues.value())
        .subtract(base.multiply(value).multiply(products.value()).shiftLeft(1))
        .add(value.pow(2).multiply(squaredBases.value()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasketSums that
        && n == that.n
        && bases == that.bases
        && values == that.values
        && squaredBases.equals(that.squaredBases)
        && products.equals(that.products)
        && squaredValues.equals(that.squaredValues);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * (31 * n + bases) + values);
  }
}
