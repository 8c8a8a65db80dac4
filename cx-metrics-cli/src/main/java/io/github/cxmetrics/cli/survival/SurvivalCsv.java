package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.survival.IncidenceStep;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.LogRankGroup;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalQuantile;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.survival.SurvivalStep;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Survival for programs that read CSV: a row a step or a number, as docs/survival.md describes. */
final class SurvivalCsv {

  private final SurvivalReport report;
  private final SurvivalQuestion question;
  private final TextTable table;

  /* The cells of the group whose rows are being added. */
  private List<String> segment = List.of();

  SurvivalCsv(SurvivalReport report) {
    this.report = report;
    question = report.reading().question();
    List<String> titles = new ArrayList<>(report.by());
    titles.add(0, "row");
    Collections.addAll(
        titles,
        "cause",
        "time",
        "at_risk",
        "events",
        "censored",
        "entered",
        "value",
        "low",
        "high",
        "se",
        "method",
        "n");
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    for (SurvivalReport.Group group : report.groups()) {
      segment = group.segment().values();
      add(group.survival());
    }
    if (report.test().isPresent()) {
      add(report.test().get());
    }
    table.writeTo(out, TableFormat.CSV);
  }

  private void add(Survival survival) {
    for (int percent : new int[] {25, 50, 75}) {
      addQuantile("p" + percent, survival.quantile(percent / 100.0, question));
    }
    long limit = report.reading().limit();
    if (limit > 0) {
      Estimate mean =
          survival
              .restrictedMean(limit)
              .mean(question.level())
              .scaled(1.0 / report.clock().scale(), 0);
      add("mean", "", limit, List.of("", "", "", ""), mean, OptionalDouble.empty());
    }
    for (long time : report.reading().times()) {
      add(
          "at",
          "",
          time,
          List.of(Long.toString(survival.atRisk(time)), "", "", ""),
          survival.at(time, question),
          survival.standardErrorAt(time));
    }
    for (SurvivalReport.Ahead ahead : report.reading().ahead()) {
      add(
          "conditional+" + report.clock().text(ahead.ahead()),
          "",
          ahead.from(),
          List.of("", "", "", ""),
          survival.conditional(ahead.from(), ahead.ahead(), question),
          OptionalDouble.empty());
    }
    for (SurvivalStep step : survival.steps(question)) {
      List<String> counts =
          List.of(
              Long.toString(step.atRisk()),
              Long.toString(step.events()),
              Long.toString(step.censored()),
              Long.toString(step.entered()));
      add("step", "", step.time(), counts, step.survival(), step.standardError());
    }
    if (report.causes().size() > 1) {
      report.causes().forEach(cause -> addIncidence(survival, cause));
    }
  }

  private void addIncidence(Survival survival, String cause) {
    for (IncidenceStep step : survival.incidence(cause).steps(question)) {
      List<String> counts =
          List.of(Long.toString(step.atRisk()), Long.toString(step.events()), "", "");
      add(
          "incidence",
          cause,
          step.time(),
          counts,
          step.incidence(),
          survival.incidence(cause).standardError(step.time()));
    }
  }

  private void addQuantile(String name, SurvivalQuantile quantile) {
    List<String> cells = begun(name, "", "");
    cells.addAll(List.of("", "", "", ""));
    cells.add(time(quantile.value()));
    cells.add(time(quantile.lower()));
    cells.add(time(quantile.upper()));
    Collections.addAll(
        cells, "", question.interval().label() + " inverted", Long.toString(quantile.n()));
    table.add(cells);
  }

  private String time(OptionalDouble time) {
    return time.isPresent()
        ? CsvNumbers.exact(report.clock().value(time.getAsDouble()))
        : CsvNumbers.exact(Double.NaN);
  }

  private void add(
      String row,
      String cause,
      long time,
      List<String> counts,
      Estimate estimate,
      OptionalDouble error) {
    List<String> cells = begun(row, cause, report.clock().text(time));
    cells.addAll(counts);
    CsvNumbers.addEstimate(cells, estimate);
    cells.add(CsvNumbers.exact(error.orElse(Double.NaN)));
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }

  private List<String> begun(String row, String cause, String time) {
    List<String> cells = new ArrayList<>();
    cells.add(row);
    cells.addAll(segment);
    cells.add(cause);
    cells.add(time);
    return cells;
  }

  private void add(LogRank test) {
    for (int i = 0; i < test.groups().size(); i++) {
      LogRankGroup group = test.groups().get(i);
      segment = report.groups().get(i).segment().values();
      addNumber("observed", Long.toString(group.observed()), "", group.n());
      addNumber("expected", CsvNumbers.exact(group.expected()), "", group.n());
    }
    segment = Collections.nCopies(report.by().size(), "");
    String label = test.weight().label();
    addNumber("chiSquare", CsvNumbers.exact(test.statistic().orElse(Double.NaN)), label, test.n());
    addNumber("degreesOfFreedom", Integer.toString(test.degreesOfFreedom()), label, test.n());
    addNumber("p", CsvNumbers.exact(test.pValue().orElse(Double.NaN)), label, test.n());
  }

  private void addNumber(String row, String value, String method, long n) {
    List<String> cells = begun(row, "", "");
    cells.addAll(List.of("", "", "", ""));
    Collections.addAll(cells, value, "", "", "", method, Long.toString(n));
    table.add(cells);
  }
}
