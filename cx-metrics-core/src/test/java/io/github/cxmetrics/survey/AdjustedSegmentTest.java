package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.DesignDifference;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.MeanSums;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Segments of a weighted sample: what remains without them, and how they differ. */
class AdjustedSegmentTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final Targets TARGETS =
      Targets.of(
          TargetMargin.of("age", Map.of("young", 0.6, "old", 0.4)),
          TargetMargin.of("sex", Map.of("f", 0.5, "m", 0.5)));

  private AdjustedScore<Nps> score = answers(1).result().weighTo(TARGETS);

  private static StratifiedRatingAccumulator<Nps> answers(long seed) {
    StratifiedRatingAccumulator<Nps> answers =
        StratifiedRatingAccumulator.of(NpsDefinition.STANDARD, List.of("age", "sex", "channel"));
    SplittableRandom random = new SplittableRandom(seed);
    String[] channels = {"web", "shop", "phone"};
    for (int i = 0; i < 600; i++) {
      String[] levels = {
        random.nextInt(3) == 0 ? "young" : "old",
        random.nextBoolean() ? "f" : "m",
        channels[random.nextInt(3)]
      };
      answers.add(levels, random.nextInt(11), 1 + random.nextInt(2));
    }
    return answers;
  }

  @BeforeEach
  void weightsAreThere() {
    assertThat(score.weights().converged()).isTrue();
  }

  private static void assertSame(AdjustedScore<Nps> one, AdjustedScore<Nps> other) {
    assertThat(one.n()).isEqualTo(other.n());
    assertThat(one.estimates(LEVEL)).isEqualTo(other.estimates(LEVEL));
    assertThat(one.smallestWeight()).isEqualTo(other.smallestWeight());
    assertThat(one.largestWeight()).isEqualTo(other.largestWeight());
  }

  @Test
  void segmentOfALevelIsThatOfAllSegments() {
    Map<String, AdjustedScore<Nps>> channels = score.segments("channel");
    channels.forEach((channel, part) -> assertSame(score.segment("channel", channel), part));
    assertSame(
        score.segment("channel", "web").segment("age", "old"),
        score.segment("age", "old").segments("channel").get("web"));
    AdjustedScore<Nps> nobody = score.segment("channel", "letter");
    assertThat(nobody.n()).isZero();
    assertThat(nobody.score().isDefined()).isFalse();
    assertThat(nobody.smallestWeight()).isEmpty();
    assertThat(nobody.largestWeight()).isEmpty();
    assertThat(nobody.sums()).isEqualTo(MeanSums.NONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score.segment("plan", "basic"))
        .withMessageStartingWith("variable must be one of ");
  }

  @Test
  void complementIsWhatTheOtherSegmentsAre() {
    AdjustedScore<Nps> withoutTwo =
        score.without(score.segment("channel", "web")).without(score.segment("channel", "shop"));
    assertSame(withoutTwo, score.segment("channel", "phone"));
    assertThat(withoutTwo.without(withoutTwo).n()).isZero();
  }

  @Test
  void onlySegmentsOfTheSameAnswersAreTakenAway() {
    AdjustedScore<Nps> web = score.segment("channel", "web");
    AdjustedScore<Nps> other = answers(1).result().weighTo(TARGETS);
    AdjustedScore<Nps> again = score.ratings().weighTo(TARGETS);
    String message = "what is taken away must be a segment of the same weighted answers";
    for (AdjustedScore<Nps> part : List.of(score, other, again, score.segment("age", "old"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> web.without(part)).withMessage(message);
    }
  }

  @Test
  void differenceIsThatOfTheMeansWithTheirErrors() {
    AnswerMean headline = NpsDefinition.STANDARD.means().get(0);
    AdjustedScore<Nps> web = score.segment("channel", "web");
    AdjustedScore<Nps> rest = score.without(web);
    DesignMean first = web.mean(headline);
    DesignMean second = rest.mean(headline);
    assertThat(web.differenceFrom(rest, LEVEL))
        .isEqualTo(DesignDifference.of(first, second, LEVEL).scaled(100));
    assertThat(web.differenceFrom(rest, LEVEL).estimate().value())
        .isCloseTo(web.score().value() - rest.score().value(), within(1e-9));
    assertThat(web.differenceFrom(rest, LEVEL).estimate().method()).isEqualTo("linearised");
    AdjustedScore<Nps> employee =
        StratifiedRatingAccumulator.of(NpsDefinition.EMPLOYEE, List.of("age", "sex"))
            .result()
            .weighTo(TARGETS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> web.differenceFrom(employee, LEVEL))
        .withMessageStartingWith("cannot compare scores of different definitions");
    assertThat(employee.smallestWeight()).isEmpty();
  }

  @Test
  void sumsTakeTheWeightsAsGiven() {
    WeightedRatingAccumulator<Nps> given = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    StratifiedRatings<Nps> ratings = score.ratings();
    double largest = score.weights().largestWeight().orElseThrow();
    for (int row = 0; row < ratings.answers().rows(); row++) {
      for (int step = 0; step <= 10; step++) {
        for (long i = 0; i < ratings.answers().count(row, step); i++) {
          given.add(step, score.weights().weight(row) / largest);
        }
      }
    }
    MeanSums expected = given.result().sums();
    MeanSums sums = score.sums();
    assertThat(sums.n()).isEqualTo(expected.n());
    assertThat(sums.weight()).isCloseTo(expected.weight(), within(1e-9));
    assertThat(sums.sum()).isCloseTo(expected.sum(), within(1e-9));
    assertThat(sums.squaredWeights()).isCloseTo(expected.squaredWeights(), within(1e-9));
    assertThat(sums.squares()).isCloseTo(expected.squares(), within(1e-9));
  }
}
