package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.path.StageSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stages of a journey for programs that read CSV: a row a number, as {@code docs/csv.md} says. */
final class JourneyCsv {

  private static final List<String> TITLES =
      List.of("stage", "name", "to", "value", "low", "high", "method", "n");

  private final JourneyReport report;
  private final TextTable table = TextTable.of(TITLES.stream().map(Column::left).toList());

  JourneyCsv(JourneyReport report) {
    this.report = report;
  }

  void writeTo(Writer out) throws IOException {
    report.stages().stages().forEach(this::add);
    report.stages().unmappedByName().forEach((name, count) -> add("", "unmapped", name, count));
    report
        .survey()
        .ifPresent(
            survey ->
                survey
                    .scores()
                    .forEach(score -> add(score.stage(), "score", "", score.estimate())));
    table.writeTo(out, TableFormat.CSV);
  }

  private void add(StageSummary stage) {
    String name = stage.name();
    add(name, "events", "", stage.events());
    add(name, "actors", "", stage.actors());
    add(name, "entries", "", stage.entries());
    add(name, "starts", "", stage.starts());
    add(name, "dropped", "", stage.dropped());
    add(name, "stillThere", "", stage.stillThere());
    add(name, "dropOff", "", stage.dropOff(report.level()));
    add(name, "onward", "", stage.onward(report.level()));
    add(name, "medianStayMs", "", stage.times().median(report.level()));
    for (StageSummary to : report.stages().stages()) {
      if (!to.equals(stage)) {
        add(name, "moves", to.name(), report.stages().moves(name, to.name()));
        add(
            name,
            "conversion",
            to.name(),
            report.stages().conversion(name, to.name(), report.level()));
      }
    }
  }

  private void add(String stage, String name, String to, long count) {
    table.add(stage, name, to, Long.toString(count), "", "", "", "");
  }

  private void add(String stage, String name, String to, Estimate estimate) {
    List<String> cells = new ArrayList<>(List.of(stage, name, to));
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }
}
