package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.MeanSums;
import io.github.cxmetrics.stats.MeanTrend;
import io.github.cxmetrics.stats.MeanTrend.Group;
import io.github.cxmetrics.stats.NamedTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Whether a score rises or falls over periods: the straight line of least squares through all
 * answers, each at the place of its period on the calendar.
 *
 * <p><b>Definition</b> the slope of what answers are worth on the index of the period; see {@link
 * MeanTrend}. A period without answers has no say, and the distance across it counts: from January
 * to March are two months. <b>Unit</b> the unit of the score per period. <b>n</b> the answers.
 * <b>Interval</b> Student t of the slope. <b>Test</b> Cochran-Armitage for shares, t of the slope
 * for other scores. <b>Empty data</b> answers in fewer than two periods leave the slope undefined.
 * <b>Assumes</b> independent answers and periods that share none: one person who answers every
 * month makes p-values too small. A straight line sees no season; {@link #testOfEquality} sees any
 * difference. <b>Rejects</b> scores of different definitions, with {@link
 * IllegalArgumentException}. <b>Source</b> as {@link MeanTrend} says.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * ScoreTrend trend = ScoreTrend.over(npsByMonthIndex);
 * Estimate slope = trend.slope(ConfidenceLevel.P95);   // +0.8 points a month
 * }</pre>
 *
 * @param mean how the score is a mean of what each answer is worth
 * @param periods the answers of each period, by its index on the calendar
 * @since 0.1
 */
@SuppressWarnings("serial") // an ImmutableSortedMap, which is serialisable
public record ScoreTrend(AnswerMean mean, SortedMap<Long, MeanSums> periods) implements Result {

  /**
   * Copies the periods.
   *
   * @param mean as the record component
   * @param periods as the record component
   */
  public ScoreTrend {
    periods = ImmutableSortedMap.copyOf(periods);
  }

  /**
   * The trend of a score.
   *
   * @param scores the score of each period, by the index of the period on the calendar
   * @param <S> the score
   * @return the trend
   * @throws IllegalArgumentException if there is no score, or their definitions differ
   */
  public static <S extends SurveyScore<S>> ScoreTrend over(Map<Long, S> scores) {
    return new ScoreTrend(MixShift.headline(scores.values()), MixShift.sums(scores));
  }

  /**
   * How much the score rises from one period to the next.
   *
   * @param level the confidence level
   * @return in the unit of the score; not defined if answers are in fewer than two periods
   */
  public Estimate slope(ConfidenceLevel level) {
    return trend().slope(level).scaled(mean.factor(), 0);
  }

  /**
   * The test of no trend.
   *
   * @return the test; empty if there is nothing to judge a slope by
   */
  public Optional<NamedTest> test() {
    return trend().test();
  }

  /**
   * The test of no difference at all between periods, whatever their order.
   *
   * @return the test; empty if there is nothing to judge a difference by
   */
  public Optional<NamedTest> testOfEquality() {
    return trend().testOfEquality();
  }

  private MeanTrend trend() {
    List<Group> groups =
        periods.entrySet().stream()
            .map(period -> new Group(period.getKey() - firstIndex(), period.getValue()))
            .toList();
    return new MeanTrend(mean.kind(), groups);
  }

  private long firstIndex() {
    return periods.firstKey();
  }

  /**
   * How many periods have answers.
   *
   * @return at least 0
   */
  public int filledPeriods() {
    return (int) periods.values().stream().filter(period -> period.n() > 0).count();
  }

  @Override
  public long n() {
    return periods.values().stream().mapToLong(MeanSums::n).sum();
  }

  /** {@code slope} in the unit of the score per period. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of("slope", slope(level));
  }
}
