package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Difference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CesTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  @Test
  void versionTwoReadsMeanShareAndNet() {
    Ces ces = Ces.of(CesDefinition.V2, 7, 6, 5, 4, 1);
    assertThat(ces.score().value()).isEqualTo(4.6);
    assertThat(ces.score().method()).isEqualTo("Student t");
    assertThat(ces.easyShare(P95).value()).isEqualTo(0.6);
    assertThat(ces.difficultShare(P95).value()).isEqualTo(0.2);
    assertThat(ces.net(P95).value()).isCloseTo(0.4, within(1e-15));
    assertThat(ces.estimates()).containsOnlyKeys("mean", "easyShare", "difficultShare", "net");
  }

  @Test
  void strictReadingCountsSixAndSevenOnly() {
    Ces ces = Ces.of(CesDefinition.V2_STRICT, 7, 6, 5, 4, 1);
    assertThat(ces.easyShare(P95).value()).isEqualTo(0.4);
    assertThat(ces.net(P95).value()).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void versionOneIsEasyWhereItIsLow() {
    Ces ces = Ces.of(CesDefinition.V1, 1, 2, 3, 5);
    assertThat(ces.easyShare(P95).value()).isEqualTo(0.5);
    assertThat(ces.difficultShare(P95).value()).isEqualTo(0.25);
    assertThat(ces.score().value()).isEqualTo(2.75);
    assertThat(ces.reversedMean(P95).value()).isEqualTo(3.25);
  }

  @Test
  void reversedMeanTurnsItsIntervalRound() {
    Ces ces = Ces.of(CesDefinition.V1, 1, 2, 3, 5);
    Interval mean = ces.score().interval();
    Interval reversed = ces.reversedMean(P95).interval();
    assertThat(reversed.low()).isCloseTo(6 - mean.high(), within(1e-15));
    assertThat(reversed.high()).isCloseTo(6 - mean.low(), within(1e-15));
  }

  @Test
  void versionsNeverMerge() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Ces.accumulator(CesDefinition.V2).merge(Ces.accumulator(CesDefinition.V1)))
        .withMessage(
            "cannot merge states of different definitions: "
                + "ces[CES on 1..7, easy 5..7, difficult 1..3] and "
                + "ces[CES on 1..5, low is good, easy 1..2, difficult 4..5]");
  }

  @Test
  void halfStepsAreRejectedUnlessTheScaleHasThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ces.accumulator(CesDefinition.V2).add(4.5))
        .withMessage("CES rating must be a whole number in 1..7, was 4.5");
    RatingAccumulator<Ces> halves =
        Ces.accumulator(CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3));
    halves.add(4.5);
    halves.add(5.5);
    assertThat(halves.result().score().value()).isEqualTo(5);
    assertThat(halves.result().easyShare(P95).value()).isEqualTo(0.5);
  }

  @Test
  void boxesMustStandAtTheEndsTheDirectionGivesThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CesDefinition(RatingScale.ONE_TO_FIVE, new Box(1, 2), new Box(4, 5)))
        .withMessage(
            "easy and difficult answers must lie apart and easy at the good end of the scale 1..5,"
                + " was easy 1..2 and difficult 4..5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CesDefinition.of(RatingScale.ONE_TO_FIVE, 3, 3));
  }

  @Test
  void differenceIsOfMeansByWelch() {
    Difference difference =
        Ces.of(CesDefinition.V2, 7, 6, 7, 6).differenceFrom(Ces.of(CesDefinition.V2, 4, 3, 4, 3));
    assertThat(difference.estimate().value()).isEqualTo(3);
    assertThat(difference.isSignificant()).isTrue();
  }

  @Test
  void emptyDataHasNoScoreAndTheWidestIntervals() {
    Ces none = Ces.of(CesDefinition.V2);
    assertThat(none.score().value()).isNaN();
    assertThat(none.score().interval()).isEqualTo(new Interval(1, 7, P95));
    assertThat(none.net(P95).interval()).isEqualTo(new Interval(-1, 1, P95));
    assertThat(none.lowN()).isTrue();
  }

  @Test
  void definitionsDoNotMix() {
    Ces strict = Ces.of(CesDefinition.V2_STRICT, 7, 6);
    Ces usual = Ces.of(CesDefinition.V2, 7, 6, 5);
    assertThatIllegalArgumentException().isThrownBy(() -> strict.differenceFrom(usual));
    assertThatIllegalArgumentException().isThrownBy(() -> usual.without(strict));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ces(CesDefinition.V1, usual.ratings()))
        .withMessage("answers must stand on the scale 1..5, low is good, was 1..7");
    assertThat(usual.without(Ces.of(CesDefinition.V2, 5)))
        .isEqualTo(Ces.of(CesDefinition.V2, 7, 6));
  }

  @Test
  void recordsAreReadByTheirField() {
    Ces collected = Stream.of(7, 6, 1).collect(Ces.metric(CesDefinition.V2, Integer::intValue));
    assertThat(collected).isEqualTo(Ces.of(CesDefinition.V2, 7, 6, 1));
  }

  @Test
  void widestMarginIsATenthOfTheScale() {
    assertThat(Ces.of(CesDefinition.V2).widestMargin()).isEqualTo(0.6);
    assertThat(Ces.of(CesDefinition.V1).widestMargin()).isEqualTo(0.4);
  }

  @Test
  void boxesMustLieOnTheScale() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CesDefinition(RatingScale.ONE_TO_FIVE, new Box(4, 6), new Box(1, 2)))
        .withMessage("easy answers must lie on the scale 1..5, was 4..6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CesDefinition(RatingScale.ONE_TO_FIVE, new Box(4, 5), new Box(0, 2)))
        .withMessage("difficult answers must lie on the scale 1..5, was 0..2");
  }
}
