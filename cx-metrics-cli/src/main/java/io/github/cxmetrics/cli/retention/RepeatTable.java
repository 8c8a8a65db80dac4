package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.event.AmountFlags;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.cli.retention.RepeatReport.Segment;
import io.github.cxmetrics.retention.OrderCounts;
import io.github.cxmetrics.retention.RefundCounts;
import io.github.cxmetrics.retention.RepeatPeriod;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.retention.RepeatShare;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Repeat purchase for people. */
final class RepeatTable {

  private static final int MOST_ORDERS_ALONE = 5;
  private static final String UNFINISHED = "*";

  private final RepeatReport report;
  private final RepeatPurchase repeat;
  private final String interval;
  private final boolean worth;

  RepeatTable(RepeatReport report) {
    this.report = report;
    this.repeat = report.repeat();
    this.interval = report.level() + " interval";
    this.worth = report.orders().amount().isPresent();
  }

  void writeTo(TextPage page) throws IOException {
    page.line(report.orders().inWords());
    page.line(report.input().inWords());
    page.line(counts());
    page.space();
    page.table(figures());
    page.heading("Next order within a time of the one before, of those whose order is that old");
    page.table(next());
    page.heading("Customers by number of orders");
    page.table(distribution());
    if (!report.segments().isEmpty()) {
      page.heading(
          "By "
              + String.join(", ", report.by())
              + "; a customer counts in every segment they have records in");
      page.table(segments());
    }
    if (report.repeat().question().grid().isPresent()) {
      page.space();
      page.table(periods());
      if (repeat.periods().stream().anyMatch(period -> !period.isComplete())) {
        page.space();
        page.line(UNFINISHED + ": not over when the data end");
      }
    }
    page.space();
    if (repeat.toSecond().waiting() > 0) {
      page.line(
          "Times to the second order are those of "
              + TextPage.count(repeat.toSecond().ended(), "customer")
              + " who had it ("
              + repeat.toSecond().waiting()
              + " still waiting), so they are too short");
    }
    if (repeat.between().ended() > 0) {
      page.line(
          "Times between orders leave out those still waiting for the next one, so they are too"
              + " short as well");
    }
    double error = repeat.between().relativeError();
    if (error > 0) {
      page.line(
          "Medians of so many times are within " + report.style().show(error) + " of their value");
    }
    writeMethods(page);
    page.out().append(report.input().remark());
  }

  private void writeMethods(TextPage page) throws IOException {
    Map<String, List<String>> titles = new LinkedHashMap<>();
    for (RepeatFigure figure : RepeatFigure.of(report, repeat)) {
      titles
          .computeIfAbsent(figure.estimate().method(), any -> new ArrayList<>())
          .add(figure.title());
    }
    String next = "next orders";
    repeat.nextWithin().stream()
        .findFirst()
        .map(share -> share.share(report.level()).method())
        .ifPresent(method -> titles.computeIfAbsent(method, any -> new ArrayList<>()).add(next));
    for (Map.Entry<String, List<String>> each : titles.entrySet()) {
      page.line("Intervals: " + each.getKey() + " for " + String.join("; ", each.getValue()));
    }
  }

  private String counts() {
    OrderCounts orders = repeat.orders();
    StringBuilder line = new StringBuilder();
    line.append(TextPage.count(orders.customers(), "customer")).append(", ");
    line.append(TextPage.count(orders.orders(), "order"));
    if (worth) {
      line.append(" worth ").append(amount(repeat.basket().revenue())).append(currency());
    }
    if (report.orders().refund().isPresent()) {
      RefundCounts refunds = repeat.refunds();
      line.append("; ").append(TextPage.count(refunds.refunds(), "refund"));
      if (worth) {
        line.append(" of ").append(amount(refunds.refundedAmount())).append(currency());
      }
      if (refunds.refundedWithoutOrder() > 0) {
        line.append(", ")
            .append(TextPage.count(refunds.refundedWithoutOrder(), "actor"))
            .append(" without an order");
      }
    }
    if (report.ignored() > 0) {
      line.append("; ")
          .append(TextPage.count(report.ignored(), "record"))
          .append(" of other events");
    }
    return line.toString();
  }

  private String currency() {
    return AmountFlags.suffix(report.orders().currency());
  }

  private String amount(long units) {
    return Amounts.shown(units, money());
  }

  private NumberStyle money() {
    return Amounts.STYLE;
  }

  private TextTable figures() {
    TextTable table =
        TextTable.of(
            Column.left(""), Column.right("value"), Column.right(interval), Column.right("n"));
    for (RepeatFigure figure : RepeatFigure.of(report, repeat)) {
      Estimate estimate = figure.estimate();
      table.add(
          figure.title(),
          value(figure),
          estimate.isDefined() ? interval(figure) : NumberStyle.ABSENT,
          Long.toString(estimate.n()));
    }
    return table;
  }

  private String value(RepeatFigure figure) {
    double value = figure.estimate().value();
    return switch (figure.kind()) {
      case SHARE -> report.style().show(value);
      case COUNT -> plain().show(value);
      case AMOUNT -> money().show(value) + (Double.isNaN(value) ? "" : currency());
      case MILLIS -> Double.isNaN(value) ? NumberStyle.ABSENT : DurationText.rounded((long) value);
    };
  }

  private String interval(RepeatFigure figure) {
    Estimate estimate = figure.estimate();
    return switch (figure.kind()) {
      case SHARE -> report.style().showInterval(estimate);
      case COUNT -> plain().showInterval(estimate);
      case AMOUNT -> money().showInterval(estimate);
      case MILLIS -> duration(estimate.interval());
    };
  }

  private static NumberStyle plain() {
    return new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");
  }

  private static String duration(Interval millis) {
    String low = DurationText.rounded((long) millis.low());
    return Double.isInfinite(millis.high())
        ? low + " and up"
        : low + " to " + DurationText.rounded((long) millis.high());
  }

  private TextTable next() {
    TextTable table =
        TextTable.of(
            Column.left("order"),
            Column.right("within"),
            Column.right("share"),
            Column.right(interval),
            Column.right("customers"),
            Column.right("of"),
            Column.right("too young"));
    for (RepeatShare share : repeat.nextWithin()) {
      Estimate estimate = share.share(report.level());
      table.add(
          ordinal(share.order()) + " after " + ordinal(share.order() - 1),
          DurationText.exact(share.within().toMillis()),
          report.style().show(estimate.value()),
          report.style().showInterval(estimate),
          Long.toString(share.repeated()),
          Long.toString(share.oldEnough()),
          Long.toString(share.tooYoung()));
    }
    return table;
  }

  private static String ordinal(int number) {
    int tens = number % 100;
    String end =
        switch (tens >= 11 && tens <= 13 ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + end;
  }

  private TextTable distribution() {
    TextTable table =
        TextTable.of(
            Column.left("orders"),
            Column.right("customers"),
            Column.right("share"),
            Column.right("this or more"),
            Column.right("share"));
    OrderCounts orders = repeat.orders();
    for (int number = 1; number <= MOST_ORDERS_ALONE; number++) {
      long these = orders.distribution().getOrDefault(number, 0L);
      addDistribution(table, Integer.toString(number), these, orders.customersWithAtLeast(number));
    }
    long more = orders.customersWithAtLeast(MOST_ORDERS_ALONE + 1);
    addDistribution(table, (MOST_ORDERS_ALONE + 1) + " or more", more, more);
    return table;
  }

  private void addDistribution(TextTable table, String title, long these, long atLeast) {
    double all = repeat.orders().customers();
    table.add(
        title,
        Long.toString(these),
        report.style().show(these / all),
        Long.toString(atLeast),
        report.style().show(atLeast / all));
  }

  private TextTable segments() {
    List<Column> columns = new ArrayList<>();
    report.by().forEach(name -> columns.add(Column.left(name)));
    for (String title : List.of("customers", "orders", "second order", interval, "per customer")) {
      columns.add(Column.right(title));
    }
    if (worth) {
      columns.add(Column.right("revenue"));
      columns.add(Column.right("per order"));
    }
    if (report.orders().refund().isPresent()) {
      columns.add(Column.right("refunds per order"));
    }
    TextTable table = TextTable.of(columns);
    for (Segment segment : report.segments()) {
      table.add(cells(segment.segment(), segment.repeat()));
    }
    return table.add(cells(SegmentKey.total(report.by().size()), repeat));
  }

  private List<String> cells(SegmentKey segment, RepeatPurchase part) {
    List<String> cells = new ArrayList<>();
    segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
    Estimate second = part.repeatRate(report.level());
    cells.add(Long.toString(part.n()));
    cells.add(Long.toString(part.orders().orders()));
    cells.add(report.style().show(second.value()));
    cells.add(report.style().showInterval(second));
    cells.add(plain().show(part.orders().mean(report.level()).value()));
    if (worth) {
      cells.add(amount(part.basket().revenue()));
      cells.add(money().show(Amounts.estimate(part.basket().meanOrder(report.level())).value()));
    }
    if (report.orders().refund().isPresent()) {
      cells.add(report.style().show(part.refunds().rate(report.level()).value()));
    }
    return cells;
  }

  private TextTable periods() {
    List<Column> columns = new ArrayList<>();
    String unit = repeat.question().grid().orElseThrow().unit().name().toLowerCase(Locale.ROOT);
    columns.add(Column.left(unit));
    for (String title : List.of("orders", "customers", "new", "repeat")) {
      columns.add(Column.right(title));
    }
    if (worth) {
      columns.add(Column.right("revenue"));
      columns.add(Column.right("per customer"));
      columns.add(Column.right("per order"));
    }
    if (report.orders().refund().isPresent()) {
      columns.add(Column.right("refunds"));
      if (worth) {
        columns.add(Column.right("refunded"));
      }
    }
    TextTable table = TextTable.of(columns);
    repeat.periods().forEach(period -> table.add(cells(period)));
    return table;
  }

  private List<String> cells(RepeatPeriod period) {
    List<String> cells = new ArrayList<>();
    cells.add(period.period().label() + (period.isComplete() ? "" : UNFINISHED));
    cells.add(Long.toString(period.orders()));
    cells.add(Long.toString(period.activeCustomers()));
    cells.add(Long.toString(period.newCustomers()));
    cells.add(Long.toString(period.repeatCustomers()));
    if (worth) {
      cells.add(amount(period.revenue()));
      cells.add(
          money().show(Amounts.estimate(period.revenuePerActiveCustomer(report.level())).value()));
      cells.add(money().show(Amounts.estimate(period.meanOrder(report.level())).value()));
    }
    if (report.orders().refund().isPresent()) {
      cells.add(Long.toString(period.refunds()));
      if (worth) {
        cells.add(amount(period.refundedAmount()));
      }
    }
    return cells;
  }
}
