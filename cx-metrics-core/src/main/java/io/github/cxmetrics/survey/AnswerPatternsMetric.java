package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.util.BitSet;
import java.util.List;

/**
 * Patterns of missing answers, read from records.
 *
 * @param questions the names of the questions
 * @param missing the places of the questions that a respondent left out
 * @param outOfScale the places of those that were answered off their scale
 * @param <T> the record
 * @since 0.1
 */
public record AnswerPatternsMetric<T>(
    List<String> questions, Field<T, BitSet> missing, Field<T, BitSet> outOfScale)
    implements Metric<T, AnswerPatternsAccumulator, AnswerPatterns> {

  /**
   * Checks the questions.
   *
   * @param questions as the record component
   * @param missing as the record component
   * @param outOfScale as the record component
   * @throws IllegalArgumentException if there is no question, more than 4096, or one twice
   */
  public AnswerPatternsMetric {
    AnswerPatternsAccumulator.requireQuestions(questions);
    questions = ImmutableList.copyOf(questions);
  }

  @Override
  public AnswerPatternsAccumulator newAccumulator() {
    return new AnswerPatternsAccumulator(questions);
  }

  @Override
  public void add(AnswerPatternsAccumulator accumulator, T record) {
    accumulator.add(missing.apply(record), outOfScale.apply(record));
  }
}
