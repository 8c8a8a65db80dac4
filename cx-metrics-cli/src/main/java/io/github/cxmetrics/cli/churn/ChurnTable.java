package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.churn.ChurnDenominator;
import io.github.cxmetrics.churn.ChurnPeriod;
import io.github.cxmetrics.churn.ChurnRate;
import io.github.cxmetrics.churn.ChurnReasons;
import io.github.cxmetrics.churn.ChurnTenures;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.cli.churn.ChurnReport.Part;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.ComparisonTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Churn for people. */
final class ChurnTable {

  private static final String UNFINISHED = "*";
  private static final NumberStyle ONE_DECIMAL =
      new NumberStyle(1, Rounding.ONE_DECIMAL, false, "", "");

  private final ChurnReport report;
  private final String interval;
  private final boolean phases;

  ChurnTable(ChurnReport report) {
    this.report = report;
    interval = report.level() + " interval";
    phases =
        report.total().lines().stream()
            .flatMap(line -> line.period().stream())
            .map(ChurnPeriod::phases)
            .anyMatch(p -> p.trialsStarted() + p.onTrial() + p.paused() > 0);
  }

  void writeTo(TextPage page) throws IOException {
    page.line("Churn rate " + report.asked().formula());
    if (report.definition().isPresent()) {
      page.line("Customers " + report.definition().get());
    }
    page.line(report.input().inWords());
    page.space();
    page.table(periods());
    if (parts().flatMap(part -> part.lines().stream()).anyMatch(line -> !line.complete())) {
      page.space();
      page.line(UNFINISHED + ": not over when the data end");
    }
    if (report.asked().allFormulas()) {
      writeFormulas(page);
    }
    if (report.comparison().isPresent()) {
      new ComparisonTable(report.comparison().get(), report.style(), report.by())
          .writeTo(page.out(), page.format(), "; who is in both is taken for two customers");
    }
    page.space();
    if (report.total().churn().isPresent()) {
      writeStays(page, report.total().churn().get());
    }
    for (String method : methods()) {
      page.line("Intervals: " + method);
    }
    page.out().append(report.input().remark());
  }

  private Stream<Part> parts() {
    return Stream.concat(report.segments().stream(), Stream.of(report.total()));
  }

  private Set<String> methods() {
    Set<String> methods = new LinkedHashSet<>();
    parts()
        .flatMap(part -> part.lines().stream())
        .map(line -> report.rate(line).estimate(report.level()))
        .filter(Estimate::isDefined)
        .forEach(estimate -> methods.add(estimate.method()));
    return methods;
  }

  private TextTable periods() {
    List<Column> columns = new ArrayList<>();
    report.by().forEach(name -> columns.add(Column.left(name)));
    columns.add(Column.left(unit()));
    for (String title : List.of("opening", "new", "reactivated", "churned", "closing")) {
      columns.add(Column.right(title));
    }
    if (report.asked().reasons()) {
      columns.add(Column.right("voluntary"));
      columns.add(Column.right("involuntary"));
      columns.add(Column.right("unknown"));
    }
    if (phases) {
      columns.add(Column.right("trials"));
      columns.add(Column.right("converted"));
      columns.add(Column.right("paused"));
    }
    columns.add(Column.right("rate"));
    columns.add(Column.right(interval));
    if (report.asked().annual().isPresent()) {
      columns.add(Column.right("a year"));
      columns.add(Column.right(interval));
    }
    TextTable table = TextTable.of(columns);
    for (Part part : report.segments()) {
      addRows(table, part);
    }
    addRows(
        table,
        new Part(
            SegmentKey.total(report.by().size()), report.total().lines(), report.total().churn()));
    return table;
  }

  private String unit() {
    return report
        .total()
        .churn()
        .map(churn -> churn.definition().grid().unit().name().toLowerCase(Locale.ROOT))
        .orElse("period");
  }

  private void addRows(TextTable table, Part part) {
    for (ChurnLine line : part.lines()) {
      List<String> cells = new ArrayList<>();
      part.segment().values().forEach(value -> cells.add(SegmentKey.shown(value)));
      cells.add(line.label() + (line.complete() ? "" : UNFINISHED));
      ChurnCounts counts = line.counts();
      for (long count :
          new long[] {
            counts.opening(),
            counts.joined(),
            counts.reactivated(),
            counts.churned(),
            counts.closing()
          }) {
        cells.add(Long.toString(count));
      }
      addDetails(cells, line);
      addEstimate(cells, report.rate(line).estimate(report.level()));
      Optional<Estimate> annual = report.annual(line);
      annual.ifPresent(estimate -> addEstimate(cells, estimate));
      table.add(cells);
    }
  }

  private void addDetails(List<String> cells, ChurnLine line) {
    Optional<ChurnPeriod> period = line.period();
    if (report.asked().reasons()) {
      ChurnReasons reasons = period.map(ChurnPeriod::events).orElse(new ChurnReasons(0, 0, 0));
      cells.add(Long.toString(reasons.voluntary()));
      cells.add(Long.toString(reasons.involuntary()));
      cells.add(Long.toString(reasons.unknown()));
    }
    if (phases && period.isPresent()) {
      cells.add(Long.toString(period.get().phases().trialsStarted()));
      cells.add(Long.toString(period.get().phases().conversions()));
      cells.add(Long.toString(period.get().phases().paused()));
    }
  }

  private void addEstimate(List<String> cells, Estimate estimate) {
    cells.add(report.style().show(estimate.value()));
    cells.add(report.style().showInterval(estimate));
  }

  private void writeFormulas(TextPage page) throws IOException {
    Optional<ChurnLine> last = report.total().lastComplete();
    if (last.isEmpty()) {
      page.space();
      page.line("No period is over, so that its formulas could be compared");
      return;
    }
    ChurnLine line = last.get();
    page.heading("Every formula for " + line.label() + ", the same customers");
    page.table(formulas(line));
    page.space();
    for (PeriodView view : PeriodView.values()) {
      page.line(word(view) + ": " + ChurnDenominator.OPENING.numerator(view));
    }
    for (ChurnDenominator denominator : ChurnDenominator.values()) {
      page.line(word(denominator) + ": " + definition(denominator));
    }
    ChurnCounts counts = line.counts();
    page.line(
        TextPage.count(counts.churned(), "churn event")
            + ", less "
            + counts.joinedAndChurned()
            + " of customers who joined in the period, "
            + counts.reactivatedAndChurned()
            + " of customers reactivated in it and "
            + counts.churnedAndReturned()
            + " of customers back at its end: "
            + counts.lost()
            + " lost");
    if (line.period().isEmpty()) {
      page.line("Counts of a period say nothing about its days, so daily forms have no value");
    }
  }

  private TextTable formulas(ChurnLine line) {
    TextTable table =
        TextTable.of(
            Column.left("denominator"),
            Column.left("view"),
            Column.right("churned"),
            Column.right("of"),
            Column.right("rate"),
            Column.right(interval));
    for (ChurnDenominator denominator : ChurnDenominator.values()) {
      for (PeriodView view : PeriodView.values()) {
        ChurnRate rate = line.rate(denominator, view);
        OptionalDouble of = rate.denominatorCount();
        List<String> cells = new ArrayList<>();
        cells.add(word(denominator));
        cells.add(word(view));
        cells.add(Long.toString(rate.numeratorCount()));
        cells.add(of.isPresent() ? ONE_DECIMAL.show(of.getAsDouble()) : NumberStyle.ABSENT);
        addEstimate(cells, rate.estimate(report.level()));
        table.add(cells);
      }
    }
    return table;
  }

  private static String definition(ChurnDenominator denominator) {
    return switch (denominator) {
      case OPENING, AVERAGE, OPENING_PLUS_NEW, MEAN_DAILY -> "of " + denominator.label();
      case SUM_DAILY -> "the rates of days added up, each of customers at the opening of the day";
      case PRODUCT_DAILY ->
          "1 less the product of the shares that stay each day, of customers at its opening";
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void writeStays(TextPage page, Churn churn) throws IOException {
    ChurnTenures tenures = churn.tenures();
    page.line(
        TextPage.count(churn.n(), "customer")
            + "; "
            + tenures.churned()
            + " stays ended, after "
            + length(tenures.meanMillisOfChurned(report.level()))
            + " on average; "
            + tenures.active()
            + " go on, for "
            + length(tenures.meanMillisOfActive(report.level()))
            + " so far");
    if (churn.undecided() > 0) {
      page.line(
          TextPage.count(churn.undecided(), "customer")
              + " without a contract may still return within the grace, and counts as one");
    }
  }

  private static String length(Estimate millis) {
    return millis.isDefined() ? DurationText.rounded((long) millis.value()) : NumberStyle.ABSENT;
  }
}
