package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.survey.SurveyReport.Comparison;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.cli.survey.SurveyReport.SegmentDifference;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A report for programs that read CSV: one row a score at full precision, empty cells where there
 * is no value.
 *
 * @param <S> the score
 */
final class CsvReport<S extends SurveyScore<S>> {

  private final SurveyReport<S> report;
  private final ScoreView<S> view;

  CsvReport(SurveyReport<S> report) {
    this.report = report;
    this.view = report.view();
  }

  void writeTo(Writer out) throws IOException {
    List<String> titles = new ArrayList<>(List.of("row"));
    titles.addAll(report.query().segments());
    if (report.query().calendar().isPresent()) {
      titles.add("period");
    }
    Collections.addAll(titles, "n", "missing", "rejected", "value", "low", "high", "method");
    titles.addAll(view.classes(report.main().total()).keySet());
    Collections.addAll(titles, "mean", "flags");
    if (report.comparison().isPresent()) {
      Collections.addAll(titles, "difference", "difference_low", "difference_high", "p_value");
    }
    TextTable table = TextTable.of(titles.stream().map(Column::left).toList());
    addScores(table, report.main(), "", report.comparison());
    report.baseline().ifPresent(scores -> addScores(table, scores, "baseline ", Optional.empty()));
    table.writeTo(out, TableFormat.CSV);
  }

  private void addScores(
      TextTable table, Scores<S> scores, String kind, Optional<Comparison> comparison) {
    Map<SegmentKey, Difference> differences = comparison.map(CsvReport::bySegment).orElse(Map.of());
    for (Row<S> row : scores.rows()) {
      List<String> cells = new ArrayList<>(List.of(kind + "segment"));
      cells.addAll(row.segment().values());
      row.period().map(CalendarPeriod::label).ifPresent(cells::add);
      addNumbers(cells, row.score(), Warnings.of(row.score()));
      addDifference(cells, Optional.ofNullable(differences.get(row.segment())));
      table.add(cells);
    }
    List<String> cells = new ArrayList<>(List.of(kind + "total"));
    cells.addAll(Collections.nCopies(report.query().segments().size(), ""));
    report.query().calendar().ifPresent(time -> cells.add(""));
    addNumbers(cells, scores.total(), Warnings.ofTotal(scores.total()));
    addDifference(cells, comparison.flatMap(Comparison::total));
    table.add(cells);
  }

  private static Map<SegmentKey, Difference> bySegment(Comparison comparison) {
    return comparison.segments().stream()
        .collect(Collectors.toMap(SegmentDifference::segment, SegmentDifference::difference));
  }

  private void addNumbers(List<String> cells, S score, List<String> flags) {
    Estimate headline = view.headline(score, report.level());
    Collections.addAll(
        cells,
        Long.toString(score.n()),
        Long.toString(score.missing()),
        Long.toString(score.rejected()),
        exact(headline.value()),
        exact(headline.interval().low()),
        exact(headline.interval().high()),
        headline.method());
    view.classes(score).values().forEach(count -> cells.add(Long.toString(count)));
    cells.add(exact(score.ratings().mean(report.level()).value()));
    cells.add(String.join(" ", flags));
  }

  private void addDifference(List<String> cells, Optional<Difference> difference) {
    if (report.comparison().isEmpty()) {
      return;
    }
    if (difference.isEmpty()) {
      cells.addAll(List.of("", "", "", ""));
      return;
    }
    Estimate estimate = difference.get().estimate();
    Collections.addAll(
        cells,
        exact(estimate.value()),
        exact(estimate.interval().low()),
        exact(estimate.interval().high()),
        exact(difference.get().pValue()));
  }

  private static String exact(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
