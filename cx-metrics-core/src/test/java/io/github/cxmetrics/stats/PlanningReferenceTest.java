package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.ReferenceRow;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlanningReferenceTest {

  @Test
  void sampleSizesAgreeWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "sample-size-reference.csv")) {
      assertThat(sampleSize(row)).as("%s", row).isEqualTo(row.count("n"));
    }
  }

  @Test
  void adjustedPValuesAgreeWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "p-value-adjustment-reference.csv")) {
      double[] adjusted =
          PValueAdjustment.valueOf(row.text("method")).adjust(numbers(row.text("p")));
      double[] expected = numbers(row.text("adjusted"));
      assertThat(adjusted).as("%s", row).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        if (Double.isNaN(expected[i])) {
          assertThat(adjusted[i]).as("%s", row).isNaN();
        } else {
          assertThat(adjusted[i]).as("%s", row).isCloseTo(expected[i], offset(1e-15));
        }
      }
    }
  }

  @Test
  void meanIntervalsAgreeWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "mean-interval-reference.csv")) {
      row.assertEnds(
          MeanInterval.of(
              row.count("n"), row.number("mean"), row.number("variance"), 1, 7, row.level()),
          1e-11);
    }
  }

  private static long sampleSize(ReferenceRow row) {
    double a = row.number("a");
    double b = row.number("b");
    double c = row.number("c");
    ConfidenceLevel level = row.level();
    return switch (row.text("question")) {
      case "PROPORTION_MARGIN" -> SampleSize.forProportionMargin(a, b, level);
      case "NET_SCORE_MARGIN" -> SampleSize.forNetScoreMargin(a, b, level);
      case "MEAN_MARGIN" -> SampleSize.forMeanMargin(a, b, level);
      case "PROPORTION_DIFFERENCE" -> SampleSize.forProportionDifference(a, b, level, c);
      case "NET_SCORE_DIFFERENCE" ->
          SampleSize.forNetScoreDifference(a, b, c, level, row.number("d"));
      default -> throw new AssertionError(row);
    };
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
