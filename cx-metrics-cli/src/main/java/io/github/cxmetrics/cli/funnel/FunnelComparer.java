package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.options.SegmentComparisonFlags;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.Comparison.SegmentDifference;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.funnel.Funnel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the conversions of segments and of ranges of entries.
 *
 * @param flags what is compared with what
 * @param rows which segments are shown
 * @param level the confidence level
 */
record FunnelComparer(SegmentComparisonFlags flags, FunnelRows rows, ConfidenceLevel level) {

  /** Each segment against another one or the rest, if that was asked for. */
  Optional<Comparison> compareSegments(FunnelCells cells) {
    String name = flags.baseline;
    if (name != null) {
      return Optional.of(
          compareWith(SegmentKey.named("--baseline", name, cells.segments()), cells));
    }
    return flags.rest ? Optional.of(compareRests(cells)) : Optional.empty();
  }

  private Comparison compareWith(SegmentKey baseline, FunnelCells cells) {
    Funnel reference = cells.of(List.of(baseline));
    List<SegmentDifference> differences = new ArrayList<>();
    for (SegmentKey segment : rows.shown(cells)) {
      if (!segment.equals(baseline)) {
        differences.add(
            new SegmentDifference(
                segment, cells.of(List.of(segment)).differenceFrom(reference, level)));
      }
    }
    return Comparison.adjusted(baseline.title(), flags.adjustment, Optional.empty(), differences);
  }

  private Comparison compareRests(FunnelCells cells) {
    List<SegmentKey> all = cells.segments();
    List<Funnel> rests = cells.rests(all);
    List<SegmentDifference> differences = new ArrayList<>();
    for (SegmentKey segment : rows.shown(cells)) {
      differences.add(
          new SegmentDifference(
              segment,
              cells.of(List.of(segment)).differenceFrom(rests.get(all.indexOf(segment)), level)));
    }
    return Comparison.adjusted("the rest", flags.adjustment, Optional.empty(), differences);
  }

  /** All entries, and those of each segment, against the same of another range of entries. */
  Comparison compareEntries(FunnelCells main, FunnelCells baseline, String against) {
    Set<SegmentKey> segments = new LinkedHashSet<>(rows.shown(main));
    segments.addAll(rows.shown(baseline));
    List<SegmentDifference> differences = new ArrayList<>();
    for (SegmentKey segment : segments) {
      differences.add(
          new SegmentDifference(
              segment,
              main.of(List.of(segment)).differenceFrom(baseline.of(List.of(segment)), level)));
    }
    return Comparison.adjusted(
        against,
        flags.adjustment,
        Optional.of(main.total().differenceFrom(baseline.total(), level)),
        differences);
  }
}
