package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How many respondents gave the same answer down a grid of questions: a flag to look at, none of
 * them is taken away.
 *
 * <p><b>Definition</b> {@link GridDefinition}; {@link StraightLining} for one respondent. <b>Unit
 * and range</b> shares in [0, 1]. <b>n</b> respondents who answered enough questions to be judged;
 * the others are counted beside it. <b>Interval</b> Wilson. <b>Empty data</b> undefined with the
 * interval [0, 1]. <b>Rejects</b> as many answers as the grid has no questions, and answers beyond
 * 10,000. <b>Merge</b> exact. <b>Cost</b> eight bytes a question and a variability; {@code add}
 * allocates nothing. <b>Wire</b> kind {@code straight-lines}, version 1, at {@link
 * StraightLinesAccumulator}. <b>Source</b> as {@link StraightLining}.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * StraightLinesAccumulator grid = StraightLines.accumulator(GridDefinition.of(6));
 * grid.add(4, 4, 4, 4, 4, 4);                          // flagged
 * grid.add(4, 5, 3, 4, 4, StraightLining.MISSING);
 * Estimate share = grid.result().flaggedShare(ConfidenceLevel.P95);   // 0.5 of 2
 * }</pre>
 *
 * @param definition the grid and the rule
 * @param tooFew respondents who answered too few questions to be judged
 * @param flagged respondents who are flagged
 * @param allSame respondents among those judged whose answers are all the same
 * @param longestRuns how many of those judged had each longest run, from 0 to the number of
 *     questions
 * @param variability of those judged, the intra-individual response variability in thousandths
 * @since 0.1
 */
public record StraightLines(
    GridDefinition definition,
    long tooFew,
    long flagged,
    long allSame,
    List<Long> longestRuns,
    AnswerDistribution variability)
    implements Result {

  static final double PARTS = 1000;

  /**
   * Takes the counts.
   *
   * @param definition as the record component
   * @param tooFew as the record component
   * @param flagged as the record component
   * @param allSame as the record component
   * @param longestRuns as the record component
   * @param variability as the record component
   */
  public StraightLines {
    longestRuns = List.copyOf(longestRuns);
  }

  /**
   * An empty accumulator.
   *
   * @param definition the grid and the rule
   * @return a new accumulator
   */
  public static StraightLinesAccumulator accumulator(GridDefinition definition) {
    return new StraightLinesAccumulator(definition);
  }

  /**
   * The metric.
   *
   * @param definition the grid and the rule
   * @param answers the answers of a respondent in the order of the questions, {@link
   *     StraightLining#MISSING} where there is none
   * @param <T> the record
   * @return the metric
   */
  public static <T> StraightLinesMetric<T> metric(
      GridDefinition definition, Field<T, int[]> answers) {
    return new StraightLinesMetric<>(definition, answers);
  }

  @Override
  public long n() {
    return longestRuns.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The share of judged respondents who are flagged.
   *
   * @param level the confidence level
   * @return {@code flagged / judged}, in [0, 1]
   */
  public Estimate flaggedShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(flagged, n(), level);
  }

  /**
   * The share of judged respondents whose answers are all the same.
   *
   * @param level the confidence level
   * @return {@code all the same / judged}, in [0, 1]
   */
  public Estimate allSameShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(allSame, n(), level);
  }

  /**
   * A quantile of the intra-individual response variability, each rounded to a thousandth.
   *
   * @param p which, in [0, 1]
   * @return in points of the scale; empty without judged respondents
   * @throws IllegalArgumentException if p is not in [0, 1]
   */
  public OptionalDouble variabilityQuantile(double p) {
    OptionalDouble thousandths = variability.quantile(p);
    return thousandths.isPresent()
        ? OptionalDouble.of(thousandths.getAsDouble() / PARTS)
        : OptionalDouble.empty();
  }

  /**
   * The longest run of all.
   *
   * @return the greatest run among those judged, 0 without any
   */
  public int greatestRun() {
    int run = longestRuns.size() - 1;
    while (run > 0 && longestRuns.get(run) == 0) {
      run--;
    }
    return run;
  }

  /** {@code flaggedShare} and {@code allSameShare}. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "flaggedShare", flaggedShare(level), "allSameShare", allSameShare(level));
  }
}
