package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.DesignDifference;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.MeanSums;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A score of weighted answers: any score whose numbers are means of what each answer is worth, with
 * answers that stand for unequal numbers of people.
 *
 * <p><b>Definition</b> each number of the score is the sum of w y over the sum of w, with y the
 * worth of an answer as {@link RatingDefinition#means()} has it: for a Net Promoter Score the
 * weight of promoters minus that of detractors over the weight of all. <b>Unit and range</b> those
 * of the score. <b>n</b> answers with a weight above 0. <b>Interval</b> by effective n, see {@link
 * DesignInterval#BY_EFFECTIVE_N}: below 100 that of as many answers of equal weight, from there the
 * linearised standard error, with n / (n - 1) times the sum of (w (y - score) / W)<sup>2</sup> as
 * its square. <b>Empty data</b> {@code NaN} with the widest interval, also where all weights are 0.
 * <b>Merge</b> exact, see {@link WeightedRatingAccumulator}. <b>Source</b> Cochran, W. G. (1977),
 * Sampling Techniques, 3rd edition, section 6.4; Kish, L. (1965), Survey Sampling, section 11.7.
 *
 * <p>The answers of a segment are judged by their own number and weights, as if it had been asked
 * alone. Programs that treat a segment as a domain of the whole sample have n / (n - 1) of all
 * answers in its squared error, which is a little smaller.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * WeightedScore<Nps> nps =
 *     answers.collect(Nps.metric(Answer::score).weightedBy(Answer::weight));
 * Estimate score = nps.score();               // in points, with its 95 % interval
 * OptionalDouble effectiveN = nps.effectiveN();
 * Estimate plain = nps.unweighted().score();  // the same answers, each counted once
 * }</pre>
 *
 * @param definition what is made of the answers
 * @param weighted the answers with their weights
 * @param <R> the score without weights
 * @since 0.1
 */
public record WeightedScore<R>(RatingDefinition<R> definition, WeightedRatings weighted)
    implements SurveyScore<WeightedScore<R>> {

  /**
   * Checks that the answers stand on the scale of the definition.
   *
   * @param definition as the record component
   * @param weighted as the record component
   * @throws IllegalArgumentException if they do not
   */
  public WeightedScore {
    weighted.scale().requireSame(definition.scale());
  }

  private AnswerMean headline() {
    return definition.headline();
  }

  private DesignMean mean() {
    return weighted.mean(headline());
  }

  /** The answers as if each had the same weight, those of weight 0 included. */
  @Override
  public Ratings ratings() {
    return weighted.unweighted();
  }

  /**
   * The score of the same answers as if each had the same weight, those of weight 0 included.
   *
   * @return the score without weights
   */
  public R unweighted() {
    return definition.read(ratings());
  }

  /** The answers with a weight above 0, and missing ones where the definition reads them. */
  @Override
  public long n() {
    return mean().n();
  }

  /**
   * How many answers of equal weight would be as informative: the square of the sum of weights over
   * the sum of squared weights.
   *
   * @return above 0 and at most n; empty if n is 0
   */
  public OptionalDouble effectiveN() {
    DesignMean mean = mean();
    return mean.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean.effectiveN());
  }

  /**
   * By how much unequal weights enlarge the variance of the score: n over the effective n.
   *
   * @return at least 1; empty if n is 0
   */
  public OptionalDouble designEffect() {
    DesignMean mean = mean();
    return mean.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean.n() / mean.effectiveN());
  }

  /** The headline number with its interval by effective n. */
  @Override
  public Estimate score(ConfidenceLevel level) {
    return score(DesignInterval.BY_EFFECTIVE_N, level);
  }

  /**
   * The headline number.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in the unit of the score
   */
  public Estimate score(DesignInterval method, ConfidenceLevel level) {
    return headline().inUnit(mean().estimate(method, level));
  }

  /** All numbers of the score by their names, with their intervals by effective n. */
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
    ImmutableMap.Builder<String, Estimate> estimates = ImmutableMap.builder();
    for (AnswerMean mean : definition.means()) {
      estimates.put(mean.name(), mean.inUnit(weighted.mean(mean).estimate(method, level)));
    }
    return estimates.buildOrThrow();
  }

  @Override
  public MeanSums sums() {
    return weighted.sums(headline());
  }

  /** The difference of the weighted scores as {@link DesignDifference} has it. */
  @Override
  public Difference differenceFrom(WeightedScore<R> baseline, ConfidenceLevel level) {
    definition.requireComparable(baseline.definition);
    double factor = headline().factor();
    Difference difference =
        factor > 0
            ? DesignDifference.of(mean(), baseline.mean(), level)
            : DesignDifference.of(baseline.mean(), mean(), level);
    return difference.scaled(Math.abs(factor));
  }

  @Override
  public WeightedScore<R> without(WeightedScore<R> part) {
    definition.requireComparable(part.definition);
    return new WeightedScore<>(definition, weighted.without(part.weighted));
  }

  /** A tenth of the way from worst to best; of a net share a twentieth, ten points of NPS. */
  @Override
  public double widestMargin() {
    AnswerMean headline = headline();
    double range =
        switch (headline.kind()) {
          case SHARE, NET -> 1;
          case VALUE -> headline.highest() - headline.lowest();
        };
    return range * Math.abs(headline.factor()) / 10;
  }
}
