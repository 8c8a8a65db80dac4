package io.github.cxmetrics.stats;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.ReferenceRow;
import org.junit.jupiter.api.Test;

class RatioReferenceTest {

  @Test
  void intervalsAgreeWithSurvey() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "ratio-interval-reference.csv")) {
      RatioInterval method = RatioInterval.valueOf(row.text("method"));
      Estimate estimate = method.estimate(sums(row, ""), row.level());
      row.assertNumber("share", estimate.value(), 1e-15);
      row.assertEnds(estimate.interval(), 1e-11);
    }
  }

  @Test
  void differencesAgreeWithSurvey() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "ratio-difference-reference.csv")) {
      Difference difference = RatioDifference.welch(sums(row, "1"), sums(row, "2"), row.level());
      row.assertEnds(difference.estimate().interval(), 1e-11);
      row.assertNumber("statistic", difference.statistic(), 1e-11);
      row.assertNumber("p", difference.pValue(), 1e-10);
    }
  }

  private static ClusterSums sums(ReferenceRow row, String sample) {
    return new ClusterSums(
        row.count("n" + sample),
        row.count("trials" + sample),
        row.count("successes" + sample),
        row.count("squared_trials" + sample),
        row.count("products" + sample),
        row.count("squared_successes" + sample));
  }
}
