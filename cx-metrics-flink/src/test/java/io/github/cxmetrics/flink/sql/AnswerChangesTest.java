package io.github.cxmetrics.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Both;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerChangesTest
    implements AccumulatorContract<AnswerChangesTest.Change, AnswerChanges<Nps>, Both<Nps, Nps>> {

  /** An answer given or taken back. */
  record Change(double answer, boolean given) {}

  /** Changes as a metric. */
  record Changes() implements Metric<Change, AnswerChanges<Nps>, Both<Nps, Nps>> {

    @Override
    public AnswerChanges<Nps> newAccumulator() {
      return AnswerChanges.of(NpsDefinition.STANDARD);
    }

    @Override
    public void add(AnswerChanges<Nps> changes, Change change) {
      if (change.given()) {
        changes.add(change.answer());
      } else {
        changes.takeBack(change.answer());
      }
    }
  }

  @Override
  public Metric<Change, AnswerChanges<Nps>, Both<Nps, Nps>> metric() {
    return new Changes();
  }

  @Override
  public Change record(Random random) {
    return new Change(random.nextInt(11), random.nextInt(3) > 0);
  }

  @Override
  public Optional<Change> rejectedRecord() {
    return Optional.of(new Change(11, false));
  }

  @Test
  void whatIsTakenBackInOnePartWasGivenInAnother() {
    AnswerChanges<Nps> here = AnswerChanges.of(NpsDefinition.STANDARD);
    here.takeBack(3);
    here.add(10);
    assertThatIllegalStateException()
        .isThrownBy(() -> AnswerChanges.rest(here.result()))
        .withMessage(
            "NPS score to take back must have been added,"
                + " was in the change of a row that is not here");
    AnswerChanges<Nps> there = AnswerChanges.of(NpsDefinition.STANDARD);
    there.add(3);
    assertThat(AnswerChanges.rest(here.merge(there).result())).isEqualTo(Nps.of(10));
  }
}
