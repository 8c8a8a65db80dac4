package io.github.cxmetrics.cli.churn;

import static io.github.cxmetrics.churn.RevenueFormula.AVERAGE_PER_CUSTOMER;
import static io.github.cxmetrics.churn.RevenueFormula.GROSS_CHURN;
import static io.github.cxmetrics.churn.RevenueFormula.GROSS_REVENUE_RETENTION;
import static io.github.cxmetrics.churn.RevenueFormula.LOGO_CHURN;
import static io.github.cxmetrics.churn.RevenueFormula.NET_CHURN;
import static io.github.cxmetrics.churn.RevenueFormula.NET_REVENUE_RETENTION;
import static io.github.cxmetrics.churn.RevenueFormula.QUICK_RATIO;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueCohort;
import io.github.cxmetrics.churn.RevenueCustomers;
import io.github.cxmetrics.churn.RevenueFormula;
import io.github.cxmetrics.churn.RevenueMovements;
import io.github.cxmetrics.churn.RevenuePeriod;
import io.github.cxmetrics.churn.RevenueRatio;
import io.github.cxmetrics.cli.event.AmountFlags;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Recurring revenue for people. */
final class RevenueTable {

  private static final String UNFINISHED = "*";
  private static final List<RevenueFormula> SHOWN =
      List.of(
          NET_REVENUE_RETENTION,
          GROSS_REVENUE_RETENTION,
          GROSS_CHURN,
          NET_CHURN,
          QUICK_RATIO,
          AVERAGE_PER_CUSTOMER,
          LOGO_CHURN);

  private final RevenueReport report;
  private final Revenue revenue;
  private final String interval;
  private final String unit;

  RevenueTable(RevenueReport report) {
    this.report = report;
    this.revenue = report.revenue();
    this.interval = report.level() + " interval";
    this.unit = revenue.question().grid().orElseThrow().unit().name().toLowerCase(Locale.ROOT);
  }

  void writeTo(TextPage page) throws IOException {
    page.line(report.amount() + ": " + revenue.definition().describe());
    page.line(report.input().inWords());
    page.line(counts());
    page.heading("Revenue per " + revenue.definition().term().label() + currency());
    page.table(waterfall());
    page.heading("Rates");
    page.table(rates());
    page.heading(revenue.question().view() == PeriodView.EVENT ? "Changes" : "Customers");
    page.table(customers());
    if (report.trails()) {
      page.heading("Retention over " + revenue.question().trailing() + " periods");
      page.table(trailing());
    }
    if (revenue.question().ages() > 0) {
      page.heading("Net retention of customers by the " + unit + " they started in, by age");
      page.table(cohorts(RevenueCohort::netRetention));
      page.heading("Gross retention of the same");
      page.table(cohorts(RevenueCohort::grossRetention));
    }
    if (!report.segments().isEmpty()) {
      page.heading("By " + String.join(", ", report.by()) + ", the last " + unit + " that is over");
      page.table(segments());
    }
    page.space();
    writeLegend(page);
    page.out().append(report.input().remark());
  }

  private void writeLegend(TextPage page) throws IOException {
    if (revenue.periods().stream().anyMatch(period -> !period.isComplete())) {
      page.line(UNFINISHED + ": not over when the data end");
    }
    page.line("opening + new + expansion + reactivation - contraction - churn = closing, exactly");
    page.line(
        revenue.question().view() == PeriodView.EVENT
            ? "Movements: every change of what a customer pays"
            : "Movements: what a customer pays at the closing against the opening");
    for (RevenueFormula formula : SHOWN) {
      page.line(RevenueReport.inWords(formula));
    }
    if (report.trails()) {
      page.line(
          "Over several periods: of who pays before the first of them; compounded is the product of"
              + " the periods' NRR, of other customers in each");
    }
    page.line(
        "Intervals over customers: linearised Student t; Wilson score of units of equal weight for"
            + " GRR, Wilson score for customer churn, Student t for ARPA");
  }

  private String counts() {
    StringBuilder line = new StringBuilder(TextPage.count(revenue.n(), "customer"));
    if (revenue.duplicates() > 0) {
      line.append("; ").append(TextPage.count(revenue.duplicates(), "record"));
      line.append(" equal to another counted once");
    }
    return line.toString();
  }

  private String currency() {
    return AmountFlags.suffix(report.currency().map(name -> "in " + name));
  }

  private static String shown(long units) {
    return Amounts.exact(units).stripTrailingZeros().scale() <= Amounts.STYLE.rounding().decimals()
        ? Amounts.shown(units, Amounts.STYLE)
        : Amounts.plain(units);
  }

  private static String label(RevenuePeriod period) {
    return period.period().label() + (period.isComplete() ? "" : UNFINISHED);
  }

  private TextTable table(String... titles) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left(unit));
    for (String title : titles) {
      columns.add(Column.right(title));
    }
    return TextTable.of(columns);
  }

  private TextTable waterfall() {
    TextTable table =
        table("opening", "new", "expansion", "reactivation", "contraction", "churn", "closing");
    for (RevenuePeriod period : revenue.periods()) {
      RevenueMovements amounts = period.movements();
      table.add(
          label(period),
          shown(amounts.opening()),
          shown(amounts.newRevenue()),
          shown(amounts.expansion()),
          shown(amounts.reactivation()),
          shown(-amounts.contraction()),
          shown(-amounts.churn()),
          shown(amounts.closing()));
    }
    return table;
  }

  private TextTable rates() {
    TextTable table =
        table(
            "NRR",
            interval,
            "GRR",
            interval,
            "gross churn",
            "net churn",
            "quick ratio",
            "ARPA",
            interval);
    for (RevenuePeriod period : revenue.periods()) {
      Estimate net = report.estimate(period, NET_REVENUE_RETENTION);
      Estimate gross = report.estimate(period, GROSS_REVENUE_RETENTION);
      Estimate average = report.estimate(period, AVERAGE_PER_CUSTOMER);
      table.add(
          label(period),
          report.style().show(net.value()),
          report.style().showInterval(net),
          report.style().show(gross.value()),
          report.style().showInterval(gross),
          report.style().show(report.estimate(period, GROSS_CHURN).value()),
          report.style().show(report.estimate(period, NET_CHURN).value()),
          plain().show(report.estimate(period, QUICK_RATIO).value()),
          Amounts.STYLE.show(average.value()),
          Amounts.STYLE.showInterval(average));
    }
    return table;
  }

  private static NumberStyle plain() {
    return new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");
  }

  private TextTable customers() {
    TextTable table =
        table(
            "opening",
            "new",
            "expanded",
            "reactivated",
            "contracted",
            "churned",
            "closing",
            "in and out",
            "customer churn",
            interval);
    for (RevenuePeriod period : revenue.periods()) {
      RevenueCustomers counts = period.customers();
      Estimate churn = report.estimate(period, LOGO_CHURN);
      table.add(
          label(period),
          Long.toString(counts.opening()),
          Long.toString(counts.joined()),
          Long.toString(counts.expanded()),
          Long.toString(counts.reactivated()),
          Long.toString(counts.contracted()),
          Long.toString(counts.churned()),
          Long.toString(counts.closing()),
          Long.toString(period.joinedAndLost()),
          report.style().show(churn.value()),
          report.style().showInterval(churn));
    }
    return table;
  }

  private TextTable trailing() {
    TextTable table = table("NRR", interval, "GRR", interval, "customers", "compounded NRR");
    for (RevenuePeriod period : revenue.periods()) {
      Estimate net = report.estimate(period.trailingNetRetention());
      Estimate gross = report.estimate(period.trailingGrossRetention());
      table.add(
          label(period),
          report.style().show(net.value()),
          report.style().showInterval(net),
          report.style().show(gross.value()),
          report.style().showInterval(gross),
          Long.toString(net.n()),
          report.style().show(period.compoundedNetRetention().orElse(Double.NaN)));
    }
    return table;
  }

  private TextTable cohorts(BiFunction<RevenueCohort, Integer, RevenueRatio> rate) {
    int last = revenue.cohorts().stream().mapToInt(RevenueCohort::lastAge).max().orElse(0);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left(unit));
    columns.add(Column.right("started"));
    columns.add(Column.right("at closing"));
    columns.add(Column.right("revenue"));
    for (int age = 1; age <= last; age++) {
      columns.add(Column.right(Integer.toString(age)));
    }
    TextTable table = TextTable.of(columns);
    for (RevenueCohort cohort : revenue.cohorts()) {
      List<String> cells = new ArrayList<>();
      cells.add(cohort.period().label());
      cells.add(Long.toString(cohort.started()));
      boolean known = cohort.lastAge() >= 0;
      cells.add(known ? Long.toString(cohort.paying(0)) : NumberStyle.ABSENT);
      cells.add(known ? shown(cohort.amount(0)) : NumberStyle.ABSENT);
      for (int age = 1; age <= last; age++) {
        double value =
            age > cohort.lastAge()
                ? Double.NaN
                : rate.apply(cohort, age).value().orElse(Double.NaN);
        cells.add(report.style().show(value));
      }
      table.add(cells);
    }
    return table;
  }

  private TextTable segments() {
    List<Column> columns = new ArrayList<>();
    report.by().forEach(name -> columns.add(Column.left(name)));
    for (String title :
        List.of(unit, "opening", "closing", "NRR", interval, "GRR", "ARPA", "customer churn")) {
      columns.add(Column.right(title));
    }
    TextTable table = TextTable.of(columns);
    for (RevenueReport.Part part : report.segments()) {
      table.add(cells(part.segment(), part.revenue()));
    }
    return table.add(cells(SegmentKey.total(report.by().size()), revenue));
  }

  private List<String> cells(SegmentKey segment, Revenue part) {
    List<String> cells = new ArrayList<>();
    segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
    if (part.lastComplete().isEmpty()) {
      cells.addAll(Collections.nCopies(8, NumberStyle.ABSENT));
      return cells;
    }
    RevenuePeriod last = part.lastComplete().get();
    Estimate net = report.estimate(last, NET_REVENUE_RETENTION);
    cells.add(last.period().label());
    cells.add(shown(last.movements().opening()));
    cells.add(shown(last.movements().closing()));
    cells.add(report.style().show(net.value()));
    cells.add(report.style().showInterval(net));
    cells.add(report.style().show(report.estimate(last, GROSS_REVENUE_RETENTION).value()));
    cells.add(Amounts.STYLE.show(report.estimate(last, AVERAGE_PER_CUSTOMER).value()));
    cells.add(report.style().show(report.estimate(last, LOGO_CHURN).value()));
    return cells;
  }
}
