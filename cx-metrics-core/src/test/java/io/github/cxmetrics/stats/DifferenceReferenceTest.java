package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.ReferenceRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceReferenceTest {

  @Test
  void differencesOfSharesAgreeWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "proportion-difference-reference.csv")) {
      ProportionDifference method = ProportionDifference.valueOf(row.text("method"));
      check(
          row,
          method.of(
              row.count("successes1"),
              row.count("n1"),
              row.count("successes2"),
              row.count("n2"),
              row.level()));
    }
  }

  @Test
  void differencesOfNetScoresAgreeWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "net-score-difference-reference.csv")) {
      NetScoreDifference method = NetScoreDifference.valueOf(row.text("method"));
      check(
          row,
          method.of(
              row.count("positive1"),
              row.count("neutral1"),
              row.count("negative1"),
              row.count("positive2"),
              row.count("neutral2"),
              row.count("negative2"),
              row.level()));
    }
  }

  @Test
  void differencesOfMeansAgreeWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "mean-difference-reference.csv")) {
      check(
          row,
          MeanDifference.welch(
              row.count("n1"),
              row.number("mean1"),
              row.number("variance1"),
              row.count("n2"),
              row.number("mean2"),
              row.number("variance2"),
              Double.POSITIVE_INFINITY,
              row.level()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // Newcombe (1998), Statistics in Medicine 17(8), table II, methods 10 and 5
    "56, 70, 48, 80, 0.0524, 0.3339, 0.0528, 0.3382",
    " 9, 10,  3, 10, 0.1705, 0.8090, 0.1700, 0.8406",
    "10, 10,  0, 20, 0.6791, 1.0000, 0.7156, 1.0000"
  })
  void publishedLimitsAreReproduced(
      long k1, long n1, long k2, long n2, double low, double high, double mnLow, double mnHigh) {
    Interval newcombe = interval(ProportionDifference.NEWCOMBE.of(k1, n1, k2, n2, P95));
    assertThat(newcombe.low()).isCloseTo(low, offset(0.00005));
    assertThat(newcombe.high()).isCloseTo(high, offset(0.00005));
    Interval score = interval(ProportionDifference.MIETTINEN_NURMINEN.of(k1, n1, k2, n2, P95));
    assertThat(score.low()).isCloseTo(mnLow, offset(0.00005));
    assertThat(score.high()).isCloseTo(mnHigh, offset(0.00005));
  }

  private static Interval interval(Difference difference) {
    return difference.estimate().interval();
  }

  private static void check(ReferenceRow row, Difference difference) {
    row.assertEnds(difference.estimate().interval(), 1e-11);
    row.assertNumber("statistic", difference.statistic(), 1e-12);
    row.assertNumber("p", difference.pValue(), 1e-11);
  }
}
