package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.engagement.LifecycleReport.Lives;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.engagement.DailyState;
import io.github.cxmetrics.engagement.DailyStates;
import io.github.cxmetrics.engagement.LifecycleInterval;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lifecycle for programs that read CSV: a row a number, as {@code docs/csv.md} describes. */
final class LifecycleCsv {

  private final LifecycleReport report;
  private final int by;
  private final TextTable table;

  LifecycleCsv(LifecycleReport report) {
    this.report = report;
    List<String> titles = new ArrayList<>(List.of("row"));
    titles.addAll(report.data().flags().by());
    Collections.addAll(titles, "name", "period", "complete", "value", "low", "high", "method", "n");
    by = report.data().flags().by().size();
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    for (Segment<Lives> segment : report.segments()) {
      List<String> place = new ArrayList<>(List.of("segment"));
      place.addAll(segment.segment().values());
      add(place, segment.answer());
    }
    List<String> place = new ArrayList<>(List.of("total"));
    place.addAll(Collections.nCopies(by, ""));
    add(place, report.total());
    table.writeTo(out, TableFormat.CSV);
  }

  private void add(List<String> place, Lives lives) {
    lives.intervals().forEach(interval -> addInterval(place, interval));
    lives.states().ifPresent(states -> addStates(place, states));
  }

  private void addInterval(List<String> place, LifecycleInterval interval) {
    String period = interval.period().label();
    boolean complete = interval.isComplete();
    addNumber(place, "active", period, complete, interval.active());
    addNumber(place, "new", period, complete, interval.newActors());
    addNumber(place, "returning", period, complete, interval.returning());
    addNumber(place, "resurrecting", period, complete, interval.resurrecting());
    addNumber(place, "dormant", period, complete, interval.dormant());
    addEstimate(place, "returned", period, complete, interval.retention(report.level()));
    addEstimate(place, "newShare", period, complete, interval.newShare(report.level()));
  }

  private void addStates(List<String> place, DailyStates states) {
    for (LocalDate day : states.days()) {
      for (DailyState state : DailyState.values()) {
        addNumber(
            place, state.label(), day.toString(), states.isComplete(day), states.count(day, state));
      }
    }
  }

  private void addNumber(
      List<String> place, String name, String period, boolean complete, long count) {
    List<String> cells = new ArrayList<>(place);
    Collections.addAll(
        cells, name, period, Boolean.toString(complete), Long.toString(count), "", "", "", "");
    table.add(cells);
  }

  private void addEstimate(
      List<String> place, String name, String period, boolean complete, Estimate estimate) {
    List<String> cells = new ArrayList<>(place);
    Collections.addAll(cells, name, period, Boolean.toString(complete));
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }
}
