package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.retention.RepeatReport.Segment;
import io.github.cxmetrics.retention.RepeatPeriod;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.retention.RepeatShare;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Repeat purchase for programs that read CSV: a row a number, as {@code docs/csv.md} describes. */
final class RepeatCsv {

  private final RepeatReport report;
  private final TextTable table;

  /* The cells of the segment whose rows are being added. */
  private List<String> segment = List.of();

  RepeatCsv(RepeatReport report) {
    this.report = report;
    List<String> titles = new ArrayList<>(report.by());
    titles.add(0, "row");
    Collections.addAll(
        titles, "period", "complete", "order", "within_ms", "value", "low", "high", "method", "n");
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    for (Segment each : report.segments()) {
      segment = each.segment().values();
      add(each.repeat());
    }
    segment = Collections.nCopies(report.by().size(), "");
    add(report.repeat());
    table.writeTo(out, TableFormat.CSV);
  }

  private void add(RepeatPurchase repeat) {
    addNumber("customers", repeat.orders().customers());
    addNumber("orders", repeat.orders().orders());
    if (worth()) {
      addAmount("revenue", repeat.basket().revenue());
      addAmount("repeatRevenue", repeat.basket().repeatRevenue());
    }
    if (refunds()) {
      addNumber("refunds", repeat.refunds().refunds());
      if (worth()) {
        addAmount("refunded", repeat.refunds().refundedAmount());
      }
    }
    for (RepeatFigure figure : RepeatFigure.of(report, repeat)) {
      add(List.of(figure.name(), "", "", "", ""), figure.estimate());
    }
    for (RepeatShare share : repeat.nextWithin()) {
      String within = Long.toString(share.within().toMillis());
      add(
          List.of("nextWithin", "", "", Integer.toString(share.order()), within),
          share.share(report.level()));
    }
    repeat
        .orders()
        .distribution()
        .forEach(
            (orders, customers) ->
                add(
                    List.of("customersWithOrders", "", "", Integer.toString(orders), ""),
                    Long.toString(customers)));
    repeat.periods().forEach(this::addPeriod);
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
    List<String> cells = placed(place);
    Collections.addAll(cells, value, "", "", "", "");
    table.add(cells);
  }

  private void add(List<String> place, Estimate estimate) {
    List<String> cells = placed(place);
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }

  private List<String> placed(List<String> place) {
    List<String> cells = new ArrayList<>(place);
    cells.addAll(1, segment);
    return cells;
  }
}
