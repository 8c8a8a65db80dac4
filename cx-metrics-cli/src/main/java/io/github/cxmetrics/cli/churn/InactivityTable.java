package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.churn.Inactivity;
import io.github.cxmetrics.churn.InactivityCandidate;
import io.github.cxmetrics.churn.InactivityChurn;
import io.github.cxmetrics.churn.InactivityGaps;
import io.github.cxmetrics.churn.InactivityPeriod;
import io.github.cxmetrics.churn.InactivityRate;
import io.github.cxmetrics.churn.InactivityReturns;
import io.github.cxmetrics.churn.InactivityRule;
import io.github.cxmetrics.churn.InactivityTotals;
import io.github.cxmetrics.cli.churn.InactivityReport.Segment;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Inactivity for people. */
final class InactivityTable {

  private static final String UNFINISHED = "*";
  private static final String PROPOSED = "<";

  private final InactivityReport report;
  private final String interval;
  private final String unit;

  InactivityTable(InactivityReport report) {
    this.report = report;
    interval = report.level() + " interval";
    unit = report.definition().units().substring(0, 1);
  }

  void writeTo(TextPage page) throws IOException {
    page.line("Churn by inactivity; activity " + report.definition().describe());
    page.line(report.input().inWords());
    page.line(counts());
    page.heading("Time between " + report.definition().units() + " of activity");
    page.table(gaps());
    page.heading("Candidates for the threshold");
    page.table(candidates());
    page.space();
    writeProposal(page);
    if (report.churn().isPresent()) {
      writeChurn(page, report.churn().get());
    }
    page.out().append(report.input().remark());
  }

  private String counts() {
    String line = TextPage.count(report.proposal().n(), "customer");
    return report.ignored() == 0
        ? line
        : line + "; " + TextPage.count(report.ignored(), "record") + " of other events";
  }

  private String time(long periods) {
    return periods + unit;
  }

  private NumberStyle times(Rounding rounding) {
    return new NumberStyle(1, rounding, false, unit, "");
  }

  private TextTable gaps() {
    TextTable table =
        TextTable.of(
            Column.left(""), Column.right("value"), Column.right(interval), Column.right("n"));
    Inactivity inactivity = report.proposal().inactivity();
    InactivityGaps ended = inactivity.endedGaps();
    NumberStyle whole = times(Rounding.WHOLE);
    addTo(table, "mean gap", ended.mean(report.level()), times(Rounding.ONE_DECIMAL));
    addTo(table, "median gap", ended.median(report.level()), whole);
    addTo(table, "90 % of gaps", ended.quantile(0.9, report.level()), whole);
    addTo(table, "95 % of gaps", ended.quantile(0.95, report.level()), whole);
    addTo(
        table,
        "90 % of customers' longest gaps",
        inactivity.longestGaps().quantile(0.9, report.level()),
        whole);
    addTo(table, "median since last", inactivity.openGaps().median(report.level()), whole);
    return table;
  }

  private static void addTo(TextTable table, String title, Estimate estimate, NumberStyle style) {
    table.add(
        title,
        style.show(estimate.value()),
        style.showInterval(estimate),
        Long.toString(estimate.n()));
  }

  private TextTable candidates() {
    TextTable table =
        TextTable.of(
            Column.right("threshold"),
            Column.right("shorter gaps"),
            Column.right("churn events"),
            Column.right("customers"),
            Column.right("back in " + time(report.proposal().rule().returnWithin())),
            Column.right(interval),
            Column.right("back so far"),
            Column.right("churned now"),
            Column.left(""));
    for (InactivityCandidate candidate : report.proposal().candidates()) {
      table.add(cells(candidate));
    }
    return table;
  }

  private List<String> cells(InactivityCandidate candidate) {
    InactivityReturns returns = candidate.returns();
    Estimate back = returns.share(report.level());
    return List.of(
        time(candidate.threshold()),
        share(candidate.gapRank(report.level())),
        Long.toString(returns.churnEvents()),
        Long.toString(returns.customers()),
        share(back),
        report.style().showInterval(back),
        share(returns.shareAtAll(report.level())),
        share(candidate.totals().churnedShare(report.level())),
        remark(candidate));
  }

  private String remark(InactivityCandidate candidate) {
    List<String> remarks = new ArrayList<>();
    for (double p : candidate.gapQuantiles()) {
      remarks.add(NumberStyle.PERCENT.withRounding(Rounding.WHOLE).show(p) + " of gaps");
    }
    if (!report.proposal().hasEnough(candidate)) {
      remarks.add("too few");
    }
    boolean isChosen =
        report.churn().isPresent() && report.question().threshold() == candidate.threshold();
    return (isChosen ? PROPOSED + (remarks.isEmpty() ? "" : " ") : "") + String.join(", ", remarks);
  }

  private String share(Estimate estimate) {
    return report.style().show(estimate.value());
  }

  private void writeProposal(TextPage page) throws IOException {
    InactivityRule rule = report.proposal().rule();
    String test =
        "the shortest one after which at most "
            + report.style().show(rule.highestShare())
            + " come back within "
            + time(rule.returnWithin())
            + ", of "
            + rule.fewestCustomers()
            + " customers or more";
    String threshold = "Threshold " + time(report.question().threshold());
    page.line(
        switch (report.source()) {
          case GIVEN -> threshold + ", as given";
          case PROPOSED -> threshold + ", proposed: " + test;
          case FEWEST_RETURNS -> threshold + ", after which the fewest come back; none is " + test;
          case NONE -> "No threshold is proposed, none is " + test + "; give --threshold TIME";
        });
    page.line(
        "back: share of churn events with activity again, of those old enough to tell; shorter"
            + " gaps: share of gaps that have ended, too high, because long ones have not ended");
  }

  private void writeChurn(TextPage page, InactivityChurn churn) throws IOException {
    InactivityTotals totals = churn.totals();
    Estimate churned = totals.churnedShare(report.level());
    page.line(
        TextPage.count(totals.churned(), "customer")
            + " of "
            + totals.customers()
            + " churned when the data end, "
            + share(churned)
            + " ("
            + report.style().showInterval(churned)
            + "); "
            + totals.within()
            + " within the threshold; "
            + TextPage.count(totals.churnEvents(), "churn event")
            + ", "
            + TextPage.count(totals.reactivations(), "reactivation"));
    if (!report.segments().isEmpty()) {
      page.heading(
          "By "
              + String.join(", ", report.by())
              + "; a customer counts in every segment they have records in");
      page.table(segments(churn));
    }
    page.space();
    page.table(periods(churn));
    page.space();
    if (churn.periods().stream().anyMatch(row -> !row.isComplete())) {
      page.line(UNFINISHED + ": not over when the data end");
    }
    for (InactivityRate rate : report.shown()) {
      page.line(rate.formula());
    }
    page.line(
        "closing = opening + new + back - churned; intervals: Wilson score for shares, those of"
            + " events and gaps by customers; linearised Student t for the mean gap; order"
            + " statistics for the other times");
  }

  private TextTable segments(InactivityChurn churn) {
    List<Column> columns = new ArrayList<>();
    report.by().forEach(name -> columns.add(Column.left(name)));
    for (String title : List.of("customers", "churned", "share", interval)) {
      columns.add(Column.right(title));
    }
    columns.add(Column.right("back in " + time(churn.question().returnWithin())));
    columns.add(Column.right(interval));
    TextTable table = TextTable.of(columns);
    for (Segment segment : report.segments()) {
      table.add(cells(segment.segment(), segment.churn()));
    }
    return table.add(cells(SegmentKey.total(report.by().size()), churn));
  }

  private List<String> cells(SegmentKey segment, InactivityChurn part) {
    List<String> cells = new ArrayList<>();
    segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
    Estimate churned = part.totals().churnedShare(report.level());
    Estimate back = part.returns().share(report.level());
    cells.add(Long.toString(part.n()));
    cells.add(Long.toString(part.totals().churned()));
    cells.add(share(churned));
    cells.add(report.style().showInterval(churned));
    cells.add(share(back));
    cells.add(report.style().showInterval(back));
    return cells;
  }

  private TextTable periods(InactivityChurn churn) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left(report.question().unit().name().toLowerCase(Locale.ROOT)));
    for (String title : List.of("opening", "new", "back", "churned", "closing")) {
      columns.add(Column.right(title));
    }
    for (InactivityRate rate : report.shown()) {
      columns.add(Column.right(rate.label()));
      if (rate.label().startsWith("churn")) {
        columns.add(Column.right(interval));
      }
    }
    TextTable table = TextTable.of(columns);
    churn.periods().forEach(row -> table.add(cells(row)));
    return table;
  }

  private List<String> cells(InactivityPeriod row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.period().label() + (row.isComplete() ? "" : UNFINISHED));
    cells.add(Long.toString(row.opening()));
    cells.add(Long.toString(row.joined()));
    cells.add(Long.toString(row.reactivations()));
    cells.add(Long.toString(row.churnEvents()));
    cells.add(Long.toString(row.closing()));
    for (InactivityRate rate : report.shown()) {
      Estimate estimate = row.rate(rate, report.level());
      cells.add(share(estimate));
      if (rate.label().startsWith("churn")) {
        cells.add(report.style().showInterval(estimate));
      }
    }
    return cells;
  }
}
