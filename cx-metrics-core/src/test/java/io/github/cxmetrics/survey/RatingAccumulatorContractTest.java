package io.github.cxmetrics.survey;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws for every score made of rated answers, with whole and half steps, missing and bad. */
class RatingAccumulatorContractTest {

  /** An answer in points; NaN where the question was skipped. */
  interface OverAnswers<R> extends AccumulatorContract<Double, RatingAccumulator<R>, R> {

    RatingScale scale();

    @Override
    default Double record(Random random) {
      return scale().answerAt(random.nextInt(scale().size()));
    }

    @Override
    default Optional<Double> rejectedRecord() {
      return Optional.of(scale().highest() + 0.25);
    }
  }

  @Nested
  class NpsScores implements OverAnswers<Nps> {
    @Override
    public RatingScale scale() {
      return RatingScale.ZERO_TO_TEN;
    }

    @Override
    public Metric<Double, RatingAccumulator<Nps>, Nps> metric() {
      return Nps.metricOfDouble(NpsDefinition.STANDARD, Double::doubleValue);
    }
  }

  @Nested
  class CsatRatings implements OverAnswers<Csat> {
    @Override
    public RatingScale scale() {
      return RatingScale.ONE_TO_FIVE;
    }

    @Override
    public Metric<Double, RatingAccumulator<Csat>, Csat> metric() {
      return Csat.metricOfDouble(CsatDefinition.ONE_TO_FIVE, Double::doubleValue);
    }
  }

  @Nested
  class CesRatingsInHalves implements OverAnswers<Ces> {
    @Override
    public RatingScale scale() {
      return RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2);
    }

    @Override
    public Metric<Double, RatingAccumulator<Ces>, Ces> metric() {
      return Ces.metricOfDouble(CesDefinition.of(scale(), 3, 3), Double::doubleValue);
    }
  }

  @Nested
  class PlainRatingsWithMissingAndRejected implements OverAnswers<Ratings> {
    @Override
    public RatingScale scale() {
      return RatingScale.of(-1, 100);
    }

    @Override
    public Double record(Random random) {
      return switch (random.nextInt(10)) {
        case 0 -> Double.NaN;
        case 1 -> 1e9;
        default -> OverAnswers.super.record(random);
      };
    }

    @Override
    public Optional<Double> rejectedRecord() {
      return Optional.empty();
    }

    @Override
    public Metric<Double, RatingAccumulator<Ratings>, Ratings> metric() {
      return Ratings.metricOfDouble(scale(), Double::doubleValue)
          .missingWhere(answer -> answer.isNaN())
          .countingRejects();
    }
  }
}
