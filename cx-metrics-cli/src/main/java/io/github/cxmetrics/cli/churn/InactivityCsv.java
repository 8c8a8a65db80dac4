package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.InactivityCandidate;
import io.github.cxmetrics.churn.InactivityChurn;
import io.github.cxmetrics.churn.InactivityGaps;
import io.github.cxmetrics.churn.InactivityPeriod;
import io.github.cxmetrics.churn.InactivityRate;
import io.github.cxmetrics.churn.InactivityReturns;
import io.github.cxmetrics.churn.InactivityTotals;
import io.github.cxmetrics.cli.churn.InactivityReport.Segment;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Inactivity for programs that read CSV: a row a number, as {@code docs/inactivity.md} says. */
final class InactivityCsv {

  private static final List<String> NOT_OF_A_PERIOD = List.of("", "");
  private static final List<String> NO_PARTS = List.of("", "");

  private final InactivityReport report;
  private final TextTable table;

  /* The cells of the segment whose rows are being added, and the threshold they are of. */
  private List<String> segment = List.of();
  private String threshold = "";

  InactivityCsv(InactivityReport report) {
    this.report = report;
    List<String> titles = new ArrayList<>(report.by());
    titles.add(0, "row");
    Collections.addAll(titles, "threshold", "period", "complete", "numerator", "denominator");
    Collections.addAll(titles, "value", "low", "high", "method", "n");
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    List<String> total = Collections.nCopies(report.by().size(), "");
    segment = total;
    addGaps("gap", report.proposal().inactivity().endedGaps());
    addGaps("longestGap", report.proposal().inactivity().longestGaps());
    addGaps("sinceLast", report.proposal().inactivity().openGaps());
    for (InactivityCandidate candidate : report.proposal().candidates()) {
      threshold = Long.toString(candidate.threshold());
      addEstimate("candidateShorterGaps", NO_PARTS, candidate.gapRank(report.level()));
      addTotals("candidate", candidate.totals());
      addReturns("candidate", candidate.returns());
    }
    threshold = Long.toString(report.question().threshold());
    for (Segment each : report.segments()) {
      segment = each.segment().values();
      addChurn(each.churn());
    }
    segment = total;
    report.churn().ifPresent(this::addChurn);
    table.writeTo(out, TableFormat.CSV);
  }

  private void addGaps(String name, InactivityGaps gaps) {
    addCount(name + "s", gaps.count());
    addEstimate(name + "Mean", NO_PARTS, gaps.mean(report.level()));
    for (int percent : new int[] {50, 90, 95}) {
      addEstimate(name + "P" + percent, NO_PARTS, gaps.quantile(percent / 100.0, report.level()));
    }
  }

  private void addChurn(InactivityChurn churn) {
    addTotals("total", churn.totals());
    addReturns("total", churn.returns());
    churn.periods().forEach(this::addPeriod);
  }

  private void addTotals(String of, InactivityTotals totals) {
    addCount(of + "Customers", totals.customers());
    addCount(of + "Within", totals.within());
    addCount(of + "ChurnEvents", totals.churnEvents());
    addCount(of + "Reactivations", totals.reactivations());
    addEstimate(
        of + "Churned",
        parts(totals.churned(), totals.customers()),
        totals.churnedShare(report.level()));
  }

  private void addReturns(String of, InactivityReturns returns) {
    addEstimate(
        of + "BackInTime",
        parts(returns.returned(), returns.churnEvents()),
        returns.share(report.level()));
    addEstimate(
        of + "BackSoFar",
        parts(returns.returnedAtAll(), returns.churnEvents()),
        returns.shareAtAll(report.level()));
  }

  private void addPeriod(InactivityPeriod row) {
    addOf(row, "opening", row.opening());
    addOf(row, "new", row.joined());
    addOf(row, "reactivations", row.reactivations());
    addOf(row, "churnEvents", row.churnEvents());
    addOf(row, "closing", row.closing());
    for (InactivityRate rate : InactivityRate.values()) {
      add(
          rate.name().toLowerCase(Locale.ROOT),
          of(row),
          parts(row.numerator(rate), row.denominator(rate)),
          cells(row.rate(rate, report.level())));
    }
  }

  private static List<String> of(InactivityPeriod row) {
    return List.of(row.period().label(), Boolean.toString(row.isComplete()));
  }

  private static List<String> parts(long numerator, long denominator) {
    return List.of(Long.toString(numerator), Long.toString(denominator));
  }

  private void addOf(InactivityPeriod row, String name, long count) {
    add(name, of(row), NO_PARTS, cells(count));
  }

  private void addCount(String name, long count) {
    add(name, NOT_OF_A_PERIOD, NO_PARTS, cells(count));
  }

  private void addEstimate(String name, List<String> parts, Estimate estimate) {
    add(name, NOT_OF_A_PERIOD, parts, cells(estimate));
  }

  private static List<String> cells(long count) {
    return List.of(Long.toString(count), "", "", "", "");
  }

  private static List<String> cells(Estimate estimate) {
    List<String> cells = new ArrayList<>();
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    return cells;
  }

  private void add(String name, List<String> period, List<String> parts, List<String> value) {
    List<String> row = new ArrayList<>();
    row.add(name);
    row.addAll(segment);
    row.add(threshold);
    row.addAll(period);
    row.addAll(parts);
    row.addAll(value);
    table.add(row);
  }
}
