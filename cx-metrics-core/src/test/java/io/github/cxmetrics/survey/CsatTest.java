package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.ProportionInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsatTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  @Test
  void satisfiedOverAnswered() {
    Csat csat = Csat.of(CsatDefinition.ONE_TO_FIVE, 5, 4, 3, 1);
    assertThat(csat.satisfied()).isEqualTo(2);
    assertThat(csat.score().value()).isEqualTo(0.5);
    assertThat(csat.score().method()).isEqualTo("Wilson score");
    assertThat(csat.score(ProportionInterval.JEFFREYS, P95).method()).isEqualTo("Jeffreys");
  }

  @ParameterizedTest
  @CsvSource({
    "0,1, 1..1",
    "1,3, 3..3",
    "1,4, 3..4",
    "1,5, 4..5",
    "1,6, 5..6",
    "1,7, 6..7",
    "1,10, 8..10",
    "0,10, 8..10"
  })
  void usualTopBoxDependsOnTheLengthOfTheScale(int lowest, int highest, String box) {
    Box satisfied = CsatDefinition.of(RatingScale.of(lowest, highest)).satisfied();
    assertThat(satisfied.from() + ".." + satisfied.to()).isEqualTo(box);
  }

  @Test
  void lowIsGoodTurnsTheBoxRound() {
    RatingScale german = RatingScale.of(1, 6).withDirection(RatingScale.Direction.LOW_IS_GOOD);
    assertThat(CsatDefinition.of(german).satisfied()).isEqualTo(new Box(1, 2));
    Csat best = Csat.of(CsatDefinition.of(german), 1, 1);
    assertThat(best.estimates()).containsOnlyKeys("csat", "mean", "pomp");
    assertThat(best.ratings().pomp(P95).value()).isEqualTo(100);
    assertThat(Csat.of(CsatDefinition.of(german), 6).ratings().pomp(P95).value()).isZero();
  }

  @Test
  void sameNameDifferentNumbersAreNamedApart() {
    Csat csat = Csat.of(CsatDefinition.ONE_TO_FIVE, 5, 4, 3, 1);
    assertThat(csat.estimates()).containsOnlyKeys("csat", "mean", "pomp", "percentOfMaximum");
    assertThat(csat.estimates().get("mean").value()).isEqualTo(3.25);
    assertThat(csat.estimates().get("pomp").value()).isCloseTo(56.25, within(1e-12));
    assertThat(csat.estimates().get("percentOfMaximum").value()).isCloseTo(65, within(1e-12));
  }

  @Test
  void zeroIsNotAnAnswerOnAOneToFiveScale() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Csat.of(CsatDefinition.ONE_TO_FIVE, 5, 0))
        .withMessage("CSAT rating at index 1 must be a whole number in 1..5, was 0");
  }

  @Test
  void countsAreEnough() {
    Csat counted = Csat.ofCounts(81, 100);
    assertThat(counted.score().value()).isEqualTo(0.81);
    assertThat(counted.differenceFrom(Csat.of(CsatDefinition.ONE_TO_FIVE, 5, 1)).estimate().value())
        .isCloseTo(0.31, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> Csat.ofCounts(2, 1));
  }

  @Test
  void emptyDataHasNoScoreAndTheWidestInterval() {
    Csat none = Csat.of(CsatDefinition.ONE_TO_FIVE);
    assertThat(none.score().value()).isNaN();
    assertThat(none.score().interval()).isEqualTo(new Interval(0, 1, P95));
    assertThat(none.estimates().get("pomp").interval()).isEqualTo(new Interval(0, 100, P95));
  }

  @Test
  void scaleOfNegativeAnswersHasNoPercentOfMaximum() {
    CsatDefinition aroundZero = CsatDefinition.of(RatingScale.of(-2, 2));
    assertThat(Csat.of(aroundZero, 1, 2).estimates()).containsOnlyKeys("csat", "mean", "pomp");
    assertThat(Csat.ofCounts(1, 2).estimates()).containsOnlyKeys("csat");
  }

  @Test
  void rejectsBoxesThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsatDefinition(RatingScale.ONE_TO_FIVE, new Box(5, 6)))
        .withMessage("satisfied answers must lie on the scale 1..5, was 5..6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsatDefinition(RatingScale.ONE_TO_FIVE, new Box(1, 5)))
        .withMessage("satisfied answers must not be the whole scale 1..5, was 1..5");
  }

  @Test
  void definitionsDoNotMix() {
    Csat topBox = Csat.of(new CsatDefinition(RatingScale.ONE_TO_FIVE, new Box(5, 5)), 5);
    Csat topTwo = Csat.of(CsatDefinition.ONE_TO_FIVE, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> topBox.differenceFrom(topTwo))
        .withMessage(
            "cannot compare scores of different definitions: "
                + "CSAT on 1..5, satisfied 5 and CSAT on 1..5, satisfied 4..5");
    assertThatIllegalArgumentException().isThrownBy(() -> topTwo.without(topBox));
  }

  @Test
  void lowNIsFlagged() {
    RatingAccumulator<Csat> few = Csat.accumulator(CsatDefinition.ONE_TO_FIVE);
    for (int i = 0; i < 29; i++) {
      few.add(5);
    }
    assertThat(few.result().lowN()).isTrue();
    few.add(5);
    assertThat(few.result().lowN()).as("30 of 30 satisfied: within 0.06 of each side").isFalse();
  }

  @Test
  void complementIsWhatRemains() {
    Csat all = Csat.of(CsatDefinition.ONE_TO_FIVE, 5, 4, 1);
    assertThat(all.without(Csat.of(CsatDefinition.ONE_TO_FIVE, 4)))
        .isEqualTo(Csat.of(CsatDefinition.ONE_TO_FIVE, 5, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Csat(CsatDefinition.of(RatingScale.ONE_TO_SEVEN), all.ratings()))
        .withMessage("answers must stand on the scale 1..7, was 1..5");
  }

  @Test
  void scaleFromZeroHasAPercentOfMaximum() {
    assertThat(Csat.of(CsatDefinition.of(RatingScale.ZERO_TO_TEN), 5).estimates())
        .containsKey("percentOfMaximum");
  }
}
