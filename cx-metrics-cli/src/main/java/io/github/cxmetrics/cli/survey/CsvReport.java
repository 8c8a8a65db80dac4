package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.Comparison.SegmentDifference;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.survey.RespondentScore;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
  private final ChangeCsv change;

  CsvReport(SurveyReport<S> report) {
    this.report = report;
    this.view = report.view();
    this.change = new ChangeCsv(report.change(), report.level());
  }

  void writeTo(Writer out) throws IOException {
    List<String> titles = new ArrayList<>(List.of("row"));
    titles.addAll(report.query().segments());
    if (report.query().calendar().isPresent()) {
      titles.add("period");
    }
    Collections.addAll(titles, "n", "missing", "rejected", "value", "low", "high", "method");
    titles.addAll(view.classes(report.main().total()).keySet());
    for (String name : estimates(report.main().total()).keySet()) {
      Collections.addAll(titles, name, name + "_low", name + "_high");
    }
    titles.addAll(view.cells(report.main().total(), report.level()).keySet());
    report
        .query()
        .respondents()
        .map(RespondentCells::new)
        .ifPresent(people -> titles.addAll(people.titles()));
    titles.add("flags");
    if (report.comparison().isPresent()) {
      titles.addAll(CsvNumbers.DIFFERENCE_TITLES);
    }
    titles.addAll(change.titles());
    TextTable table = TextTable.of(titles.stream().map(Column::left).toList());
    addScores(table, report.main(), "", report.comparison());
    report.baseline().ifPresent(scores -> addScores(table, scores, "baseline ", Optional.empty()));
    change.trendRows(titles.size(), report.query().segments().size()).forEach(table::add);
    table.writeTo(out, TableFormat.CSV);
  }

  private void addScores(
      TextTable table, Scores<S> scores, String kind, Optional<Comparison> comparison) {
    Map<SegmentKey, Difference> differences = comparison.map(CsvReport::bySegment).orElse(Map.of());
    for (Row<S> row : scores.rows()) {
      List<String> cells = new ArrayList<>(List.of(kind + "segment"));
      cells.addAll(row.segment().values());
      row.period().map(CalendarPeriod::label).ifPresent(cells::add);
      addNumbers(cells, row.score(), Optional.empty(), Warnings.of(row.score()));
      addDifference(
          cells,
          Optional.ofNullable(differences.get(row.segment())),
          comparison.map(Comparison::adjustment).orElse(""),
          comparison.map(Comparison::comparisons).orElse(0));
      change.addSegment(cells, row.segment());
      table.add(cells);
    }
    List<String> cells = new ArrayList<>(List.of(kind + "total"));
    cells.addAll(Collections.nCopies(report.query().segments().size(), ""));
    report.query().calendar().ifPresent(time -> cells.add(""));
    addNumbers(cells, scores.total(), scores.respondents(), Warnings.ofTotal(scores.total()));
    addDifference(cells, comparison.flatMap(Comparison::total), PValueAdjustment.NONE.label(), 1);
    if (kind.isEmpty()) {
      change.addTotal(cells);
    } else {
      change.addNothing(cells);
    }
    table.add(cells);
  }

  private static Map<SegmentKey, Difference> bySegment(Comparison comparison) {
    return comparison.segments().stream()
        .collect(Collectors.toMap(SegmentDifference::segment, SegmentDifference::difference));
  }

  private void addNumbers(
      List<String> cells, S score, Optional<RespondentScore<?>> people, List<String> flags) {
    Estimate headline = view.headline(score, report.level());
    Collections.addAll(
        cells,
        Long.toString(score.n()),
        Long.toString(score.missing()),
        Long.toString(score.rejected()));
    CsvNumbers.addEstimate(cells, headline);
    cells.add(headline.method());
    view.classes(score).values().forEach(count -> cells.add(Long.toString(count)));
    estimates(score).values().forEach(estimate -> CsvNumbers.addEstimate(cells, estimate));
    cells.addAll(view.cells(score, report.level()).values());
    report
        .query()
        .respondents()
        .map(RespondentCells::new)
        .ifPresent(
            all ->
                cells.addAll(
                    people.isPresent() ? all.of(people.get(), report.level()) : all.none()));
    cells.add(String.join(" ", flags));
  }

  /** The mean, which every score has, and the numbers of this one. */
  private Map<String, Estimate> estimates(S score) {
    Map<String, Estimate> all = new LinkedHashMap<>();
    all.put("mean", view.mean(score, report.level()));
    all.putAll(view.estimates(score, report.level()));
    return all;
  }

  /** The p-value of a difference that stands alone, that of all answers, is not adjusted. */
  private void addDifference(
      List<String> cells, Optional<Difference> difference, String adjustment, int comparisons) {
    if (report.comparison().isEmpty()) {
      return;
    }
    CsvNumbers.addDifference(cells, difference, adjustment, comparisons);
  }
}
