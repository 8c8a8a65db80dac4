package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.NetScoreInterval;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NpsTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  @Test
  void promotersMinusDetractorsOverEverybody() {
    Nps week = Nps.of(10, 9, 6);
    assertThat(week.score().value()).isCloseTo(100.0 / 3, within(1e-12));
    assertThat(week.score().n()).isEqualTo(3);
    assertThat(week.score().method()).isEqualTo("Tango score");
  }

  @Test
  void classBoundariesAreSixSevenEightNine() {
    Nps all = Nps.of(IntStream.rangeClosed(0, 10).toArray());
    assertThat(all.detractors()).isEqualTo(7);
    assertThat(all.passives()).isEqualTo(2);
    assertThat(all.promoters()).isEqualTo(2);
  }

  @Test
  void scoreIsOneDivisionNotTheDifferenceOfRoundedShares() {
    assertThat(Nps.ofCounts(120, 45, 30).score().value()).isEqualTo(9000.0 / 195);
    assertThat(Nps.of(10, 9, 6).score().value()).isEqualTo(100.0 / 3);
    assertThat(Rounding.TWO_DECIMALS.formatSigned(Nps.ofCounts(120, 45, 30).score().value()))
        .isEqualTo("+46.15");
  }

  @Test
  void sharesAddUp() {
    Nps nps = Nps.ofCounts(5, 3, 2);
    assertThat(nps.estimates())
        .containsOnlyKeys("nps", "promoterShare", "passiveShare", "detractorShare");
    assertThat(nps.estimates().get("promoterShare").value()).isEqualTo(0.5);
    assertThat(nps.estimates().get("passiveShare").value()).isEqualTo(0.3);
    assertThat(nps.estimates().get("detractorShare").value()).isEqualTo(0.2);
  }

  @Test
  void emptyDataHasNoScoreAndTheWidestInterval() {
    Estimate score = Nps.of().score();
    assertThat(score.value()).isNaN();
    assertThat(score.n()).isZero();
    assertThat(score.interval()).isEqualTo(new Interval(-100, 100, P95));
  }

  @Test
  void allPromotersStillHaveAnInterval() {
    Interval interval = Nps.ofCounts(10, 0, 0).score().interval();
    assertThat(interval.high()).isEqualTo(100);
    assertThat(interval.low()).isBetween(40.0, 80.0);
  }

  @Test
  void levelAndMethodAreChosenWhenRead() {
    Nps nps = Nps.ofCounts(60, 30, 10);
    assertThat(nps.score(ConfidenceLevel.P99).interval().width())
        .isGreaterThan(nps.score().interval().width());
    Estimate wald = nps.score(NetScoreInterval.WALD, P95);
    assertThat(wald.method()).isEqualTo("Wald");
    assertThat(wald.interval().halfWidth())
        .isCloseTo(100 * 1.959963984540054 * Math.sqrt((0.7 - 0.25) / 100), within(1e-9));
  }

  @Test
  void rejectsScoresOutsideTheScale() {
    RatingAccumulator<Nps> accumulator = Nps.accumulator();
    for (int bad : new int[] {11, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> accumulator.add(bad))
          .withMessage("NPS score must be a whole number in 0..10, was " + bad);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.add(6.5))
        .withMessage("NPS score must be a whole number in 0..10, was 6.5");
    assertThatIllegalArgumentException().isThrownBy(() -> accumulator.add(Double.NaN));
    assertThat(accumulator.result().n()).isZero();
  }

  @Test
  void badScoreInABatchIsNamedWithItsIndexAndNothingIsAdded() {
    RatingAccumulator<Nps> accumulator = Nps.accumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.addAll(new byte[] {9, 10, 11, 12}, 1, 4))
        .withMessage("NPS score at index 2 must be a whole number in 0..10, was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.addAll(new int[] {9, -5}, 0, 2))
        .withMessage("NPS score at index 1 must be a whole number in 0..10, was -5");
    assertThat(accumulator.result().n()).isZero();
  }

  @Test
  void missingAnswersAreCountedOutsideTheScore() {
    record Reply(Integer score) {}
    Nps nps =
        IntStream.of(10, 9, -1, 3, -1)
            .mapToObj(score -> new Reply(score))
            .collect(Nps.<Reply>metric(Reply::score).missingWhere(reply -> reply.score() < 0));
    assertThat(nps.n()).isEqualTo(3);
    assertThat(nps.missing()).isEqualTo(2);
    assertThat(nps.score().value()).isCloseTo(100.0 / 3, within(1e-12));
  }

  @Test
  void missingAnswersMayBeReadAsPassivesOnRequest() {
    RatingAccumulator<Nps> accumulator = Nps.accumulator();
    accumulator.addAll(new int[] {10, 10, 0}, 0, 3);
    accumulator.addMissing();
    assertThat(accumulator.result().score().value()).isCloseTo(100.0 / 3, within(1e-12));
    NpsDefinition keepingMissing =
        NpsDefinition.STANDARD.withMissing(NpsDefinition.MissingAnswers.PASSIVE);
    Nps read = new Nps(keepingMissing, accumulator.result().ratings());
    assertThat(read.score().value()).isEqualTo(25);
    assertThat(read.n()).isEqualTo(4);
    assertThat(read.passives()).isEqualTo(1);
    assertThat(read.missing()).isEqualTo(1);
    assertThat(keepingMissing.describe())
        .isEqualTo("NPS on 0..10, promoters 9..10, detractors 0..6, missing answers are passives");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read.differenceFrom(accumulator.result()));
  }

  @Test
  void rejectsAreCountedOnRequest() {
    Nps nps =
        List.of(10, 11, 3, -4).stream()
            .collect(Nps.<Integer>metric(score -> score).countingRejects());
    assertThat(nps.n()).isEqualTo(2);
    assertThat(nps.rejected()).isEqualTo(2);
  }

  @Test
  void employeesAndCustomersDoNotMix() {
    RatingAccumulator<Nps> employees = Nps.accumulator(NpsDefinition.EMPLOYEE);
    employees.add(9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nps.accumulator().merge(employees))
        .withMessage(
            "cannot merge states of different definitions: "
                + "nps[NPS on 0..10, promoters 9..10, detractors 0..6] and "
                + "nps[eNPS on 0..10, promoters 9..10, detractors 0..6]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nps.of(9).differenceFrom(employees.result()))
        .withMessageStartingWith("cannot compare scores of different definitions: NPS on 0..10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> employees.result().differenceFrom(Nps.ofCounts(1, 1, 1)));
    assertThat(Nps.of(10, 0).differenceFrom(Nps.ofCounts(1, 0, 1)).estimate().value()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> employees.add(11))
        .withMessage("eNPS score must be a whole number in 0..10, was 11");
  }

  @Test
  void otherScalesHaveTheirOwnClasses() {
    NpsDefinition stars = NpsDefinition.of(RatingScale.STARS, 3, 5);
    RatingAccumulator<Nps> accumulator = Nps.accumulator(stars);
    accumulator.addAll(new int[] {5, 5, 4, 3, 1}, 0, 5);
    assertThat(accumulator.result().score().value()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NpsDefinition.of(RatingScale.STARS, 5, 4))
        .withMessage(
            "NPS must have detractors below promoters on the scale 1..5,"
                + " was detractors to 5 and promoters from 4");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                NpsDefinition.of(
                    RatingScale.STARS.withDirection(RatingScale.Direction.LOW_IS_GOOD), 3, 5))
        .withMessage(
            "NPS must be asked on a scale whose high answers are good, was 1..5, low is good");
  }

  @Test
  void adjacentClassesLeaveNoPassives() {
    NpsDefinition thumbs = NpsDefinition.of(RatingScale.of(0, 1), 0, 1);
    RatingAccumulator<Nps> accumulator = Nps.accumulator(thumbs);
    accumulator.addAll(new int[] {1, 1, 0}, 0, 3);
    assertThat(accumulator.result().passives()).isZero();
    assertThat(accumulator.result().score().value()).isCloseTo(100.0 / 3, within(1e-12));
  }

  @Test
  void differenceHasSignIntervalAndPlainWords() {
    Nps march = Nps.ofCounts(500, 300, 200);
    Nps february = Nps.ofCounts(400, 300, 300);
    Difference difference = march.differenceFrom(february);
    assertThat(difference.estimate().value()).isCloseTo(20, within(1e-12));
    assertThat(difference.isSignificant()).isTrue();
    assertThat(february.differenceFrom(march).estimate().value()).isCloseTo(-20, within(1e-12));
    assertThat(difference.inWords(Rounding.ONE_DECIMAL, "points")).startsWith("+20.0 points, 95 %");
  }

  @Test
  void partIsComparedWithItsComplement() {
    Nps total = Nps.of(10, 10, 9, 8, 3, 0);
    Nps part = Nps.of(10, 3);
    assertThat(total.without(part)).isEqualTo(Nps.of(10, 9, 8, 0));
  }

  @Test
  void lowNIsFlagged() {
    assertThat(Nps.ofCounts(29, 0, 0).lowN()).isTrue();
    assertThat(Nps.ofCounts(15, 10, 5).lowN()).isTrue();
    assertThat(Nps.ofCounts(1500, 1000, 500).lowN()).isFalse();
    assertThat(Nps.of().lowN()).isTrue();
  }

  @Test
  void countsOfATrillionKeepTheirDigits() {
    long trillion = 1_000_000_000_000L;
    Estimate score = Nps.ofCounts(trillion, trillion, trillion - 3).score();
    assertThat(score.value()).isCloseTo(1e-10, within(1e-20));
    assertThat(score.interval().halfWidth()).isCloseTo(9.24e-5, within(1e-6));
  }

  @Test
  void definitionsDoNotMix() {
    Nps stars =
        NpsDefinition.of(RatingScale.STARS, 3, 5)
            .read(Csat.of(CsatDefinition.ONE_TO_FIVE, 5).ratings());
    assertThatIllegalArgumentException().isThrownBy(() -> Nps.of(9).without(stars));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Nps(NpsDefinition.STANDARD, stars.ratings()))
        .withMessage("answers must stand on the scale 0..10, was 1..5");
    assertThat(NpsDefinition.EMPLOYEE.name()).isEqualTo("eNPS");
    assertThat(NpsDefinition.EMPLOYEE).isNotEqualTo(NpsDefinition.STANDARD);
  }

  @Test
  void skippedRecordsAreNotReadAndNotRejected() {
    RatingMetric<Integer, Nps> metric =
        Nps.<Integer>metric(score -> score).missingWhere(score -> score < 0);
    metric.check(-1);
    assertThat(metric.accepts(-1)).isTrue();
    assertThat(metric.accepts(11)).isFalse();
    assertThat(metric.countingRejects().accepts(11)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> metric.check(11));
  }
}
