package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RatingsTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  private static Ratings ratings(RatingScale scale, int... answers) {
    RatingAccumulator<Ratings> all = Ratings.accumulator(scale);
    for (int answer : answers) {
      all.add(answer);
    }
    return all.result();
  }

  private static final Ratings FIVE = ratings(RatingScale.ONE_TO_FIVE, 5, 4, 4, 2);

  @Test
  void meanMedianAndVarianceByHand() {
    assertThat(FIVE.n()).isEqualTo(4);
    assertThat(FIVE.mean(P95).value()).isEqualTo(3.75);
    assertThat(FIVE.median()).isEqualTo(4);
    assertThat(FIVE.populationVariance()).isCloseTo(4.75 / 4, within(1e-15));
    assertThat(FIVE.sampleVariance()).isCloseTo(4.75 / 3, within(1e-15));
  }

  @Test
  void medianOfAnEvenCountIsTheMiddleOfTwo() {
    assertThat(ratings(RatingScale.ONE_TO_FIVE, 1, 2, 4, 5).median()).isEqualTo(3);
    assertThat(ratings(RatingScale.ONE_TO_FIVE, 1, 2).median()).isEqualTo(1.5);
    assertThat(ratings(RatingScale.ONE_TO_FIVE, 3).median()).isEqualTo(3);
  }

  @Test
  void pompAndPercentOfMaximumAreDifferentNumbers() {
    Ratings worst = ratings(RatingScale.ONE_TO_FIVE, 1, 1);
    assertThat(worst.pomp(P95).value()).isEqualTo(0);
    assertThat(worst.percentOfMaximum(P95).value()).isEqualTo(20);
    assertThat(FIVE.pomp(P95).value()).isCloseTo(68.75, within(1e-12));
    assertThat(FIVE.percentOfMaximum(P95).value()).isCloseTo(75, within(1e-12));
  }

  @Test
  void pompIntervalStaysBetweenZeroAndHundred() {
    Interval interval = ratings(RatingScale.ONE_TO_FIVE, 5, 5, 5, 1).pomp(P95).interval();
    assertThat(interval.low()).isGreaterThanOrEqualTo(0);
    assertThat(interval.high()).isLessThanOrEqualTo(100);
  }

  @Test
  void percentOfMaximumNeedsAScaleFromZeroUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ratings(RatingScale.of(-2, 2), 1).percentOfMaximum(P95))
        .withMessage(
            "percent of maximum must be asked of a scale without negative answers whose high end is"
                + " good, was -2..2");
  }

  @Test
  void sharesAndNetSharesOfBoxes() {
    assertThat(FIVE.share(new Box(4, 5), P95).value()).isEqualTo(0.75);
    assertThat(FIVE.net(new Box(4, 5), new Box(1, 2), P95).value()).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.share(new Box(4, 6), P95))
        .withMessage("box must lie on the scale 1..5, was 4..6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.net(new Box(3, 5), new Box(1, 3), P95))
        .withMessage("boxes of a net share must not overlap, was 3..5 and 1..3");
  }

  @Test
  void boxesOfFractionalScalesHoldTheStepsBetweenTheirEnds() {
    RatingAccumulator<Ratings> halves =
        Ratings.accumulator(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2));
    for (double answer : new double[] {4.5, 5, 5.5, 7}) {
      halves.add(answer);
    }
    assertThat(halves.result().count(new Box(5, 7))).isEqualTo(3);
    assertThat(halves.result().median()).isEqualTo(5.25);
  }

  @Test
  void withoutAnswersEveryNumberIsAbsentAndEveryIntervalFull() {
    Ratings none = ratings(RatingScale.ONE_TO_FIVE);
    assertThat(none.median()).isNaN();
    assertThat(none.sampleVariance()).isNaN();
    assertThat(none.populationVariance()).isNaN();
    Estimate mean = none.mean(P95);
    assertThat(mean.isDefined()).isFalse();
    assertThat(mean.n()).isZero();
    assertThat(mean.interval()).isEqualTo(new Interval(1, 5, P95));
    assertThat(none.share(new Box(4, 5), P95).interval()).isEqualTo(new Interval(0, 1, P95));
  }

  @Test
  void oneAnswerHasAMeanAndNoSpread() {
    Ratings one = ratings(RatingScale.ONE_TO_FIVE, 4);
    assertThat(one.mean(P95).value()).isEqualTo(4);
    assertThat(one.mean(P95).interval()).isEqualTo(new Interval(1, 5, P95));
    assertThat(one.sampleVariance()).isNaN();
    assertThat(one.populationVariance()).isZero();
  }

  @Test
  void aTrillionAnswersLoseNoPrecision() {
    List<Long> counts = new ArrayList<>(List.of(0L, 0L, 0L, 1L, 1_000_000_000_000L));
    Ratings many = new Ratings(RatingScale.ONE_TO_FIVE, counts, 0, 0);
    assertThat(many.mean(P95).value()).isCloseTo(5 - 1e-12, within(1e-15));
    assertThat(many.sampleVariance()).isCloseTo(1e-12, within(1e-17));
    assertThat(many.median()).isEqualTo(5);
    counts.set(0, 99L);
    assertThat(many.counts()).startsWith(0L);
  }

  @Test
  void complementIsWhatRemains() {
    Ratings part = ratings(RatingScale.ONE_TO_FIVE, 4, 2);
    assertThat(FIVE.without(part)).isEqualTo(ratings(RatingScale.ONE_TO_FIVE, 5, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> part.without(FIVE))
        .withMessage("a part must not hold more answers than the whole, was 2 of 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.without(ratings(RatingScale.ONE_TO_SEVEN, 4)))
        .withMessage("cannot take answers on 1..7 away from answers on 1..5");
  }

  @Test
  void countsMustFitTheScale() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ratings(RatingScale.ONE_TO_FIVE, List.of(1L, 2L), 0, 0))
        .withMessage("ratings must have 5 counts on the scale 1..5, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ratings(RatingScale.ONE_TO_FIVE, List.of(1L, 2L, -3L, 0L, 0L), 0, 0))
        .withMessage("count of answers must be at least 0 and their sum fit into 63 bits, was -3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nps.ofCounts(Long.MAX_VALUE, 1, 0))
        .withMessageEndingWith("was " + Long.MAX_VALUE);
  }

  @Test
  void theMeanIsItsOneEstimate() {
    assertThat(FIVE.estimates()).containsOnly(Map.entry("mean", FIVE.mean(P95)));
  }

  @Test
  void anyRatingIsAMetricOfItsOwn() {
    assertThat(
            Stream.of(5, 4, 4, 2)
                .collect(Ratings.metric(RatingScale.ONE_TO_FIVE, Integer::intValue)))
        .isEqualTo(FIVE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratings.accumulator(RatingScale.ONE_TO_FIVE).add(6))
        .withMessage("rating must be a whole number in 1..5, was 6");
  }
}
