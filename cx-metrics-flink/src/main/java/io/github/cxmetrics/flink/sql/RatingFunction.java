package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Both;
import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.SurveyScore;
import java.io.Serial;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * A score of rated answers under one definition.
 *
 * @param <R> the score
 */
abstract class RatingFunction<R extends SurveyScore<R>>
    extends MetricFunction<Row, AnswerChanges<R>, Both<R, R>> {

  @Serial private static final long serialVersionUID = 1L;

  RatingFunction(RatingDefinition<R> definition) {
    super(AnswerChanges.of(definition));
  }

  /**
   * Adds an answer.
   *
   * @param state what it is added to
   * @param score the answer; NULL for none
   */
  public void accumulate(MetricState<AnswerChanges<R>, Both<R, R>> state, @Nullable Double score) {
    if (score != null) {
      open(state).add(score);
    }
  }

  /**
   * Takes an answer back that was added, here or in a state that this is merged with.
   *
   * @param state what it is taken from
   * @param score the answer; NULL for none
   */
  public void retract(MetricState<AnswerChanges<R>, Both<R, R>> state, @Nullable Double score) {
    if (score != null) {
      open(state).takeBack(score);
    }
  }

  @Override
  public Row getValue(MetricState<AnswerChanges<R>, Both<R, R>> state) {
    return row(AnswerChanges.rest(read(state)));
  }

  abstract Row row(R score);

  @Override
  InputTypeStrategy arguments() {
    return Arguments.of(ArgumentRule.number("score"));
  }
}
