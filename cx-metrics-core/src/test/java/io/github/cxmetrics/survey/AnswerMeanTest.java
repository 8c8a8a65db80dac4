package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.MeanKind;
import io.github.cxmetrics.survey.NpsDefinition.MissingAnswers;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerMeanTest {

  private static final long SEED = 20260611;

  static List<RatingDefinition<? extends Result>> definitions() {
    return List.of(
        NpsDefinition.STANDARD,
        NpsDefinition.EMPLOYEE.withMissing(MissingAnswers.PASSIVE),
        NpsDefinition.of(RatingScale.of(0, 5).withStepsPerPoint(2), 3, 5),
        new CsatDefinition(RatingScale.ONE_TO_FIVE, new Box(4, 5)),
        new CsatDefinition(RatingScale.of(-2, 2), new Box(1, 2)),
        CesDefinition.V1,
        CesDefinition.V2,
        new RatingsDefinition(RatingScale.ONE_TO_TEN));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void everyEstimateOfAScoreIsTheMeanOfItsWorths(RatingDefinition<? extends Result> definition) {
    Random random = new Random(SEED);
    RatingAccumulator<? extends Result> answers = RatingAccumulator.of(definition);
    for (int i = 0; i < 60; i++) {
      answers.add(definition.scale().answerAt(random.nextInt(definition.scale().size())));
    }
    for (int i = 0; i < 7; i++) {
      answers.addMissing();
    }
    Map<String, Estimate> estimates = answers.result().estimates(ConfidenceLevel.P95);

    assertThat(definition.means().stream().map(AnswerMean::name))
        .containsExactlyElementsOf(estimates.keySet());
    assertThat(definition.headline()).isEqualTo(definition.means().get(0));
    for (AnswerMean mean : definition.means()) {
      Estimate expected = estimates.get(mean.name());
      Estimate plain = mean.inUnit(plainMean(mean, answers.result()));
      assertThat(plain.value()).as(mean.name()).isCloseTo(expected.value(), within(1e-12));
      assertThat(plain.n()).isEqualTo(expected.n());
      assertThat(mean.lowest()).isLessThan(mean.highest());
    }
  }

  private static Estimate plainMean(AnswerMean mean, Result result) {
    Ratings ratings = result instanceof SurveyScore<?> score ? score.ratings() : (Ratings) result;
    double sum = 0;
    long n = 0;
    for (int step = 0; step < ratings.counts().size(); step++) {
      sum += mean.worth(step) * ratings.counts().get(step);
      n += ratings.counts().get(step);
    }
    if (mean.worthOfMissing().isPresent()) {
      sum += mean.worthOfMissing().getAsDouble() * ratings.missing();
      n += ratings.missing();
    }
    Interval widest = new Interval(mean.lowest(), mean.highest(), ConfidenceLevel.P95);
    return new Estimate(sum / n, widest, n, "none");
  }

  @Test
  void rejectsWorthsThatDoNotFitTheKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mean(MeanKind.SHARE, 0.5, 1))
        .withMessage("worth of an answer must be 0 or 1, was 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mean(MeanKind.NET, 2, 1))
        .withMessage("worth of an answer must be -1, 0 or 1, was 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mean(MeanKind.VALUE, Double.NaN, 1))
        .withMessage("worth of an answer must be finite, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mean(MeanKind.SHARE, 0, 1).withWorthOfMissing(2))
        .withMessage("worth of an answer must be 0 or 1, was 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mean(MeanKind.SHARE, 0, 0))
        .withMessage(
            "unit of a mean must have a finite factor other than 0 and a finite offset, was 0.0"
                + " and 0.0");
  }

  private static AnswerMean mean(MeanKind kind, double worth, double factor) {
    return new AnswerMean("x", kind, List.of(worth, 1.0), OptionalDouble.empty(), factor, 0);
  }

  @Test
  void rejectsBoxesThatOverlap() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> AnswerMean.net("net", RatingScale.ONE_TO_FIVE, new Box(3, 5), new Box(1, 3)))
        .withMessage("boxes of a net share must not overlap, was 3..5 and 1..3");
  }
}
