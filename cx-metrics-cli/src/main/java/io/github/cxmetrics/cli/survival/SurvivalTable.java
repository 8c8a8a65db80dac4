package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.LogRankGroup;
import io.github.cxmetrics.survival.RestrictedMeanComparison;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalQuantile;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.survival.SurvivalSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Survival for people. */
final class SurvivalTable {

  private static final Rounding TWO = Rounding.TWO_DECIMALS;

  private final SurvivalReport report;
  private final SurvivalPlot.Style style;
  private final SurvivalClock clock;
  private final SurvivalQuestion question;
  private final ConfidenceLevel level;
  private final long limit;
  private final NumberStyle times;

  SurvivalTable(SurvivalReport report, SurvivalPlot.Style style) {
    this.report = report;
    this.style = style;
    clock = report.clock();
    question = report.reading().question();
    level = question.level();
    limit = report.reading().limit();
    times = new NumberStyle(1.0 / clock.scale(), TWO, false, "", "");
  }

  void writeTo(TextPage page) throws IOException {
    page.line(
        report.input().times()
            + "; "
            + (report.causes().size() == 1 ? "event " : "events ")
            + String.join(", ", report.causes()));
    page.line(input());
    page.line(
        "S(t) = product of 1 - events / at risk (Kaplan-Meier); "
            + level
            + " intervals, "
            + question.interval().label());
    page.space();
    page.table(summary());
    page.heading("Share without " + (report.causes().size() == 1 ? "the event" : "any event"));
    page.table(shares());
    writeMore(page);
    if (report.test().isPresent()) {
      writeTest(page, report.test().get());
    }
    if (style.drawn() && page.format() == TableFormat.TEXT) {
      writePlot(page);
    }
    List<String> notes = report.notes();
    if (!notes.isEmpty()) {
      page.space();
      for (String note : notes) {
        page.line(note);
      }
    }
  }

  private void writeMore(TextPage page) throws IOException {
    if (report.causes().size() > 1) {
      page.heading("Share with each event, the others being competing risks (Aalen-Johansen)");
      page.table(incidences());
    }
    if (!report.reading().ahead().isEmpty()) {
      page.heading("Of those still there, share who are a while later");
      page.table(conditional());
    }
    if (limit > 0 && report.groups().size() > 1) {
      page.heading(
          "Means against that of " + report.groups().get(0).segment().title() + ", by z-test");
      page.table(means());
    }
  }

  private String input() {
    SurvivalReport.Counts counts = report.input().counts();
    StringBuilder line = new StringBuilder(PrintableText.list(report.input().files()));
    line.append(": ").append(TextPage.count(counts.rows(), "record"));
    if (!report.input().where().isEmpty()) {
      line.append(", ").append(counts.filtered()).append(" left out by condition");
    }
    if (counts.late() > 0) {
      line.append(", ").append(counts.late()).append(" started after --as-of");
    }
    if (counts.unobserved() > 0) {
      line.append(", ").append(counts.unobserved()).append(" ended by --observed-from");
    }
    return line.append(", ")
        .append(counts.used())
        .append(" used, ")
        .append(counts.rejected())
        .append(" rejected")
        .toString();
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    report.by().forEach(name -> columns.add(Column.left(name)));
    return columns;
  }

  private static List<String> cells(SurvivalReport.Group group) {
    return new ArrayList<>(group.segment().values().stream().map(SegmentKey::shown).toList());
  }

  private TextTable summary() {
    boolean late = report.groups().stream().anyMatch(group -> group.survival().enteredLate() > 0);
    List<Column> columns = columns();
    columns.add(Column.right("n"));
    columns.add(Column.right("events"));
    if (late) {
      columns.add(Column.right("entered late"));
    }
    columns.add(Column.right("median"));
    columns.add(Column.right(level + " interval"));
    if (limit > 0) {
      columns.add(Column.right("mean up to " + clock.text(limit)));
      columns.add(Column.right(level + " interval"));
    }
    TextTable table = TextTable.of(columns);
    for (SurvivalReport.Group group : report.groups()) {
      Survival survival = group.survival();
      List<String> cells = cells(group);
      cells.add(Long.toString(survival.n()));
      cells.add(Long.toString(survival.events()));
      if (late) {
        cells.add(Long.toString(survival.enteredLate()));
      }
      addMedian(cells, survival.median(question));
      if (limit > 0) {
        Estimate mean = survival.restrictedMean(limit).mean(level);
        cells.add(times.show(mean.value()));
        cells.add(times.showInterval(mean));
      }
      table.add(cells);
    }
    return table;
  }

  private void addMedian(List<String> cells, SurvivalQuantile median) {
    cells.add(time(median.value(), NumberStyle.ABSENT));
    boolean none = median.lower().isEmpty() && median.upper().isEmpty();
    String low = time(median.lower(), "0");
    cells.add(
        none
            ? NumberStyle.ABSENT
            : median.upper().isPresent()
                ? low + " to " + time(median.upper(), "")
                : low + " and up");
  }

  private String time(OptionalDouble time, String absent) {
    return time.isPresent() ? clock.text(time.getAsDouble()) : absent;
  }

  private TextTable shares() {
    List<Column> columns = columns();
    columns.add(Column.right("time"));
    columns.add(Column.right("at risk"));
    columns.add(Column.right("events since"));
    columns.add(Column.right("share"));
    columns.add(Column.right(level + " interval"));
    TextTable table = TextTable.of(columns);
    long[] at = report.reading().times().stream().mapToLong(Long::longValue).toArray();
    for (SurvivalReport.Group group : report.groups()) {
      for (SurvivalSpan span : group.survival().spans(question, at)) {
        List<String> cells = cells(group);
        cells.add(clock.text(span.until()));
        cells.add(Long.toString(span.atRisk()));
        cells.add(Long.toString(span.events()));
        addShare(cells, span.survival());
        table.add(cells);
      }
    }
    return table;
  }

  private void addShare(List<String> cells, Estimate share) {
    cells.add(report.style().show(share.value()));
    Interval interval = share.interval();
    boolean saysNothing = interval.low() == 0 && interval.high() == 1;
    cells.add(saysNothing ? NumberStyle.ABSENT : report.style().showInterval(share));
  }

  private TextTable incidences() {
    List<Column> columns = columns();
    columns.add(Column.left("event"));
    columns.add(Column.right("events"));
    columns.add(Column.right("time"));
    columns.add(Column.right("share"));
    columns.add(Column.right(level + " interval"));
    TextTable table = TextTable.of(columns);
    for (SurvivalReport.Group group : report.groups()) {
      for (String cause : report.causes()) {
        var incidence = group.survival().incidence(cause);
        for (long time : report.reading().times()) {
          List<String> cells = cells(group);
          cells.add(cause);
          cells.add(Long.toString(incidence.events()));
          cells.add(clock.text(time));
          addShare(cells, incidence.at(time, question));
          table.add(cells);
        }
      }
    }
    return table;
  }

  private TextTable conditional() {
    List<Column> columns = columns();
    columns.add(Column.right("there after"));
    columns.add(Column.right("n"));
    columns.add(Column.right("later by"));
    columns.add(Column.right("share"));
    columns.add(Column.right(level + " interval"));
    TextTable table = TextTable.of(columns);
    for (SurvivalReport.Group group : report.groups()) {
      for (SurvivalReport.Ahead ahead : report.reading().ahead()) {
        Estimate share = group.survival().conditional(ahead.from(), ahead.ahead(), question);
        List<String> cells = cells(group);
        cells.add(clock.text(ahead.from()));
        cells.add(Long.toString(share.n()));
        cells.add(clock.text(ahead.ahead()));
        addShare(cells, share);
        table.add(cells);
      }
    }
    return table;
  }

  private TextTable means() {
    List<Column> columns = columns();
    columns.add(Column.right("difference"));
    columns.add(Column.right(level + " interval"));
    columns.add(Column.right("p"));
    columns.add(Column.right("ratio"));
    columns.add(Column.right(level + " interval"));
    TextTable table = TextTable.of(columns);
    NumberStyle signed = new NumberStyle(1.0 / clock.scale(), TWO, true, "", "");
    NumberStyle ratios = new NumberStyle(1, TWO, false, "", "");
    for (SurvivalReport.Group group : report.groups().subList(1, report.groups().size())) {
      RestrictedMeanComparison both = report.comparedMean(group);
      List<String> cells = cells(group);
      cells.add(signed.show(both.difference().value()));
      cells.add(signed.showInterval(both.difference()));
      cells.add(NumberStyle.pValue(both.pValue().orElse(Double.NaN)));
      cells.add(ratios.show(both.ratio().value()));
      cells.add(ratios.showInterval(both.ratio()));
      table.add(cells);
    }
    return table;
  }

  private void writeTest(TextPage page, LogRank test) throws IOException {
    page.heading(
        "Test of the same survival in all groups: "
            + test.weight().label()
            + (report.strata().isEmpty()
                ? ""
                : ", within "
                    + test.strata()
                    + " strata of "
                    + String.join(", ", report.strata())));
    List<Column> columns = columns();
    columns.add(Column.right("n"));
    columns.add(Column.right("events"));
    columns.add(Column.right("expected"));
    TextTable table = TextTable.of(columns);
    for (int i = 0; i < test.groups().size(); i++) {
      LogRankGroup group = test.groups().get(i);
      List<String> cells = cells(report.groups().get(i));
      cells.add(Long.toString(group.n()));
      cells.add(Long.toString(group.observed()));
      cells.add(TWO.format(group.expected()));
      table.add(cells);
    }
    page.table(table);
    page.space();
    page.line(
        test.statistic().isPresent()
            ? "chi-square "
                + TWO.format(test.statistic().getAsDouble())
                + " on "
                + test.degreesOfFreedom()
                + (test.degreesOfFreedom() == 1 ? " degree" : " degrees")
                + " of freedom, p "
                + NumberStyle.pValue(test.pValue().orElse(Double.NaN))
            : "nothing to compare");
  }

  private void writePlot(TextPage page) throws IOException {
    page.space();
    for (String line : new SurvivalPlot(report, style).lines()) {
      page.line(line);
    }
    if (report.groups().size() > 1) {
      StringBuilder legend = new StringBuilder("       ");
      for (int i = 0; i < report.groups().size(); i++) {
        legend
            .append(' ')
            .append(SurvivalPlot.symbol(style, i))
            .append(' ')
            .append(report.groups().get(i).segment().title())
            .append(' ');
      }
      page.line(legend.toString().stripTrailing());
    }
  }
}
