package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.stats.MeanSums;
import io.github.cxmetrics.stats.NamedTest;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.survey.AnswerMean;
import io.github.cxmetrics.survey.MixShift;
import io.github.cxmetrics.survey.ScoreTrend;
import io.github.cxmetrics.survey.SurveyScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Where a change of a score comes from and how it goes on, as far as that is asked for.
 *
 * @param mixShift the change from the baseline by segment
 * @param trends the trend of each segment, if there are any, and of all answers last
 * @param adjustment how the p-values of segments were adjusted
 */
record ScoreChange(
    Optional<MixShift<SegmentKey>> mixShift, List<Trend> trends, PValueAdjustment adjustment) {

  /**
   * The trend of some answers.
   *
   * @param segment the segment; empty for all answers
   * @param line the line through the periods
   * @param pValue that of no trend, adjusted for the number of segments; empty if it cannot be told
   */
  record Trend(Optional<SegmentKey> segment, ScoreTrend line, OptionalDouble pValue) {}

  static <S extends SurveyScore<S>> ScoreChange of(
      SurveyFlags flags, Scores<S> main, Optional<Scores<S>> baseline) {
    AnswerMean mean = main.total().definition().headline();
    PValueAdjustment adjustment = flags.comparison.segments.adjustment;
    return new ScoreChange(
        flags.change.explain
            ? baseline.map(others -> MixShift.of(mean, bySegment(others), bySegment(main)))
            : Optional.empty(),
        flags.change.trend ? trends(mean, main, adjustment) : List.of(),
        adjustment);
  }

  private static <S extends SurveyScore<S>> Map<SegmentKey, MeanSums> bySegment(Scores<S> scores) {
    Map<SegmentKey, MeanSums> sums = new LinkedHashMap<>();
    scores.rows().forEach(row -> sums.put(row.segment(), row.score().sums()));
    return sums;
  }

  private static <S extends SurveyScore<S>> List<Trend> trends(
      AnswerMean mean, Scores<S> scores, PValueAdjustment adjustment) {
    Map<SegmentKey, Map<Long, MeanSums>> segments = new LinkedHashMap<>();
    Map<Long, List<MeanSums>> all = new TreeMap<>();
    for (Row<S> row : scores.rows()) {
      long period = row.period().orElseThrow().index();
      MeanSums sums = row.score().sums();
      segments.computeIfAbsent(row.segment(), key -> new TreeMap<>()).put(period, sums);
      all.computeIfAbsent(period, key -> new ArrayList<>()).add(sums);
    }
    List<Trend> trends = new ArrayList<>();
    if (segments.keySet().stream().anyMatch(segment -> !segment.values().isEmpty())) {
      addSegments(mean, segments, adjustment, trends);
    }
    TreeMap<Long, MeanSums> totals = new TreeMap<>();
    all.forEach((period, sums) -> totals.put(period, MeanSums.total(sums)));
    ScoreTrend total = new ScoreTrend(mean, totals);
    trends.add(new Trend(Optional.empty(), total, pValue(total.test())));
    return trends;
  }

  private static void addSegments(
      AnswerMean mean,
      Map<SegmentKey, Map<Long, MeanSums>> segments,
      PValueAdjustment adjustment,
      List<Trend> trends) {
    Map<SegmentKey, ScoreTrend> lines = new LinkedHashMap<>();
    segments.forEach(
        (segment, periods) -> lines.put(segment, new ScoreTrend(mean, new TreeMap<>(periods))));
    double[] adjusted =
        adjustment.adjust(
            lines.values().stream()
                .mapToDouble(line -> pValue(line.test()).orElse(Double.NaN))
                .toArray());
    int index = 0;
    for (Map.Entry<SegmentKey, ScoreTrend> line : lines.entrySet()) {
      double p = adjusted[index++];
      trends.add(
          new Trend(
              Optional.of(line.getKey()),
              line.getValue(),
              Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p)));
    }
  }

  private static OptionalDouble pValue(Optional<NamedTest> test) {
    return test.isPresent() ? OptionalDouble.of(test.get().pValue()) : OptionalDouble.empty();
  }

  /** How many trends of segments were judged together. */
  long comparisons() {
    return trends.stream()
        .filter(trend -> trend.segment().isPresent() && trend.pValue().isPresent())
        .count();
  }
}
