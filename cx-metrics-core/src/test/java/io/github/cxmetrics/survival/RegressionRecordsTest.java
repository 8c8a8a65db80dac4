package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.cxmetrics.stats.RegressionTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Results that anyone can make refuse what cannot be. */
class RegressionRecordsTest {

  private static void refused(ThrowingCallable made, String message) {
    assertThatIllegalArgumentException().isThrownBy(made).withMessage(message);
  }

  @Test
  void testsOfRegressions() {
    assertThat(new RegressionTest("score", 0, 1, 1))
        .isEqualTo(RegressionTest.of("score", -1e-17, 1));
    assertThatNullPointerException().isThrownBy(() -> RegressionTest.of(null, 1, 1));
    refused(
        () -> new RegressionTest("score", 1, 1, Double.NaN), "p-value must be in [0, 1], was NaN");
    refused(() -> new RegressionTest("score", 1, 1, 1.1), "p-value must be in [0, 1], was 1.1");
    refused(
        () -> new RegressionTest("score", 1, 0, 1), "degrees of freedom must be at least 1, was 0");
    refused(
        () -> new RegressionTest("score", -1, 1, 1),
        "statistic of a test must be finite and at least 0, was -1.0");
    refused(
        () -> new RegressionTest("score", Double.POSITIVE_INFINITY, 1, 1),
        "statistic of a test must be finite and at least 0, was Infinity");
  }

  @Test
  void concordance() {
    assertThat(new CoxConcordance(1, 2, 3, 4, 5, 0.1, 6).n()).isEqualTo(6);
    for (int place = 0; place < 6; place++) {
      long[] counts = new long[6];
      counts[place] = -1;
      refused(
          () ->
              new CoxConcordance(
                  counts[0], counts[1], counts[2], counts[3], counts[4], 0, counts[5]),
          "counts of pairs and n must be at least 0, was -1");
    }
    for (double variance : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused(
          () -> new CoxConcordance(1, 1, 1, 1, 1, variance, 1),
          "variance of a concordance must be finite and at least 0, was " + variance);
    }
  }

  @Test
  void partsOfBrierScores() {
    assertThat(new BrierParts(0, 0, 0.25).uncertainty()).isEqualTo(0.25);
    refused(() -> new BrierParts(-1, 0, 0), "reliability must be finite and at least 0, was -1.0");
    refused(
        () -> new BrierParts(0, Double.NaN, 0),
        "resolution must be finite and at least 0, was NaN");
    refused(
        () -> new BrierParts(0, 0, Double.POSITIVE_INFINITY),
        "uncertainty must be finite and at least 0, was Infinity");
    refused(() -> new BrierParts(0, 0, 0.3), "uncertainty must be at most 0.25, was 0.3");
  }

  @Test
  void rangesOfScores() {
    assertThat(new RiskBin(0, 1, 0, 0, 0).predicted()).isEmpty();
    refused(
        () -> new RiskBin(0, 0, 0, 0, 0),
        "range of scores must ascend within 0 and 1, was 0.0 to 0.0");
    refused(
        () -> new RiskBin(0, 1.5, 0, 0, 0),
        "range of scores must ascend within 0 and 1, was 0.0 to 1.5");
    refused(
        () -> new RiskBin(Double.NaN, 1, 0, 0, 0),
        "range of scores must ascend within 0 and 1, was NaN to 1.0");
    refused(() -> new RiskBin(0, 1, 3, 2, 1), "events must be in 0..2, was 3");
    refused(() -> new RiskBin(0, 1, -1, 2, 1), "events must be in 0..2, was -1");
    refused(() -> new RiskBin(0, 1, 1, 2, 2.5), "sum of 2 scores must be in 0..2, was 2.5");
    refused(() -> new RiskBin(0, 1, 1, 2, -0.5), "sum of 2 scores must be in 0..2, was -0.5");
    refused(() -> new RiskBin(0, 1, 1, 2, Double.NaN), "sum of 2 scores must be in 0..2, was NaN");
  }
}
