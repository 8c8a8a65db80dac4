package io.github.cxmetrics.survey;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.state.WeightedTally;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.MeanSums;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The distribution of weighted answers on a rating scale: for each answer how often it was given
 * and how much weight it has.
 *
 * <p><b>n</b> answers with a weight above 0; those of weight 0, missing and rejected ones are
 * counted beside it. Weights may be multiplied by any factor without changing a number but the
 * weights themselves.
 *
 * @since 0.1
 */
public final class WeightedRatings implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingScale scale;
  private final WeightedTally answers;
  private final long rejected;
  private final boolean rangeKnown;

  /* Sums are rounded once, here; they are read often. */
  private final double[] weights;
  private final double[] squares;

  WeightedRatings(RatingScale scale, WeightedTally answers, long rejected, boolean rangeKnown) {
    this.scale = scale;
    this.answers = answers;
    this.rejected = rejected;
    this.rangeKnown = rangeKnown && answers.hasWeight();
    this.weights = new double[answers.classes()];
    this.squares = new double[answers.classes()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = answers.weight(i);
      squares[i] = answers.squaredWeight(i);
    }
  }

  /**
   * The scale the answers stand on.
   *
   * @return the scale
   */
  public RatingScale scale() {
    return scale;
  }

  /**
   * How many answers were given that have a weight above 0.
   *
   * @return at least 0
   */
  public long n() {
    long n = 0;
    for (int step = 0; step < scale.size(); step++) {
      n += answers.units(step);
    }
    return n;
  }

  /**
   * How many answers were given that have weight 0: they are in no weighted number.
   *
   * @return at least 0; not part of n
   */
  public long zeroWeights() {
    long zero = 0;
    for (int step = 0; step < scale.size(); step++) {
      zero += answers.zeroWeights(step);
    }
    return zero;
  }

  /**
   * How many questions were asked and not answered, of any weight.
   *
   * @return at least 0; not part of n
   */
  public long missing() {
    return answers.units(scale.size()) + answers.zeroWeights(scale.size());
  }

  /**
   * How many answers were refused because they are not on the scale.
   *
   * @return at least 0; not part of n
   */
  public long rejected() {
    return rejected;
  }

  /**
   * The weight of all answers given.
   *
   * @return at least 0
   */
  public double weight() {
    double weight = 0;
    for (int step = 0; step < scale.size(); step++) {
      weight += weights[step];
    }
    return weight;
  }

  /**
   * The weight of the answers of a box.
   *
   * @param box a part of the scale
   * @return at least 0
   * @throws IllegalArgumentException if the box is not on the scale
   */
  public double weight(Box box) {
    scale.requireWithin(box, "box");
    double weight = 0;
    for (int step = scale.stepOf(box.from()); step <= scale.stepOf(box.to()); step++) {
      weight += weights[step];
    }
    return weight;
  }

  /**
   * The weight of the questions that were asked and not answered.
   *
   * @return at least 0
   */
  public double weightOfMissing() {
    return weights[scale.size()];
  }

  /**
   * The smallest weight above 0 of an answer, missing ones included.
   *
   * @return empty if there is none, and of the rest after a part was taken away
   */
  public OptionalDouble smallestWeight() {
    return rangeKnown ? OptionalDouble.of(answers.smallest()) : OptionalDouble.empty();
  }

  /**
   * The largest weight of an answer, missing ones included.
   *
   * @return empty if there is none above 0, and of the rest after a part was taken away
   */
  public OptionalDouble largestWeight() {
    return rangeKnown ? OptionalDouble.of(answers.largest()) : OptionalDouble.empty();
  }

  /**
   * The same answers as if each had the same weight, those of weight 0 included.
   *
   * @return their distribution
   */
  public Ratings unweighted() {
    long[] counts = new long[scale.size()];
    for (int step = 0; step < counts.length; step++) {
      counts[step] = answers.units(step) + answers.zeroWeights(step);
    }
    return new Ratings(scale, Longs.asList(counts), missing(), rejected);
  }

  /**
   * A number of the score as a weighted mean, the sum of w y over the sum of w, with its linearised
   * error: the squared standard error is n / (n - 1) times the sum of (w (y - mean) /
   * W)<sup>2</sup>.
   *
   * <p>Source: Cochran, W. G. (1977), Sampling Techniques, 3rd edition, section 6.4; effective n:
   * Kish, L. (1965), Survey Sampling, section 11.7.
   *
   * @param mean what each answer of this scale is worth
   * @return the mean of worths, not yet in the unit of the score; n 0 if no answer has a weight
   *     above 0
   * @throws IllegalArgumentException if the mean is of a scale of another size
   */
  public DesignMean mean(AnswerMean mean) {
    requireWorths(mean);
    WeightedSums sums = new WeightedSums(mean.kind(), mean.lowest(), mean.highest());
    for (int step = 0; step < scale.size(); step++) {
      sums.add(mean.worth(step), answers.units(step), weights[step], squares[step]);
    }
    int missing = scale.size();
    mean.worthOfMissing()
        .ifPresent(
            worth -> sums.add(worth, answers.units(missing), weights[missing], squares[missing]));
    return sums.mean();
  }

  private void requireWorths(AnswerMean mean) {
    if (mean.worths().size() != scale.size()) {
      throw new IllegalArgumentException(
          "mean of answers on "
              + scale
              + " must have "
              + scale.size()
              + " worths, was "
              + mean.worths().size());
    }
  }

  /** What a weighted mean of worths rests on. */
  MeanSums sums(AnswerMean mean) {
    requireWorths(mean);
    int classes = scale.size() + (mean.worthOfMissing().isPresent() ? 1 : 0);
    List<Double> worths = new ArrayList<>(mean.worths());
    mean.worthOfMissing().ifPresent(worths::add);
    List<Long> units = IntStream.range(0, classes).mapToObj(answers::units).toList();
    return MeanSums.of(
        worths, units, Arrays.copyOf(weights, classes), Arrays.copyOf(squares, classes));
  }

  WeightedRatings without(WeightedRatings part) {
    if (!scale.equals(part.scale)) {
      throw new IllegalArgumentException(
          "cannot take answers on " + part.scale + " away from answers on " + scale);
    }
    if (!answers.holds(part.answers) || part.rejected > rejected) {
      throw new IllegalArgumentException(
          "a part must not hold more answers than the whole: some answer is given more often there"
              + " or has more weight");
    }
    WeightedTally rest = answers.copy();
    rest.subtract(part.answers);
    return new WeightedRatings(scale, rest.copy(), rejected - part.rejected, false);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeightedRatings that
        && scale.equals(that.scale)
        && answers.equals(that.answers)
        && rejected == that.rejected
        && rangeKnown == that.rangeKnown;
  }

  @Override
  public int hashCode() {
    return 31 * scale.hashCode() + answers.hashCode();
  }

  /**
   * Scale, n and weight.
   *
   * @return for example {@code "3 answers on 0..10 of weight 4.5"}
   */
  @Override
  public String toString() {
    return n() + " answers on " + scale + " of weight " + weight();
  }
}
