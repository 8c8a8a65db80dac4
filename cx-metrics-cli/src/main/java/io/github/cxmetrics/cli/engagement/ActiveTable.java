package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.engagement.ActiveReport.Active;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.engagement.Stickiness;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Active actors for people.
 *
 * @param report what was found
 */
record ActiveTable(ActiveReport report) {

  private static final String UNFINISHED = "*";
  private static final NumberStyle ONE_DECIMAL =
      new NumberStyle(1, Rounding.ONE_DECIMAL, false, "", "");

  void writeTo(TextPage page) throws IOException {
    ActivityText text = new ActivityText(report.data(), report.days());
    int week = report.windows().weekDays();
    int month = report.windows().monthDays();
    text.writeHead(
        page,
        "Active actors: daily, weekly (" + week + " days), monthly (" + month + " days)",
        ": " + TextPage.count(report.total().inRange(), "actor"));
    page.table(points());
    page.space();
    if (all().stream().flatMap(each -> each.points().stream()).anyMatch(each -> !each.complete())) {
      page.line(UNFINISHED + ": not over when the data end");
    }
    page.line("stickiness: average daily of " + month + " days / monthly; intervals: " + method());
    if (report.total().distribution().isPresent()) {
      writeDistributions(page, report.total().distribution().get());
    }
    page.out().append(report.data().input().remark());
  }

  private List<Active> all() {
    List<Active> all = new ArrayList<>(List.of(report.total()));
    report.segments().forEach(segment -> all.add(segment.answer()));
    return all;
  }

  private String method() {
    return report.total().points().stream()
        .flatMap(point -> point.stickiness(report.level()).stream())
        .map(Estimate::method)
        .findFirst()
        .orElse("Wilson score of clusters");
  }

  private TextTable points() {
    List<Column> columns = new ArrayList<>();
    report.data().flags().by().forEach(name -> columns.add(Column.left(name)));
    columns.add(Column.left(ActivityText.word(report.unit())));
    if (report.unit() != CalendarUnit.DAY) {
      columns.add(Column.left("as of"));
    }
    columns.add(Column.right("daily"));
    columns.add(Column.right("weekly"));
    columns.add(Column.right("monthly"));
    columns.add(Column.right("average daily"));
    columns.add(Column.right("stickiness"));
    columns.add(Column.right(report.level() + " interval"));
    TextTable table = TextTable.of(columns);
    for (Segment<Active> segment : report.segments()) {
      addPoints(table, segment.segment(), segment.answer());
    }
    addPoints(table, total(), report.total());
    return table;
  }

  private SegmentKey total() {
    return SegmentKey.total(report.data().flags().by().size());
  }

  private void addPoints(TextTable table, SegmentKey segment, Active active) {
    for (ActivePoint point : active.points()) {
      List<String> cells = new ArrayList<>();
      segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
      cells.add(point.period() + (point.complete() ? "" : UNFINISHED));
      if (report.unit() != CalendarUnit.DAY) {
        cells.add(point.day().toString());
      }
      cells.add(Long.toString(point.daily()));
      cells.add(Long.toString(point.weekly()));
      cells.add(Long.toString(point.monthly()));
      cells.add(ONE_DECIMAL.show(point.averageDaily()));
      Optional<Estimate> stickiness = point.stickiness(report.level());
      cells.add(
          stickiness.map(each -> report.style().show(each.value())).orElse(NumberStyle.ABSENT));
      cells.add(stickiness.map(report.style()::showInterval).orElse(NumberStyle.ABSENT));
      table.add(cells);
    }
  }

  private void writeDistributions(TextPage page, Stickiness total) throws IOException {
    String unit = ActivityText.word(total.rule().unit()) + "s";
    page.heading(
        "On how many "
            + unit
            + " of "
            + total.intervals()
            + (total.completeIntervals() < total.intervals()
                ? " (" + total.completeIntervals() + " of them over)"
                : "")
            + " actors were active, exactly and at least"
            + CriterionText.of(total.rule().criterion()));
    List<Column> columns = new ArrayList<>();
    report.data().flags().by().forEach(name -> columns.add(Column.left(name)));
    columns.add(Column.right(unit));
    columns.add(Column.right("exactly"));
    columns.add(Column.right("share"));
    columns.add(Column.right(report.level() + " interval"));
    columns.add(Column.right("at least"));
    columns.add(Column.right("share"));
    columns.add(Column.right(report.level() + " interval"));
    TextTable table = TextTable.of(columns);
    for (Segment<Active> segment : report.segments()) {
      addDistribution(table, segment.segment(), segment.answer().distribution().orElseThrow());
    }
    addDistribution(table, total(), total);
    page.table(table);
  }

  private void addDistribution(TextTable table, SegmentKey segment, Stickiness stickiness) {
    for (int count = 1; count <= stickiness.intervals(); count++) {
      if (stickiness.atLeast(count) == 0 && count > 1) {
        return;
      }
      List<String> cells = new ArrayList<>();
      segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
      cells.add(Integer.toString(count));
      cells.add(Long.toString(stickiness.exactly(count)));
      addShare(cells, stickiness.shareExactly(count, report.level()));
      cells.add(Long.toString(stickiness.atLeast(count)));
      addShare(cells, stickiness.shareAtLeast(count, report.level()));
      table.add(cells);
    }
  }

  private void addShare(List<String> cells, Estimate share) {
    cells.add(report.style().show(share.value()));
    cells.add(report.style().showInterval(share));
  }
}
