package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.ReferenceRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every effect against numeric derivatives; {@code src/test/python/mix_split_reference.py}. */
class MixSplitReferenceTest {

  private static final double TOLERANCE = 1e-11;

  static List<ReferenceRow> rows() {
    return ReferenceRow.of(MixSplitReferenceTest.class, "mix-split-reference.csv");
  }

  private static MixSplit split(ReferenceRow row) {
    List<MeanSums> baseline = Cells.sums(row, "baseline_n", "baseline_w", "baseline_ww");
    List<MeanSums> current = Cells.sums(row, "current_n", "current_w", "current_ww");
    List<MixSplit.Segment> segments = new ArrayList<>();
    for (int k = 0; k < baseline.size(); k++) {
      segments.add(new MixSplit.Segment(baseline.get(k), current.get(k)));
    }
    List<Double> worths = Cells.numbers(row.text("worths"));
    return new MixSplit(segments, Collections.min(worths), Collections.max(worths));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void effectsAndTheirIntervals(ReferenceRow row) {
    MixSplit split = split(row);
    MixSplit.Part part =
        row.text("row").equals("total")
            ? split.total(ConfidenceLevel.P95)
            : split.parts(ConfidenceLevel.P95).get((int) row.count("row"));
    assertEffect(row, "within", part.within());
    assertEffect(row, "composition", part.composition());
    assertEffect(row, "change", part.change());
  }

  private static void assertEffect(ReferenceRow row, String name, Estimate effect) {
    assertThat(effect.value()).as(name).isCloseTo(row.number(name), within(TOLERANCE));
    assertThat(effect.interval().low())
        .as(name)
        .isCloseTo(row.number(name + "_low"), within(TOLERANCE));
    assertThat(effect.interval().high())
        .as(name)
        .isCloseTo(row.number(name + "_high"), within(TOLERANCE));
  }
}
