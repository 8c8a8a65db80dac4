package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Both;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;

/**
 * Answers that were given, and those taken back because their rows changed.
 *
 * <p>The two are counted apart. Where the planner splits an aggregation, one part may see an answer
 * taken back that another part saw given; only all parts together know that it was there.
 *
 * <p><b>Merge</b> exact. <b>Wire</b> kind {@code answerChanges}, version 1, one part, the score:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>answers given</td><td>as {@link RatingAccumulator} writes them</td></tr>
 *   <tr><td>answers taken back</td><td>the same</td></tr>
 * </table>
 *
 * @param <R> the score
 */
final class AnswerChanges<R> implements Accumulator<AnswerChanges<R>, Both<R, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingAccumulator<R> given;
  private final RatingAccumulator<R> takenBack;

  private AnswerChanges(RatingAccumulator<R> given, RatingAccumulator<R> takenBack) {
    this.given = given;
    this.takenBack = takenBack;
  }

  static <R> AnswerChanges<R> of(RatingDefinition<R> definition) {
    return new AnswerChanges<>(RatingAccumulator.of(definition), RatingAccumulator.of(definition));
  }

  void add(double answer) {
    given.add(answer);
  }

  void takeBack(double answer) {
    takenBack.add(answer);
  }

  /** The score of what remains. */
  static <R extends SurveyScore<R>> R rest(Both<R, R> changes) {
    try {
      return changes.first().without(changes.second());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          changes.first().definition().answerName()
              + " to take back must have been added, was in the change of a row that is not here",
          e);
    }
  }

  @Override
  public AnswerChanges<R> merge(AnswerChanges<R> other) {
    given.merge(other.given);
    takenBack.merge(other.takenBack);
    return this;
  }

  @Override
  public AnswerChanges<R> copy() {
    return new AnswerChanges<>(given.copy(), takenBack.copy());
  }

  /** What was given, and what was taken back. */
  @Override
  public Both<R, R> result() {
    return new Both<>(given.result(), takenBack.result());
  }

  @Override
  public StateHeader header() {
    return new StateHeader("answerChanges", 1, "", List.of(given.header()));
  }

  @Override
  public void writeTo(StateWriter out) {
    given.writeTo(out);
    takenBack.writeTo(out);
  }

  @Override
  public AnswerChanges<R> readFrom(StateReader in) {
    StateReader score = in.part(0);
    return new AnswerChanges<>(given.readFrom(score), takenBack.readFrom(score));
  }
}
