package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Differences with one reference.
 *
 * @param against what is compared with, in words
 * @param adjustment how the p-values of the segments were adjusted
 * @param comparisons how many there were
 * @param total the difference of everything, if totals are compared
 * @param segments the difference of each segment, in the order they are shown
 */
public record Comparison(
    String against,
    String adjustment,
    int comparisons,
    Optional<Difference> total,
    List<SegmentDifference> segments) {

  /**
   * The difference of one segment.
   *
   * @param segment the segment
   * @param difference its value minus the reference
   */
  public record SegmentDifference(SegmentKey segment, Difference difference) {}

  /** The comparison with the p-values of its segments adjusted for each other. */
  public static Comparison adjusted(
      String against,
      PValueAdjustment adjustment,
      Optional<Difference> total,
      List<SegmentDifference> segments) {
    double[] pValues =
        adjustment.adjust(
            segments.stream().mapToDouble(each -> each.difference().pValue()).toArray());
    List<SegmentDifference> adjusted = new ArrayList<>();
    int comparisons = 0;
    for (int i = 0; i < pValues.length; i++) {
      SegmentDifference each = segments.get(i);
      adjusted.add(new SegmentDifference(each.segment(), each.difference().withPValue(pValues[i])));
      comparisons += Double.isNaN(pValues[i]) ? 0 : 1;
    }
    return new Comparison(against, adjustment.label(), comparisons, total, adjusted);
  }
}
