package io.github.cxmetrics.survey;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static io.github.cxmetrics.AllocationCheck.bytesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.RespondentOracle.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Another answer of a known person takes no memory; a person takes some words. */
class RespondentAllocationTest {

  private static final int PEOPLE = 1_000;

  private static List<Given> answers() {
    Random random = new Random(3);
    List<Given> answers = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      Given any = Given.any(random);
      answers.add(
          new Given("고객 " + person, any.at(), any.sequence(), 8, any.segment(), any.account()));
    }
    return answers;
  }

  @Test
  void anotherAnswerOfAKnownPerson() {
    RespondentAccumulator<Nps> state =
        RespondentScore.accumulator(
            RespondentDefinition.of(NpsDefinition.STANDARD, RespondentRule.RELATIONSHIP));
    long[] people = new long[PEOPLE];
    long[] times = new long[PEOPLE];
    byte[] scores = new byte[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      people[i] = i;
      scores[i] = (byte) (i % 11);
      state.add(i, 0, 5);
    }
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < PEOPLE; i++) {
            times[i]++;
            state.add(i, times[i], i % 11);
          }
          state.addAll(people, times, scores, 0, PEOPLE);
        });
  }

  @Test
  void anotherRecordOfAKnownPersonWithAllDetails() {
    List<Given> answers = answers();
    NamedRespondentMetric<Given, Nps> metric =
        RespondentScore.metric(
            Nps.<Given>metric(Given::score).missingWhere(Given::isMissing).countingRejects(),
            RespondentRule.LAST,
            Given::person,
            RespondentFields.<Given>of(Given::at)
                .sequence(Given::sequence)
                .segment(Given::segment)
                .account(Given::account));
    NamedRespondentAccumulator<Nps> state = metric.newAccumulator();
    answers.forEach(answer -> metric.add(state, answer));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < PEOPLE; i++) {
            metric.add(state, answers.get(i));
          }
        });
  }

  @Test
  void answersWithoutAnIdUnderNoTrailingWindow() {
    RespondentAnswer answer = RespondentAnswer.of(0, 9);
    RespondentAccumulator<Nps> state =
        RespondentScore.accumulator(
            RespondentDefinition.of(NpsDefinition.STANDARD, RespondentRule.LAST));
    state.addWithoutId(answer);
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 1_000; i++) {
            state.addWithoutId(answer);
          }
        });
  }

  /** With all smaller tables on the way to it, a table takes twice what it takes at last. */
  @Test
  void aPersonTakesAFewWords() {
    int people = 300_000;
    RespondentAccumulator<Nps> state =
        RespondentScore.accumulator(
            RespondentDefinition.of(NpsDefinition.STANDARD, RespondentRule.LAST));
    for (int person = 0; person < people; person++) {
      state.add(person * 7_919L, person, person % 11);
    }
    long bytes = bytesOf(state::copy);
    assertThat((double) bytes / people).isBetween(2 * 1.3 * 16, 2 * 2.7 * 16);
  }
}
