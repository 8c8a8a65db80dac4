package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.survey.ScoreChange.Trend;
import io.github.cxmetrics.stats.NamedTest;
import io.github.cxmetrics.survey.MixShift;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last cells of the rows of a CSV report, which tell of mix shift and trend. */
final class ChangeCsv {

  private static final List<String> SHIFT_TITLES =
      titles("baseline_share", "share", "within", "composition", "change");
  private static final List<String> TREND_TITLES =
      List.of("trend_test", "trend_statistic", "trend_p", "equality_test", "equality_p");

  private final ScoreChange change;
  private final ConfidenceLevel level;
  private final Map<SegmentKey, MixShift.Row> segments = new LinkedHashMap<>();

  ChangeCsv(ScoreChange change, ConfidenceLevel level) {
    this.change = change;
    this.level = level;
    change.mixShift().ifPresent(shift -> segments.putAll(shift.rows(level)));
  }

  private static List<String> titles(String... estimates) {
    List<String> titles = new ArrayList<>();
    for (String name : estimates) {
      Collections.addAll(titles, name, name + "_low", name + "_high");
    }
    return titles;
  }

  List<String> titles() {
    List<String> titles = new ArrayList<>();
    if (change.mixShift().isPresent()) {
      titles.addAll(SHIFT_TITLES);
    }
    if (!change.trends().isEmpty()) {
      titles.addAll(TREND_TITLES);
    }
    return titles;
  }

  /** Cells of a segment, in the first of its rows: one of the baseline may have another. */
  void addSegment(List<String> cells, SegmentKey segment) {
    Optional<MixShift.Row> row = Optional.ofNullable(segments.remove(segment));
    addShift(
        cells,
        row.map(
            found ->
                List.of(
                    found.baselineShare(),
                    found.share(),
                    found.within(),
                    found.composition(),
                    found.change())));
  }

  /** Cells of all answers. */
  void addTotal(List<String> cells) {
    addShift(
        cells,
        change
            .mixShift()
            .map(
                shift ->
                    List.of(shift.within(level), shift.composition(level), shift.change(level))));
  }

  /** Cells of the total of the baseline, of which nothing is told. */
  void addNothing(List<String> cells) {
    cells.addAll(Collections.nCopies(titles().size(), ""));
  }

  private void addShift(List<String> cells, Optional<List<Estimate>> estimates) {
    int end = cells.size() + titles().size();
    if (estimates.isPresent()) {
      int skipped = SHIFT_TITLES.size() - 3 * estimates.get().size();
      cells.addAll(Collections.nCopies(skipped, ""));
      estimates.get().forEach(estimate -> CsvNumbers.addEstimate(cells, estimate));
    }
    cells.addAll(Collections.nCopies(end - cells.size(), ""));
  }

  /**
   * Rows of their own for trends.
   *
   * @param columns how many columns the report has
   * @param by how many of them make the segments
   */
  List<List<String>> trendRows(int columns, int by) {
    List<List<String>> rows = new ArrayList<>();
    for (Trend trend : change.trends()) {
      List<String> cells = new ArrayList<>(List.of("trend"));
      cells.addAll(trend.segment().map(SegmentKey::values).orElse(Collections.nCopies(by, "")));
      Estimate slope = trend.line().slope(level);
      Collections.addAll(cells, "", Long.toString(slope.n()), "", "");
      CsvNumbers.addEstimate(cells, slope);
      cells.add(slope.method());
      cells.addAll(Collections.nCopies(columns - TREND_TITLES.size() - cells.size(), ""));
      Optional<NamedTest> test = trend.line().test();
      cells.add(test.map(NamedTest::name).orElse(""));
      cells.add(CsvNumbers.exact(test.map(NamedTest::statistic).orElse(Double.NaN)));
      cells.add(CsvNumbers.exact(trend.pValue().orElse(Double.NaN)));
      Optional<NamedTest> equality = trend.line().testOfEquality();
      cells.add(equality.map(NamedTest::name).orElse(""));
      cells.add(CsvNumbers.exact(equality.map(NamedTest::pValue).orElse(Double.NaN)));
      rows.add(cells);
    }
    return rows;
  }
}
