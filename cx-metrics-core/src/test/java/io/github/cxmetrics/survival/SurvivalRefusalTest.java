package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;

/** What is not known is not said to be certain, and what cannot be is refused. */
class SurvivalRefusalTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final Interval ANY_SHARE = new Interval(0, 1, P95);
  private static final Survival CENSORED =
      Survival.of(new long[] {5, 5}, new boolean[] {false, false});
  private static final Survival GONE = Survival.of(new long[] {5, 5}, new boolean[] {true, true});

  @Test
  void sharesOfNoneAndOfAllAreNotCertain() {
    for (SurvivalInterval interval : SurvivalInterval.values()) {
      SurvivalQuestion question = SurvivalQuestion.DEFAULT.with(interval);
      String what = interval.label();
      assertThat(CENSORED.at(3, question).interval()).as(what).isEqualTo(ANY_SHARE);
      assertThat(GONE.at(5, question).interval()).as(what).isEqualTo(ANY_SHARE);
      CumulativeIncidence none = CENSORED.incidence("event");
      CumulativeIncidence all = GONE.incidence("event");
      assertThat(none.at(3, question).interval()).as(what).isEqualTo(ANY_SHARE);
      assertThat(all.at(5, question).value()).as(what).isEqualTo(1);
      assertThat(all.at(5, question).interval()).as(what).isEqualTo(ANY_SHARE);
    }
  }

  @Test
  void aMeanWithoutVarianceIsNotCertain() {
    Estimate mean = CENSORED.restrictedMean(5).mean(P95);
    assertThat(mean.value()).isEqualTo(5);
    assertThat(mean.interval()).isEqualTo(new Interval(0, 5, P95));
    assertThat(GONE.restrictedMean(9).mean(P95).interval()).isEqualTo(new Interval(0, 9, P95));
  }

  @Test
  void whatIsNotDefinedRestsOnNobody() {
    SurvivalQuestion question = SurvivalQuestion.DEFAULT;
    assertThat(CENSORED.at(6).n()).isZero();
    assertThat(CENSORED.conditional(3, 3, question).n()).isZero();
    assertThat(CENSORED.incidence("event").at(6).n()).isZero();
    assertThat(CENSORED.hazard(HazardRule.NELSON_AALEN).at(6, P95).n()).isZero();
    RestrictedMean unknown = CENSORED.restrictedMean(6);
    assertThat(unknown.mean(P95).n()).isZero();
    RestrictedMeanComparison comparison = unknown.compare(GONE.restrictedMean(6), P95);
    assertThat(comparison.difference().n()).isZero();
    assertThat(comparison.ratio().n()).isZero();
  }

  @Test
  void groupsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogRankGroup("a", 2, 3, 1, 1, 1))
        .withMessage("observed must be at least 0 and at most n, was 3 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogRankGroup("a", 2, -1, 1, 1, 1))
        .withMessage("observed must be at least 0 and at most n, was -1 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogRankGroup("a", 2, 1, Double.NaN, 1, 1))
        .withMessage("expected must be finite and at least 0, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogRankGroup("a", 2, 1, 1, -0.5, 1))
        .withMessage("weighted observed must be finite and at least 0, was -0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogRankGroup("a", 2, 1, 1, 1, Double.POSITIVE_INFINITY))
        .withMessage("weighted expected must be finite and at least 0, was Infinity");
  }

  @Test
  void spansThatCannotBe() {
    Estimate height = CENSORED.at(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurvivalSpan(3, 3, 2, 2, 0, 0, 0, height))
        .withMessage("span must be after -1 or later and until a later time, was after 3 until 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurvivalSpan(-2, 3, 2, 2, 0, 0, 0, height))
        .withMessageEndingWith("was after -2 until 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurvivalSpan(-1, 3, 2, 2, 0, 0, -4, height))
        .withMessage("count must be at least 0, was -4");
  }

  @Test
  void stepsOfACauseThatCannotBe() {
    Estimate share = CENSORED.incidence("event").at(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IncidenceStep(-1, 2, 1, share))
        .withMessage("time must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IncidenceStep(1, 2, 3, share))
        .withMessage("events must be at least 0 and at most those at risk, was 3 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IncidenceStep(1, 2, -3, share))
        .withMessage("events must be at least 0 and at most those at risk, was -3 of 2");
  }
}
