package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.retention.RepeatPeriod;
import io.github.cxmetrics.retention.RepeatShare;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Repeat purchase for programs that read CSV: a row a number, as {@code docs/csv.md} describes. */
final class RepeatCsv {

  private static final List<String> TITLES =
      List.of(
          "row", "period", "complete", "order", "within_ms", "value", "low", "high", "method", "n");

  private final RepeatReport report;
  private final TextTable table = TextTable.of(TITLES.stream().map(Column::left).toList());

  RepeatCsv(RepeatReport report) {
    this.report = report;
  }

  void writeTo(Writer out) throws IOException {
    addNumber("customers", report.repeat().orders().customers());
    addNumber("orders", report.repeat().orders().orders());
    if (worth()) {
      addAmount("revenue", report.repeat().basket().revenue());
      addAmount("repeatRevenue", report.repeat().basket().repeatRevenue());
    }
    if (refunds()) {
      addNumber("refunds", report.repeat().refunds().refunds());
      if (worth()) {
        addAmount("refunded", report.repeat().refunds().refundedAmount());
      }
    }
    for (RepeatFigure figure : RepeatFigure.of(report)) {
      add(List.of(figure.name(), "", "", "", ""), figure.estimate());
    }
    for (RepeatShare share : report.repeat().nextWithin()) {
      add(
          List.of(
              "nextWithin",
              "",
              "",
              Integer.toString(share.order()),
              Long.toString(share.within().toMillis())),
          share.share(report.level()));
    }
    report
        .repeat()
        .orders()
        .distribution()
        .forEach(
            (orders, customers) ->
                add(
                    List.of("customersWithOrders", "", "", Integer.toString(orders), ""),
                    Long.toString(customers)));
    report.repeat().periods().forEach(this::addPeriod);
    table.writeTo(out, TableFormat.CSV);
  }

  private boolean worth() {
    return report.orders().amount().isPresent();
  }

  private boolean refunds() {
    return report.orders().refund().isPresent();
  }

  private void addPeriod(RepeatPeriod period) {
    addOf(period, "periodOrders", Long.toString(period.orders()));
    addOf(period, "periodRepeatOrders", Long.toString(period.repeatOrders()));
    addOf(period, "periodCustomers", Long.toString(period.activeCustomers()));
    addOf(period, "periodNewCustomers", Long.toString(period.newCustomers()));
    addOf(period, "periodRepeatCustomers", Long.toString(period.repeatCustomers()));
    if (worth()) {
      addOf(period, "periodRevenue", Amounts.plain(period.revenue()));
      addOf(period, "periodRepeatRevenue", Amounts.plain(period.repeatRevenue()));
      add(
          of(period, "periodRevenuePerCustomer"),
          Amounts.estimate(period.revenuePerActiveCustomer(report.level())));
      add(of(period, "periodMeanOrder"), Amounts.estimate(period.meanOrder(report.level())));
    }
    if (refunds()) {
      addOf(period, "periodRefunds", Long.toString(period.refunds()));
      if (worth()) {
        addOf(period, "periodRefunded", Amounts.plain(period.refundedAmount()));
      }
    }
  }

  private static List<String> of(RepeatPeriod period, String name) {
    return List.of(name, period.period().label(), Boolean.toString(period.isComplete()), "", "");
  }

  private void addOf(RepeatPeriod period, String name, String value) {
    add(of(period, name), value);
  }

  private void addNumber(String name, long count) {
    add(List.of(name, "", "", "", ""), Long.toString(count));
  }

  private void addAmount(String name, long units) {
    add(List.of(name, "", "", "", ""), Amounts.plain(units));
  }

  private void add(List<String> place, String value) {
    List<String> cells = new ArrayList<>(place);
    Collections.addAll(cells, value, "", "", "", "");
    table.add(cells);
  }

  private void add(List<String> place, Estimate estimate) {
    List<String> cells = new ArrayList<>(place);
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }
}
