package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.WeightedShare;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * Two amounts of each of many customers as exact sums: enough for the ratio of their totals, where
 * customers are independent.
 *
 * <p>Sums stay within 2^62 and those of squares within 2^124, so that nothing overflows.
 */
final class RevenueSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String RATIO = "linearised Student t";

  private long n;
  private long bases;
  private long values;

  private final WideSum squaredBases = new WideSum();
  private final WideSum products = new WideSum();
  private final WideSum squaredValues = new WideSum();

  RevenueSums() {}

  /** Adds the amounts of a customer. */
  void add(long base, long value) {
    n++;
    bases += base;
    values += value;
    squaredBases.addProduct(base, base);
    products.addProduct(base, value);
    squaredValues.addProduct(value, value);
  }

  /** Adds a customer who has an amount, of whom the second is not asked. */
  void addBase(long base) {
    n++;
    bases += base;
    squaredBases.addProduct(base, base);
  }

  /** Adds customers of whom the second amount is 0. */
  void addWithoutValues(RevenueSums other) {
    n += other.n;
    bases += other.bases;
    squaredBases.add(other.squaredBases);
  }

  /** Adds customers of whom the second amount is the first. */
  void addUnchanged(RevenueSums other) {
    addWithoutValues(other);
    values += other.bases;
    products.add(other.squaredBases);
    squaredValues.add(other.squaredBases);
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

  /** The mean of the first amount over customers. */
  Estimate meanBase(ConfidenceLevel level) {
    double variance = 0;
    if (n > 1) {
      BigInteger spread =
          squaredBases.value().multiply(BigInteger.valueOf(n)).subtract(whole(bases).pow(2));
      variance = spread.doubleValue() / n / (n - 1.0);
    }
    return MeanInterval.estimate(
        n, (double) bases / n, variance, 0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The second total over the first. Its squared standard error is that of the linearised ratio, n
   * / (n - 1) times the sum of (value - ratio base)^2 over the square of the first total. Source:
   * Cochran, W. G. (1977), Sampling Techniques, 3rd edition, sections 6.3 and 6.4.
   *
   * <p>Where no customer differs from another, the scatter says nothing; a ratio of 0, if that is
   * the lowest, then has the interval of a share, any other has no limits.
   *
   * @param lowest the lowest ratio there is
   * @param highest the highest ratio there is
   * @return NaN with n 0 if the first total is 0
   */
  Estimate ratio(double lowest, double highest, ConfidenceLevel level) {
    if (bases <= 0) {
      return new Estimate(Double.NaN, new Interval(lowest, highest, level), 0, RATIO);
    }
    double ratio = (double) values / bases;
    BigInteger spread = spread();
    if (n < 2 || spread.signum() <= 0) {
      boolean isNone = values == 0 && lowest == 0;
      Interval all = new Interval(lowest, highest, level);
      return isNone ? share(level) : new Estimate(ratio, all, n, RATIO);
    }
    double square = (double) bases * bases;
    double variance = spread.doubleValue() / square / square * n * (n / (n - 1.0));
    Interval interval = MeanInterval.of(n, ratio, variance, lowest, highest, level);
    return new Estimate(ratio, interval, n, RATIO);
  }

  /** The second total over the first, where each second amount is a part of the first. */
  Estimate share(ConfidenceLevel level) {
    double square = (double) bases * bases;
    return WeightedShare.estimate(
        n, (double) values / bases, square / squaredBases.value().doubleValue(), level);
  }

  /** The sum of (bases value - values base)^2: a whole number, of which doubles would lose all. */
  private BigInteger spread() {
    BigInteger base = whole(bases);
    BigInteger value = whole(values);
    return base.pow(2)
        .multiply(squaredValues.value())
        .subtract(base.multiply(value).multiply(products.value()).shiftLeft(1))
        .add(value.pow(2).multiply(squaredBases.value()));
  }

  private static BigInteger whole(long number) {
    return BigInteger.valueOf(number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RevenueSums that
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
