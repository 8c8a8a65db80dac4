package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.engagement.LifecycleReport.Lives;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.engagement.DailyState;
import io.github.cxmetrics.engagement.DailyStates;
import io.github.cxmetrics.engagement.LifecycleInterval;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The lifecycle for people.
 *
 * @param report what was found
 */
record LifecycleTable(LifecycleReport report) {

  private static final String UNFINISHED = "*";
  private static final NumberStyle TWO_DECIMALS =
      new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");

  void writeTo(TextPage page) throws IOException {
    ActivityText text = new ActivityText(report.data(), report.days());
    String title =
        report.states()
            ? "Actors by state of the day"
            : "Lifecycle by " + ActivityText.word(report.unit()) + text.weeks();
    text.writeHead(page, title, "");
    page.table(report.states() ? states() : intervals());
    page.space();
    if (hasUnfinished()) {
      page.line(UNFINISHED + ": not over when the data end");
    }
    if (report.states()) {
      page.line(
          "active: new (first day of all), current (again within 7 days), reactivated (within 30),"
              + " resurrected (later)");
      page.line(
          "not active: at risk (of leaving the weekly, the monthly active), dormant (for 30 days)");
    } else {
      page.line(
          "dormant: active in the period before, not in this one; returned: the share of that"
              + " period's who are active again");
      page.line("coming / going: (new + resurrecting) / dormant; intervals: Wilson score");
    }
    page.out().append(report.data().input().remark());
  }

  private boolean hasUnfinished() {
    return report.total().intervals().stream().anyMatch(interval -> !interval.isComplete())
        || report
            .total()
            .states()
            .map(states -> states.days().stream().anyMatch(day -> !states.isComplete(day)))
            .orElse(false);
  }

  private List<Column> segmentColumns() {
    List<Column> columns = new ArrayList<>();
    report.data().flags().by().forEach(name -> columns.add(Column.left(name)));
    return columns;
  }

  private TextTable intervals() {
    List<Column> columns = segmentColumns();
    columns.add(Column.left(ActivityText.word(report.unit())));
    for (String title :
        List.of("active", "new", "returning", "resurrecting", "dormant", "returned")) {
      columns.add(Column.right(title));
    }
    columns.add(Column.right(report.level() + " interval"));
    columns.add(Column.right("new share"));
    columns.add(Column.right("coming / going"));
    TextTable table = TextTable.of(columns);
    for (Segment<Lives> segment : report.segments()) {
      segment.answer().intervals().forEach(each -> table.add(cells(segment.segment(), each)));
    }
    report.total().intervals().forEach(each -> table.add(cells(total(), each)));
    return table;
  }

  private SegmentKey total() {
    return SegmentKey.total(report.data().flags().by().size());
  }

  private List<String> cells(SegmentKey segment, LifecycleInterval interval) {
    List<String> cells = new ArrayList<>();
    segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
    cells.add(interval.period().label() + (interval.isComplete() ? "" : UNFINISHED));
    cells.add(Long.toString(interval.active()));
    cells.add(Long.toString(interval.newActors()));
    cells.add(Long.toString(interval.returning()));
    cells.add(Long.toString(interval.resurrecting()));
    cells.add(Long.toString(interval.dormant()));
    Estimate retention = interval.retention(report.level());
    cells.add(report.style().show(retention.value()));
    cells.add(report.style().showInterval(retention));
    cells.add(report.style().show(interval.newShare(report.level()).value()));
    cells.add(TWO_DECIMALS.show(interval.quickRatio()));
    return cells;
  }

  private TextTable states() {
    List<Column> columns = segmentColumns();
    columns.add(Column.left("day"));
    for (DailyState state : DailyState.values()) {
      columns.add(Column.right(state.label().replace('_', ' ')));
    }
    columns.add(Column.right("all"));
    TextTable table = TextTable.of(columns);
    for (Segment<Lives> segment : report.segments()) {
      addStates(table, segment.segment(), segment.answer());
    }
    addStates(table, total(), report.total());
    return table;
  }

  private static void addStates(TextTable table, SegmentKey segment, Lives lives) {
    if (lives.states().isEmpty()) {
      return;
    }
    DailyStates states = lives.states().get();
    for (LocalDate day : states.days()) {
      List<String> cells = new ArrayList<>();
      segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
      cells.add(day + (states.isComplete(day) ? "" : UNFINISHED));
      for (DailyState state : DailyState.values()) {
        cells.add(Long.toString(states.count(day, state)));
      }
      cells.add(Long.toString(states.known(day)));
      table.add(cells);
    }
  }
}
