package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.retention.RetentionReport.Comparison;
import io.github.cxmetrics.cli.retention.RetentionReport.Segment;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares cohorts or segments.
 *
 * @param flags which
 * @param rule when an actor counts as retained
 * @param level the confidence level of each interval on its own
 */
record RetentionComparer(RetentionComparisonFlags flags, ReturnRule rule, ConfidenceLevel level) {

  Optional<Comparison> compare(Retention total, List<Segment> segments) {
    if (flags.baseline != null) {
      return Optional.of(compareSegments(flags.baseline, segments));
    }
    return flags.cohorts.isEmpty() ? Optional.empty() : Optional.of(compareCohorts(total));
  }

  private Comparison compareSegments(String baseline, List<Segment> segments) {
    List<SegmentKey> keys = segments.stream().map(Segment::segment).toList();
    SegmentKey reference = SegmentKey.named("--baseline", baseline, keys);
    CohortRow row = segments.get(keys.indexOf(reference)).retention().pooled();
    List<Comparison.Row> rows = new ArrayList<>();
    for (Segment segment : segments) {
      if (!segment.segment().equals(reference)) {
        addDifferences(rows, segment.segment().title(), segment.retention().pooled(), row);
      }
    }
    return adjusted(reference.title(), rows);
  }

  private Comparison compareCohorts(Retention total) {
    CohortRow reference = cohort(total, flags.cohorts.get(0));
    List<Comparison.Row> rows = new ArrayList<>();
    for (String name : flags.cohorts.subList(1, flags.cohorts.size())) {
      addDifferences(rows, name.strip(), cohort(total, name), reference);
    }
    return adjusted(flags.cohorts.get(0).strip(), rows);
  }

  private static CohortRow cohort(Retention total, String name) {
    return total.cohorts().stream()
        .filter(row -> label(total, row).equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--compare-cohorts must be of the cohorts "
                        + PrintableText.list(
                            total.cohorts().stream().map(row -> label(total, row)).toList())
                        + ", was "
                        + PrintableText.quoted(name.strip())));
  }

  private static String label(Retention total, CohortRow row) {
    return total.definition().grid().period(row.cohort()).label();
  }

  private void addDifferences(
      List<Comparison.Row> rows, String name, CohortRow row, CohortRow reference) {
    for (int column = 1; column <= row.columns(); column++) {
      rows.add(
          new Comparison.Row(
              name,
              column,
              row.retained(column, rule, level),
              reference.retained(column, rule, level),
              row.differenceFrom(reference, column, rule, level)));
    }
  }

  /** All differences are judged together; those without data are left out. */
  private Comparison adjusted(String against, List<Comparison.Row> rows) {
    List<Comparison.Row> known =
        rows.stream().filter(row -> row.difference().estimate().isDefined()).toList();
    PValueAdjustment adjustment = flags.adjustment;
    double[] pValues =
        adjustment.adjust(known.stream().mapToDouble(row -> row.difference().pValue()).toArray());
    List<Comparison.Row> adjusted = new ArrayList<>();
    for (int i = 0; i < pValues.length; i++) {
      Comparison.Row row = known.get(i);
      Difference difference = row.difference().withPValue(pValues[i]);
      adjusted.add(
          new Comparison.Row(row.name(), row.column(), row.share(), row.reference(), difference));
    }
    return new Comparison(against, adjustment.label(), known.size(), adjusted);
  }
}
