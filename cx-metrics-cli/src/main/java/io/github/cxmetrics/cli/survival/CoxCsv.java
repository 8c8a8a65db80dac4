package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.RegressionTest;
import io.github.cxmetrics.survival.CoxFit;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** A regression as rows of CSV: a number each. */
final class CoxCsv {

  private final CoxReport report;
  private final TextTable table =
      TextTable.of(
          Column.left("row"),
          Column.left("covariate"),
          Column.right("value"),
          Column.right("low"),
          Column.right("high"),
          Column.right("se"),
          Column.right("p"),
          Column.left("method"),
          Column.right("n"));

  CoxCsv(CoxReport report) {
    this.report = report;
  }

  void writeTo(Writer out) throws IOException {
    CoxFit fit = report.fit();
    for (Coefficient one : fit.coefficients()) {
      OptionalDouble robust = one.robustStandardError();
      String error = exact(robust.isPresent() ? robust : one.standardError());
      add("coefficient", one.name(), one.estimate(report.level()), error, exact(one.pValue()));
      add("hazardRatio", one.name(), one.ratio(report.level()), "", "");
    }
    addNumber("records", Long.toString(report.counts().read()), "", "");
    addNumber("rejected", Long.toString(report.counts().rejected()), "", "");
    addNumber("rows", Long.toString(fit.n()), "", "");
    addNumber("events", Long.toString(fit.events()), "", "");
    addNumber("logLikelihood", exact(fit.logLikelihood()), "", fit.status().inWords());
    addNumber("nullLogLikelihood", exact(fit.nullLogLikelihood()), "", "");
    for (RegressionTest test : report.tests()) {
      addNumber(
          "test",
          CsvNumbers.exact(test.statistic()),
          CsvNumbers.exact(test.pValue()),
          test.name() + " on " + test.degreesOfFreedom() + " df");
    }
    fit.concordance()
        .ifPresent(pairs -> add("concordance", "", pairs.share(report.level()), "", ""));
    table.writeTo(out, TableFormat.CSV);
  }

  private static String exact(OptionalDouble number) {
    return CsvNumbers.exact(number.orElse(Double.NaN));
  }

  private void addNumber(String name, String value, String p, String method) {
    table.add(name, "", value, "", "", "", p, method, "");
  }

  private void add(String name, String covariate, Estimate estimate, String error, String p) {
    List<String> cells = new ArrayList<>(List.of(name, covariate));
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, error, p, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }
}
