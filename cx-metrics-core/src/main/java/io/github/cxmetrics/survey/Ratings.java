package io.github.cxmetrics.survey;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.NetScoreInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The distribution of answers on a rating scale: how often each answer was given, and with it the
 * mean, the median, the spread and the share of any box.
 *
 * <p><b>n</b> the answers given; missing and rejected ones are counted beside it and enter no
 * number. <b>Interval</b> Student t for means, Wilson for shares, Tango for net shares. <b>Empty
 * data</b> values are {@code NaN} with intervals as wide as the scale. <b>Rejects</b> counts that
 * do not fit the scale.
 *
 * @param scale the scale the answers stand on
 * @param counts how often each answer was given, one a step of the scale, lowest first
 * @param missing how many questions were asked and not answered
 * @param rejected how many answers were refused because they are not on the scale
 * @since 0.1
 */
public record Ratings(RatingScale scale, List<Long> counts, long missing, long rejected)
    implements Result {

  /**
   * Checks and copies the counts.
   *
   * @param scale as the record component
   * @param counts as the record component
   * @param missing as the record component
   * @param rejected as the record component
   * @throws IllegalArgumentException if there is not one count a step of the scale, or a count is
   *     negative
   */
  public Ratings {
    if (counts.size() != scale.size()) {
      throw new IllegalArgumentException(
          "ratings must have "
              + scale.size()
              + " counts on the scale "
              + scale
              + ", was "
              + counts.size());
    }
    long total = 0;
    for (long count : counts) {
      total = requireCount(count, total);
    }
    requireCount(missing, 0);
    requireCount(rejected, 0);
    counts = Collections.unmodifiableList(Longs.asList(Longs.toArray(counts)));
  }

  private static long requireCount(long count, long others) {
    if (count < 0 || count > Long.MAX_VALUE - others) {
      throw new IllegalArgumentException(
          "count of answers must be at least 0 and their sum fit into 63 bits, was " + count);
    }
    return others + count;
  }

  /**
   * The distribution of answers as a metric of its own.
   *
   * @param scale the scale of the question
   * @param answer reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Ratings> metric(RatingScale scale, IntField<T> answer) {
    return RatingMetric.of(new RatingsDefinition(scale), answer);
  }

  /**
   * As {@link #metric}, for answers in steps of less than a point.
   *
   * @param scale the scale of the question
   * @param answer reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Ratings> metricOfDouble(
      RatingScale scale, DoubleField<T> answer) {
    return RatingMetric.ofDouble(new RatingsDefinition(scale), answer);
  }

  /**
   * An empty accumulator.
   *
   * @param scale the scale of the question
   * @return a new accumulator
   */
  public static RatingAccumulator<Ratings> accumulator(RatingScale scale) {
    return RatingAccumulator.of(new RatingsDefinition(scale));
  }

  @Override
  public long n() {
    long n = 0;
    for (long count : counts) {
      n += count;
    }
    return n;
  }

  /**
   * How often the answers of a box were given.
   *
   * @param box a part of the scale
   * @return at least 0
   * @throws IllegalArgumentException if the box is not on the scale
   */
  public long count(Box box) {
    scale.requireWithin(box, "box");
    long count = 0;
    for (int step = scale.stepOf(box.from()); step <= scale.stepOf(box.to()); step++) {
      count += counts.get(step);
    }
    return count;
  }

  /**
   * The arithmetic mean of the answers with its Student t interval.
   *
   * @param level the confidence level
   * @return in the unit of the scale; the interval stays on the scale and spans all of it if there
   *     are fewer than two answers
   */
  public Estimate mean(ConfidenceLevel level) {
    return MeanInterval.estimate(
        n(), mean(), sampleVariance(), scale.lowest(), scale.highest(), level);
  }

  /**
   * The percent of the maximum possible: where the mean stands between the worst answer (0) and the
   * best (100), after Cohen, Cohen, Aiken, West (1999), <i>The problem of units and the
   * circumstance for POMP</i>, doi:10.1207/S15327906MBR3403_2.
   *
   * @param level the confidence level
   * @return {@code 100 (mean - lowest) / (highest - lowest)}, in [0, 100]; 100 minus that where low
   *     is good
   */
  public Estimate pomp(ConfidenceLevel level) {
    return AnswerMean.pomp("pomp", scale).inUnit(mean(level));
  }

  /**
   * The mean in percent of the highest answer. All-worst answers on 1..5 give 20, not 0; {@link
   * #pomp} does not have that floor.
   *
   * @param level the confidence level
   * @return {@code 100 mean / highest}
   * @throws IllegalArgumentException if the scale has negative answers or low is good on it
   */
  public Estimate percentOfMaximum(ConfidenceLevel level) {
    if (!scale.hasPercentOfMaximum()) {
      throw new IllegalArgumentException(
          "percent of maximum must be asked of a scale without negative answers whose high end is"
              + " good, was "
              + scale);
    }
    return AnswerMean.percentOfMaximum("percentOfMaximum", scale).inUnit(mean(level));
  }

  /**
   * The share of answers inside a box with its Wilson interval.
   *
   * @param box a part of the scale
   * @param level the confidence level
   * @return a share in [0, 1]
   * @throws IllegalArgumentException if the box is not on the scale
   */
  public Estimate share(Box box, ConfidenceLevel level) {
    return share(box, ProportionInterval.WILSON, level);
  }

  /**
   * The share of answers inside a box.
   *
   * @param box a part of the scale
   * @param method how the interval is computed
   * @param level the confidence level
   * @return a share in [0, 1]
   * @throws IllegalArgumentException if the box is not on the scale
   */
  public Estimate share(Box box, ProportionInterval method, ConfidenceLevel level) {
    return method.estimate(count(box), n(), level);
  }

  /**
   * The share of answers in one box minus that in another, with its Tango interval.
   *
   * @param plus the box that counts for
   * @param minus the box that counts against
   * @param level the confidence level
   * @return a difference of shares in [-1, 1]
   * @throws IllegalArgumentException if a box is not on the scale or the two overlap
   */
  public Estimate net(Box plus, Box minus, ConfidenceLevel level) {
    return net(plus, minus, NetScoreInterval.TANGO, level);
  }

  /**
   * The share of answers in one box minus that in another.
   *
   * @param plus the box that counts for
   * @param minus the box that counts against
   * @param method how the interval is computed
   * @param level the confidence level
   * @return a difference of shares in [-1, 1]
   * @throws IllegalArgumentException if a box is not on the scale or the two overlap
   */
  public Estimate net(Box plus, Box minus, NetScoreInterval method, ConfidenceLevel level) {
    requireApart(plus, minus);
    long positive = count(plus);
    long negative = count(minus);
    return method.estimate(positive, n() - positive - negative, negative, level);
  }

  static void requireApart(Box plus, Box minus) {
    if (plus.overlaps(minus)) {
      throw new IllegalArgumentException(
          "boxes of a net share must not overlap, was " + plus + " and " + minus);
    }
  }

  /**
   * The median answer.
   *
   * @return the middle answer, or the mean of the two middle ones (type 7 of Hyndman and Fan 1996);
   *     {@code NaN} without answers
   */
  public double median() {
    long n = n();
    return n == 0 ? Double.NaN : (answerOfRank((n - 1) / 2) + answerOfRank(n / 2)) / 2;
  }

  /**
   * The variance of the answers as a sample, with divisor n - 1.
   *
   * @return at least 0; {@code NaN} for fewer than two answers
   */
  public double sampleVariance() {
    long n = n();
    return n < 2 ? Double.NaN : squaredDeviations() / (n - 1);
  }

  /**
   * The variance of the answers as a whole population, with divisor n.
   *
   * @return at least 0; {@code NaN} without answers
   */
  public double populationVariance() {
    return squaredDeviations() / n();
  }

  /** {@code mean} with its interval; median and variances have none. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return Map.of("mean", mean(level));
  }

  /**
   * The answers that remain when a part of them is taken away: the complement a part is compared
   * with.
   *
   * @param part answers on the same scale that are among these
   * @return the other answers
   * @throws IllegalArgumentException if the scales differ or the part has more of some answer
   */
  public Ratings without(Ratings part) {
    if (!scale.equals(part.scale)) {
      throw new IllegalArgumentException(
          "cannot take answers on " + part.scale + " away from answers on " + scale);
    }
    long[] rest = Longs.toArray(counts);
    for (int step = 0; step < rest.length; step++) {
      rest[step] = minus(rest[step], part.counts.get(step));
    }
    return new Ratings(
        scale, Longs.asList(rest), minus(missing, part.missing), minus(rejected, part.rejected));
  }

  private static long minus(long all, long part) {
    if (part > all) {
      throw new IllegalArgumentException(
          "a part must not hold more answers than the whole, was " + part + " of " + all);
    }
    return all - part;
  }

  double mean() {
    double sum = 0;
    for (int step = 0; step < counts.size(); step++) {
      sum += (double) step * counts.get(step);
    }
    return scale.lowest() + sum / scale.stepsPerPoint() / n();
  }

  private double squaredDeviations() {
    double mean = mean();
    double sum = 0;
    for (int step = 0; step < counts.size(); step++) {
      double deviation = scale.answerAt(step) - mean;
      sum += deviation * deviation * counts.get(step);
    }
    return sum;
  }

  private double answerOfRank(long rank) {
    long below = 0;
    int step = 0;
    while (below + counts.get(step) <= rank) {
      below += counts.get(step);
      step++;
    }
    return scale.answerAt(step);
  }
}
