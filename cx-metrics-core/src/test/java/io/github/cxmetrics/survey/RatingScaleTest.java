package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.survey.RatingScale.Direction;
import org.junit.jupiter.api.Test;

class RatingScaleTest {

  private static final RatingScale HALVES = RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2);
  private static final RatingScale THIRDS = RatingScale.of(1, 9).withStepsPerPoint(3);

  @Test
  void wholeNumberScalesAcceptWholeNumbersOnly() {
    assertThat(RatingScale.ZERO_TO_TEN.accepts(0)).isTrue();
    assertThat(RatingScale.ZERO_TO_TEN.accepts(10)).isTrue();
    for (double bad : new double[] {-1, 11, 6.5, 6.0000001, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(RatingScale.ZERO_TO_TEN.accepts(bad)).as("%s", bad).isFalse();
    }
  }

  @Test
  void fractionalScalesAcceptTheirSteps() {
    assertThat(HALVES.accepts(4.5)).isTrue();
    assertThat(HALVES.accepts(4.25)).isFalse();
    assertThat(HALVES.accepts(7.5)).isFalse();
    assertThat(THIRDS.accepts(8.33333333333333)).isTrue();
    assertThat(THIRDS.accepts(8.333)).isFalse();
  }

  @Test
  void stepsCountFromTheLowestAnswer() {
    assertThat(HALVES.size()).isEqualTo(13);
    assertThat(HALVES.stepOf(4.5)).isEqualTo(7);
    assertThat(HALVES.answerAt(7)).isEqualTo(4.5);
    assertThat(THIRDS.stepOf(8.33333333333333)).isEqualTo(22);
    RatingScale aroundZero = RatingScale.of(-3, 3).withStepsPerPoint(2);
    for (int step = 0; step < aroundZero.size(); step++) {
      assertThat(aroundZero.stepOf(aroundZero.answerAt(step))).isEqualTo(step);
    }
  }

  @Test
  void bestAnswersStandAtTheGoodEnd() {
    assertThat(RatingScale.ONE_TO_FIVE.best(2)).isEqualTo(new Box(4, 5));
    assertThat(RatingScale.ONE_TO_FIVE.worst(1)).isEqualTo(new Box(1, 1));
    RatingScale effort = RatingScale.ONE_TO_FIVE.withDirection(Direction.LOW_IS_GOOD);
    assertThat(effort.best(2)).isEqualTo(new Box(1, 2));
    assertThat(effort.worst(2)).isEqualTo(new Box(4, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingScale.ONE_TO_FIVE.best(6))
        .withMessage("box must hold 1..5 answers of the scale 1..5, was 6");
  }

  @Test
  void readsAsPeopleWriteIt() {
    assertThat(RatingScale.ZERO_TO_TEN).hasToString("0..10");
    assertThat(HALVES).hasToString("1..7 in steps of 1/2");
    assertThat(RatingScale.ONE_TO_FIVE.withDirection(Direction.LOW_IS_GOOD))
        .hasToString("1..5, low is good");
    assertThat(RatingScale.ZERO_TO_TEN.rule()).isEqualTo("a whole number in 0..10");
    assertThat(HALVES.rule()).isEqualTo("a multiple of 1/2 in 1..7");
    assertThat(THIRDS.rule()).isEqualTo("a multiple of 1/3 in 1..9");
  }

  @Test
  void rejectsImpossibleScales() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingScale.of(5, 5))
        .withMessage(
            "rating scale must go from a lower to a higher answer within -1000..1000, was 5..5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingScale.of(0, 100).withStepsPerPoint(3))
        .withMessage(
            "rating scale must have 1 or more steps a point and at most 256 different answers,"
                + " was 0..100 with 3 steps a point");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingScale.of(0, 10).withStepsPerPoint(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingScale.of(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void boxesHaveOrderedEnds() {
    assertThat(new Box(4, 5)).hasToString("4..5");
    assertThat(new Box(5, 5)).hasToString("5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Box(5, 4))
        .withMessage("box must have from <= to, was 5..4");
  }

  @Test
  void theLargestScalesArePossible() {
    assertThat(RatingScale.of(-1000, -745).size()).isEqualTo(256);
    assertThat(RatingScale.of(745, 1000).size()).isEqualTo(256);
    assertThatIllegalArgumentException().isThrownBy(() -> RatingScale.of(744, 1000));
    assertThatIllegalArgumentException().isThrownBy(() -> RatingScale.of(999, 1001));
    assertThatIllegalArgumentException().isThrownBy(() -> RatingScale.of(-1001, -999));
    assertThat(RatingScale.ONE_TO_FIVE.best(5)).isEqualTo(RatingScale.ONE_TO_FIVE.everything());
  }

  @Test
  void boxesThatTouchOverlap() {
    assertThat(new Box(1, 3).overlaps(new Box(3, 5))).isTrue();
    assertThat(new Box(3, 5).overlaps(new Box(1, 3))).isTrue();
    assertThat(new Box(1, 2).overlaps(new Box(3, 5))).isFalse();
  }
}
