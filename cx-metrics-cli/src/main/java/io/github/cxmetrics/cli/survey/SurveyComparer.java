package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.Comparison.SegmentDifference;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.survey.SegmentComparison;
import io.github.cxmetrics.survey.SurveyScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the scores of tables and of segments.
 *
 * @param flags what is compared with what
 * @param rows how the scores are shown
 * @param <S> the score
 */
record SurveyComparer<S extends SurveyScore<S>>(ComparisonFlags flags, ScoreRows<S> rows) {

  /** Each segment, and all answers, against the same of the baseline, which has a name. */
  Comparison compareTables(SurveyTable<S> main, SurveyTable<S> baseline, String against) {
    Difference total = main.total().differenceFrom(baseline.total(), rows.level());
    TreeMap<SegmentKey, Difference> differences = new TreeMap<>();
    List<SegmentKey> segments = List.of();
    if (!rows.query().segments().isEmpty()) {
      segments = rows.ordered(main, baseline);
      for (SegmentKey segment : segments) {
        differences.put(
            segment, main.segment(segment).differenceFrom(baseline.segment(segment), rows.level()));
      }
    }
    return comparison(
        segments,
        against,
        Optional.of(total),
        SegmentComparison.of(differences, flags.segments.adjustment));
  }

  /** Each segment against another one or the rest, if that was asked for. */
  Optional<Comparison> compareSegments(SurveyTable<S> table) {
    if (!flags.segments.isAsked()) {
      return Optional.empty();
    }
    SortedMap<SegmentKey, S> scores = new TreeMap<>();
    for (SegmentKey segment : table.segments()) {
      scores.put(segment, table.segment(segment));
    }
    if (flags.segments.baseline == null) {
      return Optional.of(
          comparison(
              rows.ordered(table),
              "the rest",
              Optional.empty(),
              SegmentComparison.withRest(
                  table.total(), scores, flags.segments.adjustment, rows.level())));
    }
    SegmentKey baseline = SegmentKey.named("--baseline", flags.segments.baseline, scores.keySet());
    return Optional.of(
        comparison(
            rows.ordered(table),
            baseline.title(),
            Optional.empty(),
            SegmentComparison.withBaseline(
                baseline, scores, flags.segments.adjustment, rows.level())));
  }

  private Comparison comparison(
      List<SegmentKey> order,
      String against,
      Optional<Difference> total,
      SegmentComparison<SegmentKey> segments) {
    List<SegmentDifference> inOrder = new ArrayList<>();
    for (SegmentKey segment : order) {
      Difference difference = segments.differences().get(segment);
      if (difference != null) {
        inOrder.add(new SegmentDifference(segment, difference));
      }
    }
    return new Comparison(
        against, segments.adjustment().label(), segments.comparisons(), total, inOrder);
  }
}
