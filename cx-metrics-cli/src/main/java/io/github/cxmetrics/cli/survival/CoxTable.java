package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.RegressionTest;
import io.github.cxmetrics.survival.CoxConcordance;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A regression as a table with what explains it. */
final class CoxTable {

  private final CoxReport report;
  private final NumberStyle ratios;
  private final NumberStyle coefficients;

  CoxTable(CoxReport report) {
    this.report = report;
    ratios =
        new NumberStyle(1, new Rounding(3, RoundingMode.HALF_EVEN), false, "", "")
            .withDecimals(report.decimals());
    coefficients =
        new NumberStyle(1, new Rounding(4, RoundingMode.HALF_EVEN), false, "", "")
            .withDecimals(report.decimals());
  }

  void writeTo(TextPage page) throws IOException {
    page.line("Cox regression: time " + report.times() + "; event " + report.event() + strata());
    page.line(input());
    page.line(
        TextPage.count(report.fit().n(), "row")
            + ", "
            + TextPage.count(report.fit().events(), "event")
            + "; ties "
            + report.fit().ties().label()
            + report.id().map(id -> "; robust standard errors by " + id).orElse(""));
    page.line("hazard ratio = exp(coefficient): events a time, for one unit more, all else equal");
    for (CoxReport.Reference reference : report.references()) {
      page.line(reference.column() + " is compared with \"" + reference.text() + '"');
    }
    page.space();
    page.table(table());
    page.space();
    for (String remark : report.remarks()) {
      page.line(remark);
    }
    writeFit(page);
  }

  private String strata() {
    return report.strata().isEmpty() ? "" : "; strata " + String.join(", ", report.strata());
  }

  private String input() {
    CoxReport.Counts counts = report.counts();
    return String.join(", ", report.files())
        + ": "
        + TextPage.count(counts.read(), "record")
        + ", "
        + (report.where().isEmpty()
            ? ""
            : counts.filtered() + " left out by " + report.where() + ", ")
        + counts.used()
        + " used, "
        + counts.rejected()
        + " rejected";
  }

  private TextTable table() {
    boolean robust = report.id().isPresent();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("covariate"));
    columns.add(Column.right("hazard ratio"));
    columns.add(Column.right(report.level() + " interval"));
    columns.add(Column.right("coefficient"));
    columns.add(Column.right("se"));
    if (robust) {
      columns.add(Column.right("robust se"));
    }
    columns.add(Column.right("z"));
    columns.add(Column.right("p"));
    TextTable table = TextTable.of(columns);
    for (Coefficient one : report.fit().coefficients()) {
      Estimate ratio = one.ratio(report.level());
      List<String> cells = new ArrayList<>();
      cells.add(one.name());
      cells.add(ratios.show(ratio.value()));
      cells.add(ratios.showInterval(ratio));
      cells.add(show(one.value()));
      cells.add(show(one.standardError()));
      if (robust) {
        cells.add(show(one.robustStandardError()));
      }
      cells.add(show(one.z()));
      cells.add(NumberStyle.pValue(one.pValue().orElse(Double.NaN)));
      table.add(cells);
    }
    return table;
  }

  private String show(OptionalDouble number) {
    return coefficients.show(number.orElse(Double.NaN));
  }

  private void writeFit(TextPage page) throws IOException {
    if (report.fit().logLikelihood().isPresent()) {
      page.line(
          "log likelihood "
              + show(report.fit().logLikelihood())
              + ", without covariates "
              + show(report.fit().nullLogLikelihood()));
    }
    for (RegressionTest test : report.tests()) {
      page.line(
          test.name()
              + " test "
              + coefficients.show(test.statistic())
              + " on "
              + test.degreesOfFreedom()
              + " df, p "
              + NumberStyle.pValue(test.pValue()));
    }
    Optional<CoxConcordance> pairs = report.fit().concordance();
    if (pairs.isPresent()) {
      Estimate share = pairs.get().share(report.level());
      page.line(
          "concordance "
              + ratios.show(share.value())
              + (share.isDefined()
                  ? ", " + report.level() + " interval " + ratios.show(share.interval())
                  : "")
              + ": "
              + pairs.get().concordant()
              + " pairs in the order of their hazards, "
              + pairs.get().discordant()
              + " against it, "
              + pairs.get().tiedPredictor()
              + " with equal ones");
    }
  }
}
