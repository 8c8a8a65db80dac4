package io.github.cxmetrics;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** After warm-up, adding records allocates nothing. */
class CombinatorAllocationTest {

  private static final List<Answer> ANSWERS = answers();

  private static List<Answer> answers() {
    Random random = new Random(5);
    return Stream.generate(() -> Answer.random(random)).limit(1_000).toList();
  }

  private static <A extends Accumulator<A, R>, R> void assertAddsWithoutAllocating(
      Metric<Answer, A, R> metric) {
    A accumulator = metric.newAccumulator();
    assertAllocatesNothing(
        () -> {
          for (int round = 0; round < 100; round++) {
            for (int i = 0; i < ANSWERS.size(); i++) {
              metric.add(accumulator, ANSWERS.get(i));
            }
          }
        });
  }

  @Test
  void addingRecords() {
    assertAddsWithoutAllocating(Nps.metric(Answer::score));
    assertAddsWithoutAllocating(
        Nps.<Answer>metric(Answer::score).missingWhere(answer -> !answer.fromWeb()));
  }

  @Test
  void addingRecordsToKnownGroups() {
    assertAddsWithoutAllocating(Nps.metric(Answer::score).by(Answer::country));
    assertAddsWithoutAllocating(Nps.metric(Answer::score).byLong(Answer::account));
    assertAddsWithoutAllocating(
        Nps.metric(Answer::score).byLong(Answer::account).by(Answer::country));
  }

  @Test
  void addingRecordsToSeveralMetrics() {
    CsatDefinition topThree = CsatDefinition.of(RatingScale.ZERO_TO_TEN);
    assertAddsWithoutAllocating(
        Nps.metric(Answer::score)
            .and(Csat.metric(topThree, Answer::score))
            .and(Nps.metric(Answer::score).byLong(Answer::account))
            .and(Nps.metric(Answer::score).by(Answer::country)));
  }
}
