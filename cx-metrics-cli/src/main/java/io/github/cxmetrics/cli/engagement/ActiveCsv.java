package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.engagement.ActiveReport.Active;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.engagement.Stickiness;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Active actors for programs that read CSV: a row a number, as {@code docs/csv.md} describes. */
final class ActiveCsv {

  private final ActiveReport report;
  private final int by;
  private final TextTable table;

  ActiveCsv(ActiveReport report) {
    this.report = report;
    List<String> titles = new ArrayList<>(List.of("row"));
    titles.addAll(report.data().flags().by());
    Collections.addAll(
        titles, "name", "period", "day", "complete", "value", "low", "high", "method", "n");
    by = report.data().flags().by().size();
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    for (Segment<Active> segment : report.segments()) {
      List<String> place = new ArrayList<>(List.of("segment"));
      place.addAll(segment.segment().values());
      add(place, segment.answer());
    }
    List<String> place = new ArrayList<>(List.of("total"));
    place.addAll(Collections.nCopies(by, ""));
    add(place, report.total());
    table.writeTo(out, TableFormat.CSV);
  }

  private void add(List<String> place, Active active) {
    for (ActivePoint point : active.points()) {
      addNumber(place, point, "daily", Long.toString(point.daily()));
      addNumber(place, point, "weekly", Long.toString(point.weekly()));
      addNumber(place, point, "monthly", Long.toString(point.monthly()));
      addNumber(place, point, "averageDaily", Double.toString(point.averageDaily()));
      point
          .stickiness(report.level())
          .ifPresent(
              estimate -> {
                List<String> cells = cells(place, point, "stickiness");
                addEstimate(cells, estimate);
              });
    }
    active.distribution().ifPresent(each -> addDistribution(place, each));
  }

  private void addNumber(List<String> place, ActivePoint point, String name, String value) {
    List<String> cells = cells(place, point, name);
    Collections.addAll(cells, value, "", "", "", "");
    table.add(cells);
  }

  private static List<String> cells(List<String> place, ActivePoint point, String name) {
    List<String> cells = new ArrayList<>(place);
    Collections.addAll(
        cells, name, point.period(), point.day().toString(), Boolean.toString(point.complete()));
    return cells;
  }

  private void addDistribution(List<String> place, Stickiness stickiness) {
    for (int count = 1; count <= stickiness.intervals(); count++) {
      List<String> exactly = new ArrayList<>(place);
      Collections.addAll(exactly, "activeExactly", Integer.toString(count), "", "");
      addEstimate(exactly, stickiness.shareExactly(count, report.level()));
      List<String> atLeast = new ArrayList<>(place);
      Collections.addAll(atLeast, "activeAtLeast", Integer.toString(count), "", "");
      addEstimate(atLeast, stickiness.shareAtLeast(count, report.level()));
    }
  }

  private void addEstimate(List<String> cells, Estimate estimate) {
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }
}
