package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.cli.churn.ChurnReport.Part;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.Comparison.SegmentDifference;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.stats.ProportionDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which segment the others are compared with. */
final class ChurnComparisonFlags {

  @Option(
      names = "--baseline",
      paramLabel = "SEGMENT",
      description =
          "With --by: compare the share of customers lost in the last complete period of every other"
              + " segment with this one; '' is the empty one, of several columns write 'A / B'.")
  private @Nullable String baseline;

  @Option(
      names = "--adjust",
      paramLabel = "METHOD",
      defaultValue = "holm",
      description =
          "How p-values of all these comparisons are adjusted: holm, benjamini-hochberg or none"
              + " (default: ${DEFAULT-VALUE}).")
  private PValueAdjustment adjustment = PValueAdjustment.HOLM;

  void check(boolean segmented) {
    if (baseline != null && !segmented) {
      throw new UsageException("--baseline needs --by COLUMN, which makes the segments");
    }
  }

  /** The differences from the baseline, if one is asked for and a period is complete. */
  Optional<Comparison> compare(Part total, List<Part> segments, ConfidenceLevel level) {
    if (baseline == null) {
      return Optional.empty();
    }
    List<SegmentKey> keys = segments.stream().map(Part::segment).toList();
    SegmentKey reference = SegmentKey.named("--baseline", baseline, keys);
    return total.lastComplete().map(line -> compare(line.label(), reference, segments, level));
  }

  private Comparison compare(
      String period, SegmentKey reference, List<Part> segments, ConfidenceLevel level) {
    ChurnCounts with = Churn.ofCounts(0, 0);
    for (Part segment : segments) {
      with = segment.segment().equals(reference) ? counts(segment, period) : with;
    }
    List<SegmentDifference> differences = new ArrayList<>();
    for (Part segment : segments) {
      if (!segment.segment().equals(reference)) {
        differences.add(
            new SegmentDifference(
                segment.segment(), difference(counts(segment, period), with, level)));
      }
    }
    return Comparison.adjusted(
        reference.title() + " in " + period + ", customers lost of those at the opening",
        adjustment,
        Optional.empty(),
        differences);
  }

  /** A segment that cannot be compared keeps its row, which says so. */
  private static Difference difference(
      ChurnCounts segment, ChurnCounts with, ConfidenceLevel level) {
    return segment
        .minus(with, level)
        .orElseGet(() -> ProportionDifference.NEWCOMBE.of(0, 0, 0, 0, level));
  }

  /** The counts of a segment in a period, before which it may not have begun. */
  private static ChurnCounts counts(Part segment, String period) {
    return segment.lines().stream()
        .filter(line -> line.label().equals(period))
        .findFirst()
        .map(ChurnLine::counts)
        .orElseGet(() -> Churn.ofCounts(0, 0));
  }
}
