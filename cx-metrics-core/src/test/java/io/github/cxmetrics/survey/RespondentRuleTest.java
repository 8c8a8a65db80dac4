package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.EqualityCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Rules, windows, definitions and answers: what they say and what they refuse. */
class RespondentRuleTest {

  @Test
  void rulesSayWhatTheyKeep() {
    assertThat(RespondentRule.LAST).hasToString("last answer of each person");
    assertThat(RespondentRule.FIRST).hasToString("first answer of each person");
    assertThat(RespondentRule.TRANSACTIONAL)
        .hasToString("all answers of each person")
        .isEqualTo(RespondentRule.ALL);
    assertThat(RespondentRule.RELATIONSHIP)
        .hasToString("last answer of each person within PT2160H")
        .isEqualTo(RespondentRule.LAST.within(Duration.ofDays(90)));
    assertThat(
            RespondentRule.FIRST.between(
                Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-04-01T00:00:00Z")))
        .hasToString("first answer of each person in [2024-01-01T00:00:00Z, 2024-04-01T00:00:00Z)");
  }

  @Test
  void refusesATrailingWindowOfFirstOrAllAnswers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentRule.FIRST.within(Duration.ofDays(90)))
        .withMessage(
            "window that ends when it is asked for must be one of LAST answers, was FIRST within"
                + " PT2160H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentRule.ALL.within(Duration.ofDays(90)));
  }

  @Test
  void refusesWindowsThatCannotBe() {
    Instant now = Instant.parse("2024-01-01T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentRule.LAST.between(now, now))
        .withMessage(
            "window of answers must begin before it ends, both within 2^48 ms of 1970, was"
                + " 1704067200000 to 1704067200000");
    long far = 1L << 48;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RespondentWindow.Between(-far - 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new RespondentWindow.Between(0, far + 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentRule.LAST.between(Instant.MIN, now))
        .withMessageStartingWith("beginning of a window must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentRule.LAST.between(now, Instant.MAX))
        .withMessageStartingWith("end of a window must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentRule.LAST.within(Duration.ofNanos(999_999)))
        .withMessage("window of answers must be at least 1 ms long, was PT0.000999999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentRule.LAST.within(Duration.ofDays(-1)))
        .withMessage("window of answers must be in 0..3652500 days, was PT-24H");
  }

  @Test
  void windowsAreHalfOpen() {
    RespondentWindow.Between window = new RespondentWindow.Between(10, 20);
    assertThat(window.contains(9)).isFalse();
    assertThat(window.contains(10)).isTrue();
    assertThat(window.contains(19)).isTrue();
    assertThat(window.contains(20)).isFalse();
    assertThat(new RespondentWindow.Trailing(Duration.ofMillis(10)).endingAt(20)).isEqualTo(window);
    assertThat(new RespondentWindow.Trailing(Duration.ofDays(3_652_500)).endingAt(20))
        .isEqualTo(new RespondentWindow.Between(-(1L << 48), 20));
    assertThat(new RespondentWindow.Trailing(Duration.ofDays(3_652_500)).endingAt(1 - (1L << 48)))
        .isEqualTo(new RespondentWindow.Between(-(1L << 48), 1 - (1L << 48)));
    assertThat(RespondentWindow.ALWAYS.describe()).isEmpty();
  }

  @Test
  void definitionsSayWhatTheyAre() {
    RespondentDefinition<Nps> plain =
        RespondentDefinition.of(NpsDefinition.STANDARD, RespondentRule.LAST);
    assertThat(plain)
        .hasToString(
            "last answer of each person; nps: NPS on 0..10, promoters 9..10, detractors 0..6");
    RespondentDefinition<Nps> full =
        plain
            .with(RespondentDetail.ACCOUNT)
            .with(RespondentDetail.SEGMENT, RespondentDetail.SEQUENCE);
    assertThat(full)
        .hasToString(
            "last answer of each person, ordered by time and sequence, by segment, with account;"
                + " nps: NPS on 0..10, promoters 9..10, detractors 0..6");
    EqualityCheck.check(
        full,
        new RespondentDefinition<>(
            NpsDefinition.STANDARD, RespondentRule.LAST, EnumSet.allOf(RespondentDetail.class)),
        plain,
        RespondentDefinition.of(NpsDefinition.EMPLOYEE, RespondentRule.LAST));
  }

  @Test
  void answersHaveAScoreExactlyIfOneWasGiven() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RespondentAnswer(
                    RespondentAnswer.Outcome.MISSING, OptionalDouble.of(3), 0, 0, "", ""))
        .withMessage(
            "answer must be there if it was given, and only then, was MISSING OptionalDouble[3.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RespondentAnswer(
                    RespondentAnswer.Outcome.GIVEN, OptionalDouble.empty(), 0, 0, "", ""));
    assertThat(RespondentAnswer.of(5, 9).inSequence(3).inSegment("a").ofAccount("b"))
        .isEqualTo(
            new RespondentAnswer(
                RespondentAnswer.Outcome.GIVEN, OptionalDouble.of(9), 5, 3, "a", "b"));
    assertThat(RespondentAnswer.rejected(5).answer()).isEmpty();
  }

  @Test
  void refusesAnswersThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentAnswer.missing(1L << 48))
        .withMessageStartingWith("time of an event must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentAnswer.missing(0).inSegment("\ud800"))
        .withMessageStartingWith("segment of an answer must be well-formed Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentAnswer.missing(0).ofAccount(null))
        .withMessage("account of an answer must not be null");
  }

  @Test
  void refusesCountsThatCannotBe() {
    assertThat(new RespondentCounts(10, 4, 3, 2, 1, 9, 5).seen()).isEqualTo(19);
    long[][] bad = {
      {10, -1, 0, 0, 0, 0, 0},
      {10, 0, -1, 0, 0, 0, 0},
      {10, 0, 0, -1, 0, 0, 0},
      {10, 0, 0, 0, -1, 0, 0},
      {10, 0, 0, 0, 0, 0, -1},
      {10, 0, 0, 0, 0, 3, 4},
      {10, 0, 0, 0, 2, 9, 4},
    };
    for (long[] counts : bad) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new RespondentCounts(
                      counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]))
          .withMessageStartingWith("counts must be at least 0");
    }
  }
}
