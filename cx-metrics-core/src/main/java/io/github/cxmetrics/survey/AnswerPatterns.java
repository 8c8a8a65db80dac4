package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which questions were answered, left out, or answered off their scale, and which were left out
 * together.
 *
 * <p><b>Definition</b> item nonresponse is {@code missing / respondents} of a question. An answer
 * off the scale was given; it is not missing. <b>Unit and range</b> shares in [0, 1]. <b>n</b>
 * respondents. <b>Interval</b> Wilson. <b>Empty data</b> undefined with the interval [0, 1].
 * <b>Rejects</b> questions that are not of the definition, and a question that is both missing and
 * off its scale. <b>Merge</b> exact. <b>Cost</b> about 100 bytes for each different pattern and an
 * eighth of a byte more a question. <b>Wire</b> kind {@code answer-patterns}, version 1, at {@link
 * AnswerPatternsAccumulator}.
 *
 * @param questions each question, in the order of the definition
 * @param n the respondents
 * @param patterns the questions that were left out together, the most frequent first; equally
 *     frequent ones by the first question in which they differ, left out first
 * @since 0.1
 */
public record AnswerPatterns(List<QuestionAnswers> questions, long n, List<MissingPattern> patterns)
    implements Result {

  /**
   * Takes the counts.
   *
   * @param questions as the record component
   * @param n as the record component
   * @param patterns as the record component
   */
  public AnswerPatterns {
    questions = List.copyOf(questions);
    patterns = List.copyOf(patterns);
  }

  /**
   * An empty accumulator.
   *
   * @param questions the names of the questions, each once
   * @return a new accumulator
   * @throws IllegalArgumentException if there is none, more than 4096, or one twice
   */
  public static AnswerPatternsAccumulator accumulator(List<String> questions) {
    return new AnswerPatternsAccumulator(questions);
  }

  /**
   * The metric.
   *
   * @param questions the names of the questions, each once
   * @param missing the places of the questions that a respondent left out
   * @param outOfScale the places of those that were answered off their scale
   * @param <T> the record
   * @return the metric
   * @throws IllegalArgumentException if there is no question, more than 4096, or one twice
   */
  public static <T> AnswerPatternsMetric<T> metric(
      List<String> questions, Field<T, BitSet> missing, Field<T, BitSet> outOfScale) {
    return new AnswerPatternsMetric<>(questions, missing, outOfScale);
  }

  /**
   * How many respondents left out every question.
   *
   * @return at least 0
   */
  public long nothingAnswered() {
    return respondents(questions.size());
  }

  /**
   * How many respondents left out no question.
   *
   * @return at least 0
   */
  public long allAnswered() {
    return respondents(0);
  }

  private long respondents(int missing) {
    return patterns.stream()
        .filter(pattern -> pattern.missing().size() == missing)
        .mapToLong(MissingPattern::respondents)
        .sum();
  }

  /**
   * The share of respondents who left out no question.
   *
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate allAnsweredShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(allAnswered(), n, level);
  }

  /** {@code allAnsweredShare}, then {@code nonresponse:QUESTION} of each question. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    estimates.put("allAnsweredShare", allAnsweredShare(level));
    for (QuestionAnswers question : questions) {
      estimates.put("nonresponse:" + question.question(), question.nonresponse(level));
    }
    return ImmutableMap.copyOf(estimates);
  }
}
