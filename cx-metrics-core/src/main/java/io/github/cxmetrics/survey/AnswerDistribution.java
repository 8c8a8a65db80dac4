package io.github.cxmetrics.survey;

import com.google.common.primitives.ImmutableLongArray;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Whole numbers that were measured at answers, each with how often it occurred: durations in
 * milliseconds, lengths in characters.
 *
 * <p>Quantiles are of type 7 of Hyndman and Fan (1996), as R and NumPy have them by default.
 *
 * @since 0.1
 */
public final class AnswerDistribution implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final ImmutableLongArray values;
  private final ImmutableLongArray upTo;

  private AnswerDistribution(ImmutableLongArray values, ImmutableLongArray upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /** The counts of one lane. */
  static AnswerDistribution of(TimeCounts counts, int lane) {
    ImmutableLongArray.Builder values = ImmutableLongArray.builder();
    ImmutableLongArray.Builder upTo = ImmutableLongArray.builder();
    long[] total = {0};
    counts.forEach(
        (value, cells, start) -> {
          if (cells[start + lane] > 0) {
            total[0] += cells[start + lane];
            values.add(value);
            upTo.add(total[0]);
          }
        });
    return new AnswerDistribution(values.build(), upTo.build());
  }

  /**
   * How many numbers there are.
   *
   * @return at least 0
   */
  public long n() {
    return upTo.isEmpty() ? 0 : upTo.get(upTo.length() - 1);
  }

  /**
   * The median with the interval of the order statistics, see {@link QuantileInterval}.
   *
   * @param level the confidence level
   * @return the middle number or the mean of the two middle ones; not defined without numbers
   */
  public Estimate median(ConfidenceLevel level) {
    Estimate ofRank =
        QuantileInterval.estimate(
            0.5, n(), rank -> valueAt(rank - 1), 0, Double.POSITIVE_INFINITY, level);
    OptionalDouble median = quantile(0.5);
    return median.isEmpty()
        ? ofRank
        : new Estimate(
            median.getAsDouble(),
            around(median.getAsDouble(), ofRank.interval()),
            n(),
            ofRank.method());
  }

  /* The mean of the two middle numbers may lie outside an interval that starts at one of them. */
  private static Interval around(double median, Interval interval) {
    return new Interval(
        Math.min(median, interval.low()), Math.max(median, interval.high()), interval.level());
  }

  /**
   * A quantile.
   *
   * @param p which, in [0, 1]
   * @return its value by interpolation (type 7); empty without numbers
   * @throws IllegalArgumentException if p is not in [0, 1]
   */
  public OptionalDouble quantile(double p) {
    return quantile(p, value -> value);
  }

  /** A quantile of an ascending function of the numbers. */
  OptionalDouble quantile(double p, DoubleUnaryOperator ascending) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p of a quantile must be in 0..1, was " + p);
    }
    if (n() == 0) {
      return OptionalDouble.empty();
    }
    double place = p * (n() - 1);
    long below = Math.min((long) place, n() - 1);
    double low = ascending.applyAsDouble((double) valueAt(below));
    double high = ascending.applyAsDouble((double) valueAt(Math.min(below + 1, n() - 1)));
    return OptionalDouble.of(low + (place - below) * (high - low));
  }

  /**
   * The median absolute deviation from the median, times 1.4826, which makes it the standard
   * deviation of a normal distribution.
   *
   * @return at least 0; empty without numbers
   */
  public OptionalDouble medianAbsoluteDeviation() {
    return medianAbsoluteDeviation(value -> value);
  }

  OptionalDouble medianAbsoluteDeviation(DoubleUnaryOperator ascending) {
    if (n() == 0) {
      return OptionalDouble.empty();
    }
    double[] transformed = values.stream().mapToDouble(value -> value).map(ascending).toArray();
    return OptionalDouble.of(
        MedianDeviation.scaled(transformed, upTo, quantile(0.5, ascending).orElseThrow()));
  }

  /**
   * The arithmetic mean.
   *
   * @return empty without numbers
   */
  public OptionalDouble mean() {
    double sum = 0;
    for (int i = 0; i < values.length(); i++) {
      sum += (double) values.get(i) * countAt(i);
    }
    return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n());
  }

  /**
   * The standard deviation as of a sample, with divisor n - 1.
   *
   * @return at least 0, and 0 if all are equal; empty for fewer than two numbers
   */
  public OptionalDouble sampleDeviation() {
    if (n() < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean().orElseThrow();
    double sum = 0;
    for (int i = 0; i < values.length() && values.length() > 1; i++) {
      double deviation = values.get(i) - mean;
      sum += deviation * deviation * countAt(i);
    }
    return OptionalDouble.of(Math.sqrt(sum / (n() - 1)));
  }

  /**
   * How many numbers lie below a threshold.
   *
   * @param threshold any number
   * @return at least 0
   */
  public long countBelow(double threshold) {
    long count = 0;
    for (int i = 0; i < values.length() && values.get(i) < threshold; i++) {
      count = upTo.get(i);
    }
    return count;
  }

  /**
   * How many numbers lie above a threshold.
   *
   * @param threshold any number
   * @return at least 0
   */
  public long countAbove(double threshold) {
    long notAbove = 0;
    for (int i = 0; i < values.length() && values.get(i) <= threshold; i++) {
      notAbove = upTo.get(i);
    }
    return n() - notAbove;
  }

  private long countAt(int i) {
    return upTo.get(i) - (i == 0 ? 0 : upTo.get(i - 1));
  }

  private long valueAt(long place) {
    int low = 0;
    int high = upTo.length() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo.get(middle) > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return values.get(low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnswerDistribution that
        && values.equals(that.values)
        && upTo.equals(that.upTo);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, upTo);
  }

  @Override
  public String toString() {
    return n() + " numbers, " + values.length() + " different";
  }
}
