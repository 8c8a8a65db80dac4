package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.DesignInterval;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often nominal 95 % intervals of weighted scores hold the true score, with weights that have
 * to do with the answers: whoever stands for many people answers differently.
 */
class WeightedCoverageTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final long SEED = 20261126;
  private static final int ROUNDS = 4_000;

  /** Four standard errors of a simulated coverage of 95 %. */
  private static final Offset<Double> SIMULATED = offset(0.014);

  @ParameterizedTest
  @CsvSource({
    // answers; spread of log weights; by effective n, linearised, of effective n
    "  30, 0.5, .956, .932, .956",
    " 100, 0.5, .954, .948, .954",
    " 400, 0.5, .947, .947, .951",
    "  30, 1.0, .944, .886, .944",
    " 100, 1.0, .958, .928, .958",
    " 400, 1.0, .942, .940, .961",
    "2000, 1.0, .952, .952, .964"
  })
  void netPromoterScoreOfWeightedAnswers(
      int answers, double spread, double byEffectiveN, double linearised, double effectiveN) {
    Random random = new Random(SEED);
    double truth = truth(spread, z -> 100 * (promoter(z) - detractor(z)));
    long[] held = new long[3];
    for (int round = 0; round < ROUNDS; round++) {
      WeightedScore<Nps> score = sample(answers, spread, random);
      held[0] += holds(score.score(LEVEL), truth);
      held[1] += holds(score.score(DesignInterval.LINEARISED, LEVEL), truth);
      held[2] += holds(score.score(DesignInterval.EFFECTIVE_N, LEVEL), truth);
    }
    assertCoverage(held[0], byEffectiveN);
    assertCoverage(held[1], linearised);
    assertCoverage(held[2], effectiveN);
  }

  @ParameterizedTest
  @CsvSource({
    // answers; spread of log weights; share of promoters, mean answer
    " 30, 0.5, .948, .960",
    " 30, 1.0, .956, .980",
    "100, 1.0, .947, .976",
    "400, 1.0, .944, .940"
  })
  void shareAndMeanOfWeightedAnswers(int answers, double spread, double share, double mean) {
    Random random = new Random(SEED);
    double trueShare = truth(spread, WeightedCoverageTest::promoter);
    double trueMean =
        truth(spread, z -> 7 + 2 * promoter(z) - 4 * detractor(z)); // answers 9, 7 and 3
    AnswerMean answer = AnswerMean.answer("mean", RatingScale.ZERO_TO_TEN);
    long[] held = new long[2];
    for (int round = 0; round < ROUNDS; round++) {
      WeightedScore<Nps> score = sample(answers, spread, random);
      held[0] += holds(score.estimates(LEVEL).get("promoterShare"), trueShare);
      held[1] += holds(score.weighted().mean(answer).estimate(LEVEL), trueMean);
    }
    assertCoverage(held[0], share);
    assertCoverage(held[1], mean);
  }

  /** Around a rare share the linearised interval is too short and too even on both sides. */
  @ParameterizedTest
  @CsvSource({
    // answers; spread of log weights; true share; by effective n
    " 200, 0.5, 0.10, .93",
    " 200, 0.5, 0.05, .91",
    " 400, 1.0, 0.05, .885",
    " 400, 1.0, 0.02, .83",
    "1000, 1.0, 0.02, .88"
  })
  void rareShareOfWeightedAnswersIsHeldLessOften(
      int answers, double spread, double trueShare, double byEffectiveN) {
    Random random = new Random(SEED);
    long held = 0;
    for (int round = 0; round < ROUNDS; round++) {
      WeightedRatingAccumulator<Nps> state = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
      for (int i = 0; i < answers; i++) {
        state.add(
            random.nextDouble() < trueShare ? 3 : 9, Math.exp(spread * random.nextGaussian()));
      }
      held += holds(state.result().estimates(LEVEL).get("detractorShare"), trueShare);
    }
    assertCoverage(held, byEffectiveN);
  }

  @ParameterizedTest
  @CsvSource({
    // accounts; score, share of promoters, score with answers taken as independent
    " 10, .940, .947, .856",
    " 30, .951, .947, .839",
    "100, .951, .954, .854",
    "300, .953, .955, .856"
  })
  void scoreOfAccounts(int accounts, double score, double share, double independent) {
    Random random = new Random(SEED);
    double trueScore = truth(0, z -> 100 * (promoter(2 * z) - detractor(2 * z)));
    double trueShare = truth(0, z -> promoter(2 * z));
    long[] held = new long[3];
    for (int round = 0; round < ROUNDS; round++) {
      ClusteredScore<Nps> sample = accounts(accounts, random);
      held[0] += holds(sample.score(), trueScore);
      held[1] += holds(sample.estimates(LEVEL).get("promoterShare"), trueShare);
      held[2] += holds(sample.withoutClusters().score(), trueScore);
    }
    assertCoverage(held[0], score);
    assertCoverage(held[1], share);
    assertCoverage(held[2], independent);
  }

  private static int holds(Estimate estimate, double truth) {
    return estimate.interval().contains(truth) ? 1 : 0;
  }

  private static void assertCoverage(long held, double expected) {
    assertThat((double) held / ROUNDS).as("seed %d", SEED).isCloseTo(expected, SIMULATED);
  }

  /** The chance of a promoter rises with the logarithm of the weight, that of a detractor falls. */
  private static double promoter(double z) {
    return 0.6 / (1 + Math.exp(-z));
  }

  private static double detractor(double z) {
    return 0.3 / (1 + Math.exp(z));
  }

  private static int answer(double z, Random random) {
    double u = random.nextDouble();
    return u < promoter(z) ? 9 : u < promoter(z) + detractor(z) ? 3 : 7;
  }

  private static WeightedScore<Nps> sample(int answers, double spread, Random random) {
    WeightedRatingAccumulator<Nps> state = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    for (int i = 0; i < answers; i++) {
      double z = random.nextGaussian();
      state.add(answer(z, random), Math.exp(spread * z));
    }
    return state.result();
  }

  /** Accounts with one to eight answers, which lean the same way. */
  private static ClusteredScore<Nps> accounts(int accounts, Random random) {
    ClusteredRatingAccumulator<Nps> state = ClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    for (int account = 0; account < accounts; account++) {
      double z = random.nextGaussian();
      for (int answers = random.nextInt(8); answers >= 0; answers--) {
        state.add(account, (double) answer(2 * z, random), 1);
      }
    }
    return state.result();
  }

  /** The mean over the population of what z is worth, by its weights, by the trapezium rule. */
  private static double truth(double spread, DoubleUnaryOperator worth) {
    double weight = 0;
    double sum = 0;
    for (int step = -10_000; step <= 10_000; step++) {
      double z = step / 1e3;
      double density = Math.exp(-z * z / 2 + spread * z);
      weight += density;
      sum += density * worth.applyAsDouble(z);
    }
    return sum / weight;
  }
}
