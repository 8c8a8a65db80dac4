package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.stats.FitStatus;
import org.junit.jupiter.api.Test;

/** Hazards by the period and scores of risk: what they refuse, and when they are equal. */
class RiskModelsTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final DiscreteHazardDefinition AGE = DiscreteHazardDefinition.of("age");

  private static DiscreteHazard hazard(int period, RowOutcome outcome, long count, double x) {
    DiscreteHazardAccumulator rows = DiscreteHazard.accumulator(AGE);
    rows.addCount(period, outcome, count, x);
    return rows.result();
  }

  private static DiscreteHazardFit fit(HazardBaseline baseline) {
    DiscreteHazardAccumulator rows = DiscreteHazard.accumulator(DiscreteHazardDefinition.of());
    rows.addCount(1, RowOutcome.EVENT, 10);
    rows.addCount(1, RowOutcome.NO_EVENT, 30);
    rows.addCount(2, RowOutcome.EVENT, 12);
    rows.addCount(2, RowOutcome.NO_EVENT, 12);
    return rows.result().fit(baseline);
  }

  private static RiskScores scores(RiskScoreDefinition definition, double score, long... counts) {
    RiskScoreAccumulator table = RiskScores.accumulator(definition);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        table.add(score, i == 0 ? RowOutcome.EVENT : RowOutcome.NO_EVENT, counts[i]);
      }
    }
    return table.result();
  }

  @Test
  void baselinesHaveADegreeOnlyIfPolynomials() {
    for (int degree : new int[] {-1, 0, 7}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HazardBaseline.polynomial(degree))
          .withMessage("degree of a baseline must be in 1..6, was " + degree);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HazardBaseline(HazardBaseline.Shape.CONSTANT, 1))
        .withMessage("degree of a baseline must be in 0..0, was 1");
  }

  @Test
  void baselinesSayWhatTheyAre() {
    assertThat(HazardBaseline.CONSTANT).hasToString("constant");
    assertThat(HazardBaseline.LOGARITHM).hasToString("logarithm of the period");
    assertThat(HazardBaseline.polynomial(2)).hasToString("polynomial of degree 2");
    assertThat(HazardBaseline.EACH_PERIOD).hasToString("each period");
  }

  @Test
  void hazardsDifferInEachOfTheirParts() {
    DiscreteHazardAccumulator other = DiscreteHazard.accumulator(AGE.by("month"));
    other.addCount(2, RowOutcome.EVENT, 3, 1);
    EqualityCheck.check(
        hazard(2, RowOutcome.EVENT, 3, 1),
        hazard(2, RowOutcome.EVENT, 3, 1),
        other.result(),
        hazard(1, RowOutcome.EVENT, 3, 1),
        hazard(2, RowOutcome.NO_EVENT, 3, 1),
        hazard(2, RowOutcome.EVENT, 4, 1),
        hazard(2, RowOutcome.EVENT, 3, 0));
    assertThat(hazard(2, RowOutcome.EVENT, 3, 1))
        .hasToString("DiscreteHazard[3 periods, 3 events, " + AGE + "]");
  }

  @Test
  void rowsOfAHazardAreChecked() {
    DiscreteHazardAccumulator rows = DiscreteHazard.accumulator(AGE);
    for (int period : new int[] {0, DiscreteHazardAccumulator.LAST_PERIOD + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rows.addCount(period, RowOutcome.EVENT, 1, 1))
          .withMessage(
              "period must be in 1.." + DiscreteHazardAccumulator.LAST_PERIOD + ", was " + period);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.addCount(1, RowOutcome.EVENT, 0, 1))
        .withMessage("count of rows must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteHazardDefinition.of("period of the day"))
        .withMessage("name of a covariate must not be one of the baseline, was period of the day");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteHazardDefinition.of("ln(period)"))
        .withMessage("name of a covariate must not be one of the baseline, was ln(period)");
  }

  /** By hand: 1 - (1 - 1/4) (1 - 1/2). */
  @Test
  void hazardsOfPeriodsFollowEachOther() {
    for (HazardBaseline baseline :
        new HazardBaseline[] {HazardBaseline.EACH_PERIOD, HazardBaseline.polynomial(1)}) {
      DiscreteHazardFit fit = fit(baseline);
      assertThat(fit.probability(LEVEL, 1).value()).isCloseTo(0.25, within(1e-9));
      assertThat(fit.probability(LEVEL, 2).value()).isCloseTo(0.5, within(1e-9));
      assertThat(fit.within(LEVEL, 1, 2).value()).isCloseTo(0.625, within(1e-9));
    }
    assertThat(fit(HazardBaseline.EACH_PERIOD).within(LEVEL, 2, 2).isDefined()).isFalse();
    assertThat(fit(HazardBaseline.CONSTANT).probability(LEVEL, 900).value())
        .isCloseTo(22 / 64.0, within(1e-9));
  }

  @Test
  void periodsAskedForAreChecked() {
    DiscreteHazardFit fit = fit(HazardBaseline.CONSTANT);
    int last = DiscreteHazardAccumulator.LAST_PERIOD;
    for (int period : new int[] {0, last + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fit.probability(LEVEL, period))
          .withMessage("period must be in 1.." + last + ", was " + period);
    }
    for (int count : new int[] {0, 1_201}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fit.within(LEVEL, 1, count))
          .withMessage("number of periods must be in 1..1200, was " + count);
    }
    assertThat(fit.within(LEVEL, 1, 1_200).value()).isEqualTo(1);
  }

  @Test
  void tooManyPeriodsAreNotFittedOneByOne() {
    DiscreteHazardAccumulator rows = DiscreteHazard.accumulator(AGE);
    rows.addHistories(502, RowOutcome.EVENT, 2, 1);
    DiscreteHazardFit fit = rows.result().fit(HazardBaseline.EACH_PERIOD);
    assertThat(fit.status()).isEqualTo(FitStatus.TOO_LARGE);
    assertThat(fit.probability(LEVEL, 1, 1).isDefined()).isFalse();
    assertThat(fit.coefficient("age").isDefined()).isFalse();
    assertThat(rows.result().fit(HazardBaseline.CONSTANT).status()).isEqualTo(FitStatus.COLLINEAR);
  }

  @Test
  void scoresDifferInEachOfTheirParts() {
    RiskScoreDefinition exact = RiskScoreDefinition.EXACT;
    EqualityCheck.check(
        scores(exact, 0.5, 2, 3),
        scores(exact, 0.5, 2, 3),
        scores(RiskScoreDefinition.inBuckets(4), 0.5, 2, 3),
        scores(exact, 0.25, 2, 3),
        scores(exact, 0.5, 1, 3),
        scores(exact, 0.5, 2, 4));
    assertThat(scores(exact, 0.5, 2, 3)).hasToString("RiskScores[5 scores, 2 events, each score]");
    assertThat(RiskScoreDefinition.inBuckets(4)).hasToString("4 buckets");
  }

  @Test
  void bucketsOfScoresAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskScoreDefinition.inBuckets(0))
        .withMessage("number of buckets must be at least 1, was 0");
    for (int buckets : new int[] {-1, (1 << 24) + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RiskScoreDefinition.inBuckets(buckets))
          .withMessage("number of buckets must be in 0..16777216, was " + buckets);
    }
  }

  @Test
  void scoresAndCountsAreChecked() {
    RiskScoreAccumulator table = RiskScores.accumulator(RiskScoreDefinition.EXACT);
    for (double score : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.add(score, RowOutcome.EVENT))
          .withMessage("score must be in 0..1, was " + score);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.add(0.5, RowOutcome.EVENT, 0))
        .withMessageContaining("must be at least 1, was 0");
  }

  @Test
  void sharesAndBinsOfScoresAreChecked() {
    RiskScores scores = scores(RiskScoreDefinition.EXACT, 0.5, 2, 3);
    for (double share : new double[] {0, 1.5, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scores.lift(share))
          .withMessage("share must be above 0 and at most 1, was " + share);
    }
    for (int bins : new int[] {0, 1_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scores.calibration(bins))
          .withMessage("number of bins must be in 1..1000, was " + bins);
    }
    assertThat(scores.lift(1)).hasValue(1);
    assertThat(scores.calibration(1_000)).hasSize(1_000);
  }
}
