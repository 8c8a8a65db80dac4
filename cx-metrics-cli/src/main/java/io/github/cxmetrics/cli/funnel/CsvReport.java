package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.funnel.FunnelReport.Funnels;
import io.github.cxmetrics.cli.funnel.FunnelReport.Row;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.Comparison.SegmentDifference;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.OutcomeCounts;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.stats.StepTimes;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report for programs that read CSV: one row a step of each funnel at full precision, empty cells
 * where there is no value.
 */
final class CsvReport {

  private static final List<String> STEP_TITLES =
      List.of(
          "step",
          "name",
          "reached",
          "dropped",
          "from_first",
          "from_first_low",
          "from_first_high",
          "from_previous",
          "from_previous_low",
          "from_previous_high",
          "median_ms_from_previous",
          "median_ms_from_first",
          "method",
          "n",
          "entered",
          "converted",
          "lost",
          "open",
          "voided",
          "removed");

  private final FunnelReport report;
  private final FunnelDefinition definition;
  private final List<String> labels;

  CsvReport(FunnelReport report) {
    this.report = report;
    this.definition = report.query().definition();
    this.labels = StepLabels.of(definition);
  }

  void writeTo(Writer out) throws IOException {
    List<String> titles = new ArrayList<>(List.of("row"));
    titles.addAll(report.query().by());
    report.query().trend().ifPresent(grid -> titles.add("period"));
    titles.addAll(STEP_TITLES);
    if (report.comparison().isPresent()) {
      titles.addAll(CsvNumbers.DIFFERENCE_TITLES);
    }
    TextTable table = TextTable.of(titles.stream().map(Column::left).toList());
    addFunnels(table, report.main(), "", report.comparison());
    report
        .baseline()
        .ifPresent(each -> addFunnels(table, each.funnels(), "baseline ", Optional.empty()));
    table.writeTo(out, TableFormat.CSV);
  }

  private void addFunnels(
      TextTable table, Funnels funnels, String kind, Optional<Comparison> comparison) {
    Map<SegmentKey, Difference> differences = comparison.map(CsvReport::bySegment).orElse(Map.of());
    for (Row row : funnels.rows()) {
      List<String> place = new ArrayList<>();
      place.add(kind + (row.others() > 0 ? "others" : "segment"));
      place.addAll(row.segment().values());
      row.period().map(CalendarPeriod::label).ifPresent(place::add);
      addSteps(
          table,
          place,
          row.funnel(),
          Optional.ofNullable(differences.get(row.segment())),
          comparison.map(Comparison::adjustment).orElse(""),
          comparison.map(Comparison::comparisons).orElse(0));
    }
    List<String> place = new ArrayList<>(List.of(kind + "total"));
    place.addAll(Collections.nCopies(report.query().by().size(), ""));
    report.query().trend().ifPresent(grid -> place.add(""));
    addSteps(
        table,
        place,
        funnels.total(),
        comparison.flatMap(Comparison::total),
        PValueAdjustment.NONE.label(),
        1);
  }

  private static Map<SegmentKey, Difference> bySegment(Comparison comparison) {
    return comparison.segments().stream()
        .collect(Collectors.toMap(SegmentDifference::segment, SegmentDifference::difference));
  }

  /** The difference is one of conversions to the last step and stands in its row. */
  private void addSteps(
      TextTable table,
      List<String> place,
      Funnel funnel,
      Optional<Difference> difference,
      String adjustment,
      int comparisons) {
    for (int step = 1; step <= labels.size(); step++) {
      List<String> cells = new ArrayList<>(place);
      addStep(cells, funnel, step);
      if (report.comparison().isPresent()) {
        CsvNumbers.addDifference(
            cells, step == labels.size() ? difference : Optional.empty(), adjustment, comparisons);
      }
      table.add(cells);
    }
  }

  private void addStep(List<String> cells, Funnel funnel, int step) {
    int before = StepLabels.before(definition, step);
    Estimate fromFirst = funnel.counts().conversion(1, step, report.level());
    Collections.addAll(
        cells,
        Integer.toString(step),
        labels.get(step - 1),
        Long.toString(funnel.counts().reached(step)),
        step == 1 ? "" : Long.toString(funnel.counts().droppedOff(step)));
    CsvNumbers.addEstimate(cells, fromFirst);
    if (step == 1) {
      cells.addAll(Collections.nCopies(5, ""));
    } else {
      CsvNumbers.addEstimate(cells, funnel.counts().conversion(before, step, report.level()));
      cells.add(median(funnel.timesFromPrevious(step)));
      cells.add(median(funnel.timesFromFirst(step)));
    }
    cells.add(fromFirst.method());
    OutcomeCounts outcomes = funnel.outcomes();
    Stream.of(
            funnel.n(),
            outcomes.entered(),
            outcomes.converted(),
            outcomes.lost(),
            outcomes.open(),
            outcomes.voided(),
            outcomes.removed())
        .map(count -> Long.toString(count))
        .forEach(cells::add);
  }

  private static String median(StepTimes times) {
    OptionalLong median = times.quantile(0.5);
    return median.isPresent() ? Long.toString(median.getAsLong()) : "";
  }
}
