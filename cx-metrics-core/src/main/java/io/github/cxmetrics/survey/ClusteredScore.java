package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.DesignDifference;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.Difference;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A score of which several answers may come from one account, weighted or not. People of one
 * account tend to agree, so its answers are not so many independent looks; the error is taken from
 * how far accounts differ.
 *
 * <p><b>Definition</b> the numbers are those of {@link WeightedScore}: every answer counts by its
 * weight. <b>n</b> of every estimate counts accounts that have an answer with a weight above 0, for
 * they are what the interval takes as independent; {@link #weighted()} tells the answers. Answers
 * without an account are accounts of their own. <b>Interval</b> {@link DesignInterval#CLUSTERED} on
 * the linearised error, whose square is G / (G - 1) times the sum over G accounts of (the sum of w
 * (y - score) / W)<sup>2</sup>. <b>Empty data</b> {@code NaN} with the widest interval.
 * <b>Merge</b> exact, see {@link ClusteredRatingAccumulator}. <b>Source</b> Cochran, W. G. (1977),
 * Sampling Techniques, 3rd edition, sections 6.4 and 9A.6.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * ClusteredScore<Nps> nps =
 *     answers.collect(Nps.metric(Answer::score).clusteredBy(Answer::account));
 * Estimate score = nps.score();               // n counts accounts
 * }</pre>
 *
 * @param definition what is made of the answers
 * @param weighted the answers with their weights
 * @param means the means of the definition, in its order, of accounts
 * @param <R> the score without weights
 * @since 0.1
 */
@SuppressWarnings("serial") // an immutable list, which is serialisable
public record ClusteredScore<R>(
    RatingDefinition<R> definition, WeightedRatings weighted, List<DesignMean> means)
    implements Result {

  /**
   * Checks that there is a mean for each of the definition.
   *
   * @param definition as the record component
   * @param weighted as the record component
   * @param means as the record component
   * @throws IllegalArgumentException if there is not, or the answers stand on another scale
   */
  public ClusteredScore {
    weighted.scale().requireSame(definition.scale());
    means = List.copyOf(means);
    if (means.size() != definition.means().size()) {
      throw new IllegalArgumentException(
          "clustered score must have " + definition.means().size() + " means, was " + means.size());
    }
  }

  private DesignMean mean() {
    return means.get(0);
  }

  private AnswerMean headline() {
    return definition.headline();
  }

  /** The accounts that have an answer with a weight above 0. */
  @Override
  public long n() {
    return mean().n();
  }

  /**
   * How many accounts of equal weight would be as informative at worst, when each agrees within
   * itself: the square of the sum of weights over the sum of the accounts' squared weights.
   *
   * @return above 0 and at most n; empty if n is 0
   */
  public OptionalDouble effectiveN() {
    return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean().effectiveN());
  }

  /**
   * The same score with every answer taken as independent.
   *
   * @return the weighted score; with weights of 1 if none were given
   */
  public WeightedScore<R> withoutClusters() {
    return new WeightedScore<>(definition, weighted);
  }

  /**
   * The score of the same answers as if each had the same weight and were independent.
   *
   * @return the score without weights
   */
  public R unweighted() {
    return withoutClusters().unweighted();
  }

  /**
   * The headline number.
   *
   * @param level the confidence level
   * @return in the unit of the score; n counts accounts
   */
  public Estimate score(ConfidenceLevel level) {
    return score(DesignInterval.CLUSTERED, level);
  }

  /**
   * The headline number.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in the unit of the score; n counts accounts
   */
  public Estimate score(DesignInterval method, ConfidenceLevel level) {
    return headline().inUnit(mean().estimate(method, level));
  }

  /**
   * The headline number at 95 %.
   *
   * @return as {@link #score(ConfidenceLevel)} at {@link ConfidenceLevel#P95}
   */
  public Estimate score() {
    return score(ConfidenceLevel.P95);
  }

  /** All numbers of the score by their names; n counts accounts. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    ImmutableMap.Builder<String, Estimate> estimates = ImmutableMap.builder();
    for (int i = 0; i < means.size(); i++) {
      AnswerMean mean = definition.means().get(i);
      estimates.put(
          mean.name(), mean.inUnit(means.get(i).estimate(DesignInterval.CLUSTERED, level)));
    }
    return estimates.buildOrThrow();
  }

  /**
   * This headline number minus that of other accounts, by {@link DesignDifference#ofClusters}. An
   * account that has answers on both sides is taken for two: where its answers agree, the interval
   * is then wider than it need be.
   *
   * @param baseline the score to subtract
   * @param level the confidence level of the interval
   * @return the difference, with interval and two-sided p-value
   * @throws IllegalArgumentException if the definitions differ
   */
  public Difference differenceFrom(ClusteredScore<R> baseline, ConfidenceLevel level) {
    definition.requireComparable(baseline.definition);
    double factor = headline().factor();
    Difference difference =
        factor > 0
            ? DesignDifference.ofClusters(mean(), baseline.mean(), level)
            : DesignDifference.ofClusters(baseline.mean(), mean(), level);
    return difference.scaled(Math.abs(factor));
  }
}
