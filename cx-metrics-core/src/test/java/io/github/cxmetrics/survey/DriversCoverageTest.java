package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often the 95 % interval of importance holds the true importance, of answers 1 to 5 to four
 * questions that go together; the truth is the importance in a very large sample.
 */
class DriversCoverageTest {

  private static final long SEED = 20261126;
  private static final int PREDICTORS = 4;
  private static final int SAMPLES = 600;

  /** What goes with the outcome, from much to nothing. */
  private static final double[] SLOPES = {0.4, 0.25, 0.1, 0};

  private static final double COMMON = Math.sqrt(0.4);
  private static final double OWN = Math.sqrt(0.6);

  private static DriverAnalysis sample(Random random, int rows) {
    DriversAccumulator all =
        Drivers.accumulator(
            DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "y", "a", "b", "c", "d"));
    double[] predictors = new double[PREDICTORS];
    for (int i = 0; i < rows; i++) {
      double common = random.nextGaussian();
      double outcome = 3.8 + 0.8 * random.nextGaussian();
      for (int j = 0; j < PREDICTORS; j++) {
        predictors[j] = answer(3.7 + COMMON * common + OWN * random.nextGaussian());
        outcome += SLOPES[j] * (predictors[j] - 3.6);
      }
      all.add(answer(outcome), predictors);
    }
    return all.result().analyse();
  }

  private static double answer(double opinion) {
    return Math.max(1, Math.min(5, Math.rint(opinion)));
  }

  @Test
  void intervalsOfImportanceHoldTheTruth() {
    Random random = new Random(SEED);
    DriverAnalysis truth = sample(random, 1_000_000);
    assertCoverage(random, truth, 200, 0.90);
    assertCoverage(random, truth, 1_000, 0.925);
  }

  private static void assertCoverage(Random random, DriverAnalysis truth, int n, double least) {
    int[] importance = new int[PREDICTORS];
    int[] share = new int[PREDICTORS];
    for (int i = 0; i < SAMPLES; i++) {
      DriverAnalysis sample = sample(random, n);
      for (int j = 0; j < PREDICTORS; j++) {
        Driver driver = sample.drivers().get(j);
        Driver real = truth.drivers().get(j);
        ConfidenceLevel level = ConfidenceLevel.P95;
        importance[j] +=
            driver.importance(level).interval().contains(real.importance(level).value()) ? 1 : 0;
        share[j] += driver.share(level).interval().contains(real.share(level).value()) ? 1 : 0;
      }
    }
    for (int j = 0; j < PREDICTORS; j++) {
      assertThat((double) importance[j] / SAMPLES)
          .as("importance of %d, n %d, seed %d", j, n, SEED)
          .isBetween(least, 0.985);
      assertThat((double) share[j] / SAMPLES)
          .as("share of %d, n %d, seed %d", j, n, SEED)
          .isBetween(least - 0.02, 0.985);
    }
  }
}
