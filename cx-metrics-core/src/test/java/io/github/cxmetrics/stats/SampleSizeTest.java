package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.ConfidenceLevel;
import org.junit.jupiter.api.Test;

class SampleSizeTest {

  @Test
  void aShareNearHalfNeeds381AnswersForFivePercent() {
    assertThat(SampleSize.forProportionMargin(0.5, 0.05, P95)).isEqualTo(381);
  }

  @Test
  void theWilsonIntervalKeepsTheMarginAndOneAnswerFewerDoesNot() {
    // 190 of 381 and 190 of 380 are as near to one half as counts allow
    assertThat(ProportionInterval.WILSON.of(190, 381, P95).halfWidth()).isLessThanOrEqualTo(0.05);
    assertThat(ProportionInterval.WILSON.of(190, 380, P95).halfWidth()).isGreaterThan(0.05);
  }

  @Test
  void netScoresNeedTheKnownNumbers() {
    assertThat(SampleSize.forNetScoreMargin(1, 0.05, P95)).isEqualTo(1537);
    assertThat(SampleSize.forNetScoreMargin(0.5, 0.1, P95)).isEqualTo(193);
    assertThat(SampleSize.forNetScoreMargin(0.7, 0.1, P95)).isEqualTo(269);
  }

  @Test
  void aMeanNeedsTwoAnswersAtLeast() {
    assertThat(SampleSize.forMeanMargin(1, 0.5, P95)).isEqualTo(18);
    assertThat(SampleSize.forMeanMargin(0.001, 5, P95)).isEqualTo(2);
  }

  @Test
  void differencesNeedTheKnownNumbers() {
    assertThat(SampleSize.forProportionDifference(0.5, 0.6, P95, 0.8)).isEqualTo(388);
    assertThat(SampleSize.forProportionDifference(0.6, 0.5, P95, 0.8)).isEqualTo(388);
    assertThat(SampleSize.forNetScoreDifference(0.6, 0.6, 0.1, P95, 0.8)).isEqualTo(942);
    assertThat(SampleSize.forNetScoreDifference(0.6, 0.6, -0.1, P95, 0.8)).isEqualTo(942);
  }

  @Test
  void atLeastOneAnswerIsNeeded() {
    assertThat(SampleSize.forProportionMargin(0.5, 0.9, P95)).isEqualTo(1);
    assertThat(SampleSize.forNetScoreMargin(1e-9, 0.9, P95)).isEqualTo(1);
    assertThat(SampleSize.forProportionDifference(0, 1, new ConfidenceLevel(0.01), 0.5))
        .isEqualTo(1);
  }

  @Test
  void rejectsWhatCannotBe() {
    assertMessage(
        () -> SampleSize.forProportionMargin(1.1, 0.05, P95), "share must be in 0..1, was 1.1");
    assertMessage(
        () -> SampleSize.forProportionMargin(0.5, 1, P95),
        "margin must lie strictly between 0 and 1, was 1.0");
    assertMessage(
        () -> SampleSize.forNetScoreMargin(0, 0.1, P95),
        "variance must be above 0 and at most 1, was 0.0");
    assertMessage(
        () -> SampleSize.forNetScoreMargin(0.6, 0, P95),
        "margin must lie strictly between 0 and 1, was 0.0");
    assertMessage(
        () -> SampleSize.forMeanMargin(0, 1, P95),
        "standard deviation must be finite and above 0, was 0.0");
    assertMessage(
        () -> SampleSize.forMeanMargin(1, Double.POSITIVE_INFINITY, P95),
        "margin must be finite and above 0, was Infinity");
    assertMessage(
        () -> SampleSize.forMeanMargin(1e9, 1e-9, P95),
        "answers needed must be at most 1e15, was 3.841458820694123E36");
    assertMessage(
        () -> SampleSize.forProportionDifference(0.5, 0.5, P95, 0.8),
        "shares must differ, was 0.5 twice");
    assertMessage(
        () -> SampleSize.forProportionDifference(-1, 0.5, P95, 0.8),
        "first share must be in 0..1, was -1.0");
    assertMessage(
        () -> SampleSize.forProportionDifference(0.5, Double.NaN, P95, 0.8),
        "second share must be in 0..1, was NaN");
    assertMessage(
        () -> SampleSize.forProportionDifference(0.5, 0.6, P95, 1),
        "power must be at least 0.5 and below 1, was 1.0");
    assertMessage(
        () -> SampleSize.forNetScoreDifference(2, 0.6, 0.1, P95, 0.8),
        "first variance must be above 0 and at most 1, was 2.0");
    assertMessage(
        () -> SampleSize.forNetScoreDifference(0.6, 0, 0.1, P95, 0.8),
        "second variance must be above 0 and at most 1, was 0.0");
    assertMessage(
        () -> SampleSize.forNetScoreDifference(0.6, 0.6, 0, P95, 0.8),
        "difference must be in -2..2 and not 0, was 0.0");
  }

  private static void assertMessage(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
