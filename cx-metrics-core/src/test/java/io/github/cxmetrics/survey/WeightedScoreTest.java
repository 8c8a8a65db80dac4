package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.survey.NpsDefinition.MissingAnswers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightedScoreTest {

  private static final long SEED = 20261126;
  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final Offset<Double> CLOSE = within(1e-12);

  private static WeightedRatingAccumulator<Nps> empty() {
    return WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
  }

  private static WeightedScore<Nps> nps(double... answersAndWeights) {
    WeightedRatingAccumulator<Nps> state = empty();
    for (int i = 0; i < answersAndWeights.length; i += 2) {
      state.add((int) answersAndWeights[i], answersAndWeights[i + 1]);
    }
    return state.result();
  }

  @Test
  void anAnswerCountsByItsWeight() {
    WeightedScore<Nps> score = nps(10, 2, 9, 1, 7, 4, 3, 1);
    assertThat(score.score().value()).isEqualTo(25); // (2 + 1 - 1) / 8
    assertThat(score.n()).isEqualTo(4);
    assertThat(score.effectiveN().orElseThrow()).isCloseTo(64 / 22.0, CLOSE);
    assertThat(score.designEffect().orElseThrow()).isCloseTo(4 * 22 / 64.0, CLOSE);
    assertThat(score.unweighted()).isEqualTo(Nps.of(10, 9, 7, 3));
    assertThat(score.weighted().weight()).isEqualTo(8);
    assertThat(score.weighted().weight(new Box(9, 10))).isEqualTo(3);
    assertThat(score.weighted().smallestWeight()).hasValue(1);
    assertThat(score.weighted().largestWeight()).hasValue(4);
    assertThat(score.weighted()).hasToString("4 answers on 0..10 of weight 8.0");
    assertThat(score.estimates().keySet())
        .containsExactly("nps", "promoterShare", "passiveShare", "detractorShare");
    assertThat(score.estimates().get("passiveShare").value()).isEqualTo(0.5);
  }

  @Test
  void theErrorIsThatOfTheFormula() {
    DesignMean mean =
        nps(10, 2, 9, 1, 7, 4, 3, 1).weighted().mean(NpsDefinition.STANDARD.means().get(0));
    double scatter = 5 * 0.75 * 0.75 + 16 * 0.25 * 0.25 + 1.25 * 1.25;
    assertThat(mean.squaredError()).isCloseTo(4 / 3.0 * scatter / 64, CLOSE);
    assertThat(mean.variance())
        .isCloseTo((3 * 0.75 * 0.75 + 4 * 0.25 * 0.25 + 1.25 * 1.25) / 8, CLOSE);
  }

  @Test
  void equalWeightsOfAnySizeGiveTheScoreWithoutWeights() {
    Random random = new Random(SEED);
    for (RatingDefinition<?> definition :
        List.of(NpsDefinition.STANDARD, CesDefinition.V2, CsatDefinition.ONE_TO_FIVE)) {
      assertSameWithEqualWeights(definition, random);
    }
  }

  private static <R> void assertSameWithEqualWeights(
      RatingDefinition<R> definition, Random random) {
    RatingAccumulator<R> plain = RatingAccumulator.of(definition);
    WeightedRatingAccumulator<R> weighted = WeightedRatingAccumulator.of(definition);
    WeightedRatingAccumulator<R> tiny = WeightedRatingAccumulator.of(definition);
    RatingScale scale = definition.scale();
    for (int i = 0; i < 60; i++) {
      int answer = scale.lowest() + random.nextInt(scale.size());
      plain.add(answer);
      weighted.add(answer, 1);
      tiny.add(answer, 0x1p-300);
    }
    assertThat(weighted.result().unweighted()).isEqualTo(plain.result());
    assertThat(tiny.result().estimates()).isEqualTo(weighted.result().estimates());
    assertThat(weighted.result().effectiveN()).hasValue(60);
    assertThat(weighted.result().designEffect()).hasValue(1);
    Map<String, Estimate> expected = ((SurveyScore<?>) plain.result()).estimates();
    weighted
        .result()
        .estimates()
        .forEach(
            (name, estimate) -> {
              assertThat(estimate.value()).isCloseTo(expected.get(name).value(), CLOSE);
              assertThat(estimate.n()).isEqualTo(60);
            });
    assertThat(weighted.result().widestMargin())
        .isEqualTo(((SurveyScore<?>) plain.result()).widestMargin());
  }

  @Test
  void answersOfWeightZeroAreCountedBeside() {
    WeightedScore<Nps> score = nps(10, 2, 9, 1, 0, 0, 0, 0);
    assertThat(score.score().value()).isEqualTo(100);
    assertThat(score.n()).isEqualTo(2);
    assertThat(score.weighted().zeroWeights()).isEqualTo(2);
    assertThat(score.unweighted()).isEqualTo(Nps.of(10, 9, 0, 0));
    assertThat(score.estimates()).isEqualTo(nps(10, 2, 9, 1).estimates());
  }

  @Test
  void withoutWeightNothingIsDefined() {
    for (WeightedScore<Nps> none : List.of(nps(), nps(9, 0, 3, 0))) {
      assertThat(none.score().isDefined()).isFalse();
      assertThat(none.score().interval().low()).isEqualTo(-100);
      assertThat(none.score().interval().high()).isEqualTo(100);
      assertThat(none.n()).isZero();
      assertThat(none.effectiveN()).isEmpty();
      assertThat(none.designEffect()).isEmpty();
      assertThat(none.weighted().smallestWeight()).isEmpty();
      assertThat(none.weighted().largestWeight()).isEmpty();
      assertThat(none.lowN()).isTrue();
      assertThat(none.differenceFrom(nps(9, 1)).estimate().isDefined()).isFalse();
    }
  }

  @Test
  void oneDominatingWeightLeavesTheScoreUncertain() {
    WeightedScore<Nps> score = nps(10, 1000, 3, 1, 7, 1);
    assertThat(score.effectiveN().orElseThrow()).isCloseTo(1.004, within(1e-3));
    assertThat(score.score(DesignInterval.LINEARISED, LEVEL).interval().halfWidth()).isLessThan(1);
    assertThat(score.score().interval().halfWidth()).isGreaterThan(50);
    assertThat(score.score().method()).isEqualTo("adjusted Wald (3/4) of effective n");
  }

  @Test
  void answersAllAlikeAreNotKnownExactly() {
    WeightedRatingAccumulator<Nps> state = empty();
    for (int i = 0; i < 500; i++) {
      state.add(10, 0.1 + i % 3);
    }
    Estimate score = state.result().score();
    assertThat(score.value()).isEqualTo(100);
    assertThat(score.interval().low()).isBetween(95.0, 99.9);
    assertThat(score.method()).isEqualTo("adjusted Wald (3/4) of effective n");
  }

  @Test
  void missingAnswersCountByTheirWeightWhereTheyArePassives() {
    WeightedRatingAccumulator<Nps> state =
        WeightedRatingAccumulator.of(NpsDefinition.STANDARD.withMissing(MissingAnswers.PASSIVE));
    state.add(10, 1);
    state.addMissing(3);
    state.addMissing(0);
    state.addRejected();
    WeightedScore<Nps> score = state.result();
    assertThat(score.score().value()).isEqualTo(25);
    assertThat(score.n()).isEqualTo(2);
    assertThat(score.missing()).isEqualTo(2);
    assertThat(score.rejected()).isEqualTo(1);
    assertThat(score.weighted().n()).isEqualTo(1);
    assertThat(score.weighted().weightOfMissing()).isEqualTo(3);
    assertThat(score.unweighted().n()).isEqualTo(3);
  }

  @Test
  void aBatchIsAddedWholeOrNotAtAll() {
    int[] answers = {10, 3, 7, 11};
    double[] weights = {1, 2, 0.5, 1};
    WeightedRatingAccumulator<Nps> state = empty();
    state.addAll(answers, weights, 0, 3);
    assertThat(state.result()).isEqualTo(nps(10, 1, 3, 2, 7, 0.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(answers, weights, 2, 4))
        .withMessage("NPS score at index 3 must be a whole number in 0..10, was 11");
    weights[1] = -2;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(answers, weights, 0, 3))
        .withMessage("weight must be finite and at least 0, was -2.0");
    assertThat(state.result().hashCode()).isEqualTo(nps(10, 1, 3, 2, 7, 0.5).hashCode());
    assertThat(state.result()).isEqualTo(nps(10, 1, 3, 2, 7, 0.5));
  }

  @Test
  void rejectsAnswersAndWeightsThatCannotBe() {
    WeightedRatingAccumulator<Nps> state = empty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(11, 1))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(-1, 1))
        .withMessage("NPS score must be a whole number in 0..10, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(8.5, 1))
        .withMessage("NPS score must be a whole number in 0..10, was 8.5");
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> state.add(8.0, bad))
          .withMessage("weight must be finite and at least 0, was " + bad);
      assertThatIllegalArgumentException().isThrownBy(() -> state.addMissing(bad));
    }
    for (double bad : new double[] {1e-101, 1e101}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> state.add(8, bad))
          .withMessage("weight must be 0 or in 1.0E-100..1.0E100, was " + bad);
    }
    assertThat(state.result()).isEqualTo(nps());
  }

  @Test
  void aPartTakenAwayLeavesExactlyTheRest() {
    Random random = new Random(SEED);
    WeightedRatingAccumulator<Nps> all = empty();
    Map<String, WeightedRatingAccumulator<Nps>> parts = new TreeMap<>();
    for (int i = 0; i < 400; i++) {
      int answer = random.nextInt(11);
      double weight = i % 9 == 0 ? 0 : Math.exp(3 * random.nextGaussian());
      all.add(answer, weight);
      parts.computeIfAbsent("abc".substring(i % 3, i % 3 + 1), key -> empty()).add(answer, weight);
    }
    WeightedScore<Nps> rest = all.result().without(parts.get("a").result());
    WeightedScore<Nps> others = parts.get("b").copy().merge(parts.get("c")).result();
    assertThat(rest.estimates()).isEqualTo(others.estimates());
    assertThat(rest.unweighted()).isEqualTo(others.unweighted());
    assertThat(rest.weighted().largestWeight()).isEmpty();
    WeightedScore<Nps> nothing = rest.without(others);
    assertThat(nothing.n()).isZero();
    assertThat(nothing.weighted().weight()).isZero();

    Map<String, WeightedScore<Nps>> segments = new TreeMap<>();
    parts.forEach((key, part) -> segments.put(key, part.result()));
    SegmentComparison<String> comparison = SegmentComparison.withRest(all.result(), segments);
    assertThat(comparison.comparisons()).isEqualTo(3);
    Difference difference = comparison.differences().get("a");
    assertThat(difference.estimate())
        .isEqualTo(segments.get("a").differenceFrom(others).estimate());
  }

  @Test
  void rejectsAPartThatIsNotOne() {
    WeightedScore<Nps> all = nps(10, 1, 3, 2, 3, 0);
    String message =
        "a part must not hold more answers than the whole: some answer is given more often there or"
            + " has more weight";
    for (WeightedScore<Nps> part :
        List.of(nps(10, 1, 10, 1), nps(3, 2.5), nps(3, 0, 3, 0), nps(3, 1), nps(7, 1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> all.without(part)).withMessage(message);
    }
    WeightedRatingAccumulator<Nps> rejected = empty();
    rejected.addRejected();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.without(rejected.result()))
        .withMessage(message);
    WeightedScore<Nps> employee = WeightedRatingAccumulator.of(NpsDefinition.EMPLOYEE).result();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.without(employee))
        .withMessageStartingWith("cannot compare scores of different definitions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.differenceFrom(employee))
        .withMessageStartingWith("cannot compare scores of different definitions");
  }

  @Test
  void rejectsAMeanOfAnotherScale() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> nps(10, 1).weighted().mean(AnswerMean.answer("mean", RatingScale.ONE_TO_FIVE)))
        .withMessage("mean of answers on 0..10 must have 11 worths, was 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightedScore<>(CesDefinition.V1, nps(10, 1).weighted()))
        .withMessageStartingWith("answers must stand on the scale");
  }
}
