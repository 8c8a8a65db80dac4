package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.ReferenceRow;
import org.junit.jupiter.api.Test;

class LargeCountsReferenceTest {

  @Test
  void agreesWithArithmeticOfSixtyDigits() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "large-counts-reference.csv")) {
      row.assertEnds(intervalOf(row), 1e-9);
    }
  }

  private static Interval intervalOf(ReferenceRow row) {
    String method = row.text("method");
    String constant = method.substring(method.indexOf('.') + 1);
    long a = row.count("a");
    long b = row.count("b");
    long c = row.count("c");
    long d = row.count("d");
    ConfidenceLevel level = row.level();
    return switch (method.substring(0, method.indexOf('.'))) {
      case "ProportionInterval" -> ProportionInterval.valueOf(constant).of(a, a + b, level);
      case "NetScoreInterval" -> NetScoreInterval.valueOf(constant).of(a, b, c, level);
      case "ProportionDifference" ->
          ProportionDifference.valueOf(constant).of(a, b, c, d, level).estimate().interval();
      default -> throw new AssertionError(method);
    };
  }
}
