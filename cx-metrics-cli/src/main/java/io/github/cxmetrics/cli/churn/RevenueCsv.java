package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueCohort;
import io.github.cxmetrics.churn.RevenueCustomers;
import io.github.cxmetrics.churn.RevenueFormula;
import io.github.cxmetrics.churn.RevenueMovements;
import io.github.cxmetrics.churn.RevenuePeriod;
import io.github.cxmetrics.churn.RevenueRatio;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Recurring revenue for programs that read CSV: a row a number, as {@code docs/revenue.md}
 * describes.
 */
final class RevenueCsv {

  private final RevenueReport report;
  private final TextTable table;

  /* The cells of the segment whose rows are being added. */
  private List<String> segment = List.of();

  RevenueCsv(RevenueReport report) {
    this.report = report;
    List<String> titles = new ArrayList<>(report.by());
    titles.add(0, "row");
    Collections.addAll(
        titles,
        "period",
        "complete",
        "age",
        "value",
        "low",
        "high",
        "method",
        "n",
        "numerator",
        "denominator");
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    for (RevenueReport.Part part : report.segments()) {
      segment = part.segment().values();
      add(part.revenue());
    }
    segment = Collections.nCopies(report.by().size(), "");
    add(report.revenue());
    table.writeTo(out, TableFormat.CSV);
  }

  private void add(Revenue revenue) {
    revenue.periods().forEach(this::addPeriod);
    revenue.cohorts().forEach(this::addCohort);
  }

  private void addPeriod(RevenuePeriod period) {
    RevenueMovements amounts = period.movements();
    add(of(period, "opening"), Amounts.plain(amounts.opening()));
    add(of(period, "new"), Amounts.plain(amounts.newRevenue()));
    add(of(period, "expansion"), Amounts.plain(amounts.expansion()));
    add(of(period, "reactivation"), Amounts.plain(amounts.reactivation()));
    add(of(period, "contraction"), Amounts.plain(amounts.contraction()));
    add(of(period, "churn"), Amounts.plain(amounts.churn()));
    add(of(period, "closing"), Amounts.plain(amounts.closing()));
    RevenueCustomers counts = period.customers();
    add(of(period, "customersOpening"), Long.toString(counts.opening()));
    add(of(period, "customersNew"), Long.toString(counts.joined()));
    add(of(period, "customersExpanded"), Long.toString(counts.expanded()));
    add(of(period, "customersReactivated"), Long.toString(counts.reactivated()));
    add(of(period, "customersContracted"), Long.toString(counts.contracted()));
    add(of(period, "customersChurned"), Long.toString(counts.churned()));
    add(of(period, "customersClosing"), Long.toString(counts.closing()));
    add(of(period, "customersJoinedAndLost"), Long.toString(period.joinedAndLost()));
    for (RevenueFormula formula : RevenueFormula.values()) {
      add(of(period, rate(formula)), period.ratio(formula));
    }
    if (report.trails()) {
      add(of(period, "trailingNetRetention"), period.trailingNetRetention());
      add(of(period, "trailingGrossRetention"), period.trailingGrossRetention());
      add(
          of(period, "compoundedNetRetention"),
          CsvNumbers.exact(period.compoundedNetRetention().orElse(Double.NaN)));
    }
  }

  /** The name of a rate, which is another one than that of its amount. */
  private static String rate(RevenueFormula formula) {
    return switch (formula) {
      case CHURN, EXPANSION, CONTRACTION -> formula.key() + "Rate";
      default -> formula.key();
    };
  }

  private void addCohort(RevenueCohort cohort) {
    String label = cohort.period().label();
    add(List.of("cohortStarted", label, "", ""), Long.toString(cohort.started()));
    for (int age = 0; age <= cohort.lastAge(); age++) {
      String at = Integer.toString(age);
      add(List.of("cohortPaying", label, "", at), Long.toString(cohort.paying(age)));
      add(List.of("cohortRevenue", label, "", at), Amounts.plain(cohort.amount(age)));
      add(List.of("cohortNetRetention", label, "", at), cohort.netRetention(age));
      add(List.of("cohortGrossRetention", label, "", at), cohort.grossRetention(age));
    }
  }

  private static List<String> of(RevenuePeriod period, String name) {
    return List.of(name, period.period().label(), Boolean.toString(period.isComplete()), "");
  }

  private void add(List<String> place, String value) {
    List<String> cells = placed(place);
    Collections.addAll(cells, value, "", "", "", "", "", "");
    table.add(cells);
  }

  private void add(List<String> place, RevenueRatio ratio) {
    Estimate estimate = report.estimate(ratio);
    List<String> cells = placed(place);
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    cells.add(plain(RevenueReport.numerator(ratio)));
    cells.add(plain(RevenueReport.denominator(ratio)));
    table.add(cells);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private List<String> placed(List<String> place) {
    List<String> cells = new ArrayList<>(place);
    cells.addAll(1, segment);
    return cells;
  }
}
