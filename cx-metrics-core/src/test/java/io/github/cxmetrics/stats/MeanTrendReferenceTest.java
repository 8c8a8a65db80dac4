package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.ReferenceRow;
import io.github.cxmetrics.stats.MeanTrend.Group;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slopes and tests against R; {@code src/test/r/trend-reference.R}. */
class MeanTrendReferenceTest {

  private static final double TOLERANCE = 1e-11;

  static List<ReferenceRow> rows() {
    return ReferenceRow.of(MeanTrendReferenceTest.class, "trend-reference.csv");
  }

  private static MeanTrend trend(ReferenceRow row) {
    List<Double> places = Cells.numbers(row.text("places"));
    List<MeanSums> sums = Cells.sums(row, "n", "w", "ww");
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      groups.add(new Group(places.get(i), sums.get(i)));
    }
    return new MeanTrend(kind(row), groups);
  }

  private static MeanKind kind(ReferenceRow row) {
    return switch (row.text("worths")) {
      case "0 1" -> MeanKind.SHARE;
      case "-1 0 1" -> MeanKind.NET;
      default -> MeanKind.VALUE;
    };
  }

  @ParameterizedTest
  @MethodSource("rows")
  void slopeAndItsTest(ReferenceRow row) {
    Estimate slope = trend(row).slope(ConfidenceLevel.P95);
    assertThat(slope.value()).isCloseTo(row.number("slope"), within(TOLERANCE));
    assertThat(slope.interval().low()).isCloseTo(row.number("low"), within(TOLERANCE));
    assertThat(slope.interval().high()).isCloseTo(row.number("high"), within(TOLERANCE));
    NamedTest test = trend(row).test().orElseThrow();
    assertThat(test.statistic()).isCloseTo(row.number("statistic"), within(1e-10));
    row.assertNumber("p", test.pValue(), 1e-10);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void testOfEquality(ReferenceRow row) {
    if (row.text("equal_p").equals("NA")) {
      assertThat(trend(row).testOfEquality()).isEmpty();
      return;
    }
    NamedTest test = trend(row).testOfEquality().orElseThrow();
    row.assertNumber("equal_statistic", test.statistic(), 1e-10);
    row.assertNumber("equal_p", test.pValue(), 1e-10);
  }
}
