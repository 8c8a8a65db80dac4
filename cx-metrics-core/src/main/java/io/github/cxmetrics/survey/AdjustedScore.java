package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.state.CrossTable;
import io.github.cxmetrics.stats.DesignDifference;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.MeanSums;
import java.io.Serial;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A score of answers weighted to a population, so that each group counts as much as it is of the
 * population and not as much as it answered.
 *
 * <p><b>Definition</b> each number of the score is the sum of w y over the sum of w, with y the
 * worth of an answer as {@link RatingDefinition#means()} has it and w the {@linkplain #weights()
 * weights} that meet the targets. <b>n</b> answers with a weight above 0. <b>Interval</b> as {@link
 * DesignInterval#BY_EFFECTIVE_N}, with a linearised standard error that knows that the margins are
 * met in every sample: deviations are those from what the margins explain, for post-stratification
 * from the mean of the cell. <b>Empty data</b> value NaN with the widest interval, also if the
 * weights were {@linkplain SampleWeights#converged() not found}.
 *
 * <p><b>Source</b> Holt, D. and Smith, T. M. F. (1979), Post Stratification, Journal of the Royal
 * Statistical Society A 142(1), doi:10.2307/2344652; Deville, J.-C., S&auml;rndal, C.-E. and
 * Sautory, O. (1993), Generalized Raking Procedures in Survey Sampling,
 * doi:10.1080/01621459.1993.10476369.
 *
 * @param <R> the result the answers would be read as without weights
 * @since 0.1
 */
public final class AdjustedScore<R> implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final StratifiedRatings<R> ratings;
  private final SampleWeights weights;
  private final boolean[] inSegment;

  private AdjustedScore(StratifiedRatings<R> ratings, SampleWeights weights, boolean[] inSegment) {
    this.ratings = ratings;
    this.weights = weights;
    this.inSegment = inSegment;
  }

  static <R> AdjustedScore<R> of(StratifiedRatings<R> ratings, SampleWeights weights) {
    boolean[] everywhere = new boolean[ratings.answers().rows()];
    Arrays.fill(everywhere, true);
    return new AdjustedScore<>(ratings, weights, everywhere);
  }

  /**
   * The weights and how they were found.
   *
   * @return with status, iterations and worst margin
   */
  public SampleWeights weights() {
    return weights;
  }

  /**
   * The answers that are weighted, of all segments.
   *
   * @return the answers under their base weights
   */
  public StratifiedRatings<R> ratings() {
    return ratings;
  }

  /**
   * A number of the score before it is given an interval.
   *
   * @param mean what each answer is worth: one of the means of the definition
   * @return the mean of worths, not yet in the unit of the score; n 0 if there are no weights
   * @throws IllegalArgumentException if it has not a worth for each answer of the scale
   */
  public DesignMean mean(AnswerMean mean) {
    int size = ratings.definition().scale().size();
    if (mean.worths().size() != size) {
      throw new IllegalArgumentException(
          "mean of answers on "
              + ratings.definition().scale()
              + " must have "
              + size
              + " worths, was "
              + mean.worths().size());
    }
    return calibrated().of(mean);
  }

  private AnswerMean headline() {
    return ratings.definition().headline();
  }

  /* Relative weights: their squares neither overflow nor vanish. */
  private CalibratedMean calibrated() {
    double[] relative = new double[ratings.answers().rows()];
    OptionalDouble largest = weights.largestWeight();
    if (largest.isPresent()) {
      Arrays.setAll(relative, row -> weights.weight(row) / largest.getAsDouble());
    }
    int[][] margins =
        weights.targets().margins().stream()
            .map(margin -> new MarginLevels(weights.sample(), margin).ofRow())
            .toArray(int[][]::new);
    return new CalibratedMean(ratings.answers(), relative, inSegment, margins);
  }

  /**
   * The headline number.
   *
   * @param level the confidence level of its interval
   * @return in the unit of the score; not defined if there are no weights
   */
  public Estimate score(ConfidenceLevel level) {
    return score(DesignInterval.BY_EFFECTIVE_N, level);
  }

  /**
   * The headline number at 95 %.
   *
   * @return as {@link #score(ConfidenceLevel)} at {@link ConfidenceLevel#P95}
   */
  public Estimate score() {
    return score(ConfidenceLevel.P95);
  }

  /**
   * The headline number.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in the unit of the score; not defined if there are no weights
   */
  public Estimate score(DesignInterval method, ConfidenceLevel level) {
    return calibrated().estimate(headline(), words(), method, level);
  }

  private String words() {
    return weights.targets().method() + ", ";
  }

  /** Answers with a weight above 0, and missing ones where the definition reads them. */
  @Override
  public long n() {
    return mean(headline()).n();
  }

  /**
   * How many answers of equal weight would be as informative (Kish).
   *
   * @return above 0 and at most n; empty if n is 0
   */
  public OptionalDouble effectiveN() {
    DesignMean mean = mean(headline());
    return mean.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean.effectiveN());
  }

  /**
   * By how much unequal weights enlarge the variance of the score: n over the effective n (Kish).
   * It does not know what weighting to targets gains.
   *
   * @return at least 1; empty if n is 0
   */
  public OptionalDouble designEffect() {
    DesignMean mean = mean(headline());
    return mean.n() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(1, mean.n() / mean.effectiveN()));
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return estimates(DesignInterval.BY_EFFECTIVE_N, level);
  }

  /**
   * All numbers of the score by their names.
   *
   * @param method how intervals are computed
   * @param level the confidence level
   * @return each in its unit, the headline first
   */
  public Map<String, Estimate> estimates(DesignInterval method, ConfidenceLevel level) {
    return calibrated().estimates(ratings.definition(), words(), method, level);
  }

  /**
   * The score of each level of a variable, by the weights of all: as parts of the whole sample, not
   * as samples of their own.
   *
   * @param variable a variable of the answers, whether targets mention it or not
   * @return by level, the score of the answers of this score that have it
   * @throws IllegalArgumentException if the answers do not have such a variable
   */
  public SortedMap<String, AdjustedScore<R>> segments(String variable) {
    int place = weights.sample().place(variable);
    CrossTable answers = ratings.answers();
    SortedMap<String, AdjustedScore<R>> segments = new TreeMap<>();
    for (int level = 0; level < answers.levels(place).size(); level++) {
      boolean[] within = inSegment.clone();
      for (int row = 0; row < within.length; row++) {
        within[row] &= answers.level(row, place) == level;
      }
      segments.put(
          answers.levels(place).text(level), new AdjustedScore<>(ratings, weights, within));
    }
    return Collections.unmodifiableSortedMap(segments);
  }

  /**
   * The score of one level of a variable, by the weights of all, as {@link #segments} has it.
   *
   * @param variable a variable of the answers, whether targets mention it or not
   * @param level one of its levels
   * @return the score of the answers of this score that have it; of none if none has
   * @throws IllegalArgumentException if the answers do not have such a variable
   */
  public AdjustedScore<R> segment(String variable, String level) {
    int place = weights.sample().place(variable);
    int number = ratings.answers().levels(place).find(level);
    boolean[] within = inSegment.clone();
    for (int row = 0; row < within.length; row++) {
      within[row] &= number >= 0 && ratings.answers().level(row, place) == number;
    }
    return new AdjustedScore<>(ratings, weights, within);
  }

  /**
   * The score of the answers that remain when a segment is taken away, by the same weights.
   *
   * @param segment a segment of this score
   * @return the score of its complement
   * @throws IllegalArgumentException if it is not a segment of this score
   */
  public AdjustedScore<R> without(AdjustedScore<R> segment) {
    boolean[] within = inSegment.clone();
    boolean isPart = segment.weights == weights; // which are those of one sample only
    for (int row = 0; isPart && row < within.length; row++) {
      isPart = within[row] || !segment.inSegment[row];
      within[row] &= !segment.inSegment[row];
    }
    if (!isPart) {
      throw new IllegalArgumentException(
          "what is taken away must be a segment of the same weighted answers");
    }
    return new AdjustedScore<>(ratings, weights, within);
  }

  /**
   * This headline number minus that of other answers, by {@link DesignDifference#of}: those of
   * another sample, or another segment of the same one. Segments are taken for independent, though
   * they share weights; each has the error it has as a part of its sample.
   *
   * @param baseline the score to subtract
   * @param level the confidence level of the interval
   * @return the difference, with interval and two-sided p-value
   * @throws IllegalArgumentException if the definitions differ
   */
  public Difference differenceFrom(AdjustedScore<R> baseline, ConfidenceLevel level) {
    ratings.definition().requireComparable(baseline.ratings.definition());
    AnswerMean headline = headline();
    DesignMean mine = mean(headline);
    DesignMean others = baseline.mean(headline);
    double factor = headline.factor();
    Difference difference =
        factor > 0
            ? DesignDifference.of(mine, others, level)
            : DesignDifference.of(others, mine, level);
    return difference.scaled(Math.abs(factor));
  }

  /**
   * What the headline number rests on if the weights are taken as given.
   *
   * @return the sums of the worths, in the unit of the {@link AnswerMean#kind()}
   */
  public MeanSums sums() {
    return calibrated().sums(headline());
  }

  /**
   * The smallest weight above 0 of the answers of this score.
   *
   * @return above 0; empty if there are none
   */
  public OptionalDouble smallestWeight() {
    return positiveWeights().min();
  }

  /**
   * The largest weight of the answers of this score.
   *
   * @return above 0; empty if there are none
   */
  public OptionalDouble largestWeight() {
    return positiveWeights().max();
  }

  private DoubleStream positiveWeights() {
    return IntStream.range(0, weights.converged() ? inSegment.length : 0)
        .filter(row -> inSegment[row] && weights.sample().count(row) > 0)
        .mapToDouble(weights::weight)
        .filter(weight -> weight > 0);
  }
}
