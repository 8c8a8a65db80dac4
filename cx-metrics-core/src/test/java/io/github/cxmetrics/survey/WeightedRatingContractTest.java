package io.github.cxmetrics.survey;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.survey.NpsDefinition.MissingAnswers;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws for scores of weighted answers; sums of weights are exact, so results are equal. */
class WeightedRatingContractTest {

  /** An answer with a weight; NaN where the question was skipped. */
  record Weighted(double answer, double weight) {}

  private static double weight(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> 0;
      case 1 -> Math.scalb(1 + random.nextDouble(), random.nextInt(200) - 100);
      default -> Math.exp(random.nextGaussian());
    };
  }

  /** Answers on a scale. */
  interface OverAnswers<R>
      extends AccumulatorContract<Weighted, WeightedRatingAccumulator<R>, WeightedScore<R>> {

    RatingScale scale();

    @Override
    default Weighted record(Random random) {
      return new Weighted(scale().answerAt(random.nextInt(scale().size())), weight(random));
    }

    @Override
    default Optional<Weighted> rejectedRecord() {
      return Optional.of(new Weighted(scale().lowest(), -1));
    }
  }

  @Nested
  class NpsScores implements OverAnswers<Nps> {
    @Override
    public RatingScale scale() {
      return RatingScale.ZERO_TO_TEN;
    }

    @Override
    public Metric<Weighted, WeightedRatingAccumulator<Nps>, WeightedScore<Nps>> metric() {
      return Nps.metric(NpsDefinition.STANDARD, (Weighted answer) -> (int) answer.answer())
          .weightedBy(Weighted::weight);
    }
  }

  @Nested
  class CesInHalves implements OverAnswers<Ces> {
    @Override
    public RatingScale scale() {
      return RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2);
    }

    @Override
    public Metric<Weighted, WeightedRatingAccumulator<Ces>, WeightedScore<Ces>> metric() {
      return Ces.metricOfDouble(CesDefinition.of(scale(), 3, 3), Weighted::answer)
          .weightedBy(Weighted::weight);
    }
  }

  @Nested
  class NpsWithMissingAndRejected implements OverAnswers<Nps> {
    @Override
    public RatingScale scale() {
      return RatingScale.ZERO_TO_TEN;
    }

    @Override
    public Weighted record(Random random) {
      return switch (random.nextInt(10)) {
        case 0 -> new Weighted(Double.NaN, weight(random));
        case 1 -> new Weighted(11, -1);
        default -> OverAnswers.super.record(random);
      };
    }

    @Override
    public Metric<Weighted, WeightedRatingAccumulator<Nps>, WeightedScore<Nps>> metric() {
      return Nps.metricOfDouble(
              NpsDefinition.STANDARD.withMissing(MissingAnswers.PASSIVE), Weighted::answer)
          .missingWhere(answer -> Double.isNaN(answer.answer()))
          .countingRejects()
          .weightedBy(Weighted::weight);
    }
  }

  @Nested
  class PlainRatings implements OverAnswers<Ratings> {
    @Override
    public RatingScale scale() {
      return RatingScale.of(-1, 100);
    }

    @Override
    public Metric<Weighted, WeightedRatingAccumulator<Ratings>, WeightedScore<Ratings>> metric() {
      return Ratings.metricOfDouble(scale(), Weighted::answer).weightedBy(Weighted::weight);
    }
  }
}
