package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.Map;

/** Golden states of scores by segment. */
class SegmentedRatingGoldenTest implements GoldenContract {

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    SegmentedRatingAccumulator<Nps> codes =
        SegmentedRatingAccumulator.of("branch", NpsDefinition.STANDARD);
    codes.addAll(new int[] {7, -2, 7}, new byte[] {10, 3, 8}, 0, 3);
    codes.addRejected(1L << 40);
    NamedSegmentedRatingAccumulator<Csat> names =
        NamedSegmentedRatingAccumulator.of("country", CsatDefinition.ONE_TO_FIVE);
    names.addAll(new String[] {"대한민국", "France", "대한민국"}, new byte[] {5, 1, 4}, 0, 3);
    names.addMissing("France");
    return Map.of("segmented-nps-v1", codes, "named-segmented-csat-v1", names);
  }
}
