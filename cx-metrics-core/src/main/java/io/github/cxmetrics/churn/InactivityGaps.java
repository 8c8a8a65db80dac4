package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many stretches of inactivity there are of each length, in days or hours as the definition
 * says. Of two active days the length is the number of days from one to the other: 1 for the next
 * day.
 *
 * <p><b>n</b> customers with such a stretch; several of one customer are not independent. Exact.
 * <b>Interval</b> of a quantile order statistics by customers, of the mean the linearised ratio
 * with Student's t. <b>Empty data</b> NaN with n 0 and the interval [0, ∞).
 *
 * @since 0.1
 */
public final class InactivityGaps implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String MEAN = "linearised Student t";

  private final long[] lengths;
  private final long[] counts;
  private final ClusterSizes sizes;
  private final long total;
  private final BigInteger products;
  private final BigInteger squares;

  /* How many are of each length or shorter. */
  private final long[] upTo;

  InactivityGaps(
      long[] lengths,
      long[] counts,
      ClusterSizes sizes,
      long total,
      BigInteger products,
      BigInteger squares) {
    this.lengths = lengths;
    this.counts = counts;
    this.sizes = sizes;
    this.total = total;
    this.products = products;
    this.squares = squares;
    upTo = counts.clone();
    Arrays.parallelPrefix(upTo, Long::sum);
  }

  /**
   * How many customers have a stretch.
   *
   * @return at least 0
   */
  public long customers() {
    return sizes.clusters();
  }

  /**
   * How many stretches there are.
   *
   * @return at least {@link #customers()}
   */
  public long count() {
    return sizes.values();
  }

  /**
   * How many stretches are at least so long: those that a threshold of that length makes churn.
   *
   * @param length any length
   * @return at least 0
   */
  public long atLeast(long length) {
    int index = Arrays.binarySearch(lengths, length);
    int before = index >= 0 ? index : -1 - index;
    return count() - (before == 0 ? 0 : upTo[before - 1]);
  }

  /**
   * How many there are of each length.
   *
   * @return an unmodifiable map from each length there is, ascending
   */
  public SortedMap<Long, Long> counts() {
    SortedMap<Long, Long> map = new TreeMap<>();
    for (int i = 0; i < lengths.length; i++) {
      map.put(lengths[i], counts[i]);
    }
    return Collections.unmodifiableSortedMap(map);
  }

  private long atRank(long rank) {
    int index = Arrays.binarySearch(upTo, rank);
    return lengths[index >= 0 ? index : -1 - index];
  }

  /**
   * The length that a share of all stretches do not exceed.
   *
   * @param p the share, in [0, 1]
   * @return a length there is; empty if there are none
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public OptionalLong quantile(double p) {
    Estimate quantile = quantile(p, ConfidenceLevel.P95);
    return quantile.isDefined() ? OptionalLong.of((long) quantile.value()) : OptionalLong.empty();
  }

  /**
   * A quantile with its distribution-free interval by customers.
   *
   * @param p the share, in [0, 1]
   * @param level the confidence level
   * @return a length, n being the customers; NaN with the interval [0, ∞) if there are none
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public Estimate quantile(double p, ConfidenceLevel level) {
    return QuantileInterval.estimateByActors(
        p, sizes, this::atRank, 0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The median, as {@link #quantile(double, ConfidenceLevel)}.
   *
   * @param level the confidence level
   * @return a length
   */
  public Estimate median(ConfidenceLevel level) {
    return quantile(0.5, level);
  }

  /**
   * The mean of all stretches: their total length by their number.
   *
   * @param level the confidence level
   * @return a length, n being the customers; NaN with the interval [0, ∞) if there are none
   */
  public Estimate mean(ConfidenceLevel level) {
    long n = customers();
    double mean = n == 0 ? Double.NaN : (double) total / count();
    Interval interval =
        MeanInterval.of(
            n, mean, n < 2 ? 0 : linearisedVariance(), 0, Double.POSITIVE_INFINITY, level);
    return new Estimate(mean, interval, n, MEAN);
  }

  /*
   * n times the squared standard error of the ratio X / M of total lengths to numbers: n^2 / (n - 1)
   * times the sum of (M x - X m)^2 over M^4. Source: Cochran (1977), section 6.4.
   */
  private double linearisedVariance() {
    BigInteger all = BigInteger.valueOf(count());
    BigInteger sum = BigInteger.valueOf(total);
    BigInteger spread =
        all.multiply(all)
            .multiply(squares)
            .subtract(all.multiply(sum).multiply(products).shiftLeft(1))
            .add(sum.multiply(sum).multiply(BigInteger.valueOf(sizes.squares())));
    double square = (double) count() * count();
    double n = customers();
    return spread.doubleValue() / square / square * n * (n / (n - 1));
  }

  /**
   * The longest stretch.
   *
   * @return the length; empty if there are none
   */
  public OptionalLong longest() {
    return lengths.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(lengths[lengths.length - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InactivityGaps that
        && Arrays.equals(lengths, that.lengths)
        && Arrays.equals(counts, that.counts)
        && sizes.equals(that.sizes)
        && products.equals(that.products)
        && squares.equals(that.squares);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lengths) + Arrays.hashCode(counts);
  }

  /**
   * The stretches in words.
   *
   * @return how many, of how many customers
   */
  @Override
  public String toString() {
    return count() + " of " + customers() + " customers";
  }
}
