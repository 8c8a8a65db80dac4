package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.funnel.FunnelReport.Baseline;
import io.github.cxmetrics.cli.funnel.FunnelReport.ExplainedActor;
import io.github.cxmetrics.cli.funnel.FunnelReport.Funnels;
import io.github.cxmetrics.cli.funnel.FunnelReport.Row;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.ComparisonTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.funnel.ConversionWindow;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.OutcomeCounts;
import io.github.cxmetrics.stats.StepTimes;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A report for people: rounded numbers in tables, with what they mean above and below. */
final class TableReport {

  private static final String TOTAL = "Total";

  /** With more steps than this a row of a segment shows the first and the last one only. */
  private static final int MOST_STEPS_ACROSS = 8;

  private final FunnelReport report;
  private final TableFormat format;
  private final FunnelDefinition definition;
  private final DefinitionText text;
  private final InputReport input;
  private final List<String> labels;

  TableReport(FunnelReport report, TableFormat format) {
    this.report = report;
    this.format = format;
    this.definition = report.query().definition();
    this.text = new DefinitionText(report.query());
    this.input = new InputReport(report.query().events(), report.input());
    this.labels = StepLabels.of(definition);
  }

  void writeTo(Writer out) throws IOException {
    writeLine(out, PrintableText.of(text.steps()));
    writeLine(out, PrintableText.of(text.rules()));
    writeLine(out, input.inWords());
    out.append('\n');
    writeFunnels(out, report.main());
    if (report.baseline().isPresent()) {
      Baseline baseline = report.baseline().get();
      out.append("\nCompared with ")
          .append(PrintableText.of(report.query().baselineDates().toString()))
          .append("\n\n");
      writeFunnels(out, baseline.funnels());
    }
    if (report.comparison().isPresent()) {
      new ComparisonTable(report.comparison().get(), report.style(), report.query().by())
          .writeTo(out, format, "; conversion from " + range());
      writeIndependence(out);
    }
    for (ExplainedActor actor : report.explanations()) {
      out.append('\n');
      new ExplanationTable(report, labels).writeTo(out, format, actor);
    }
  }

  private String range() {
    return PrintableText.of(
        definition.steps().get(0).name()
            + " to "
            + definition.steps().get(definition.steps().size() - 1).name());
  }

  /** Markdown joins lines unless they end with two spaces. */
  private void writeLine(Writer out, String line) throws IOException {
    out.append(line).append(format == TableFormat.MARKDOWN ? "  \n" : "\n");
  }

  private void writeFunnels(Writer out, Funnels funnels) throws IOException {
    stepTable(funnels.total()).writeTo(out, format);
    out.append('\n');
    writeOutcomes(out, funnels.total());
    if (!funnels.rows().isEmpty()) {
      out.append('\n');
      partTable(funnels).writeTo(out, format);
    }
    out.append(input.remark());
  }

  private TextTable stepTable(Funnel funnel) {
    String interval = report.level() + " interval";
    TextTable table =
        TextTable.of(
            Column.left("step"),
            Column.right(text.unit()),
            Column.right("of first"),
            Column.right(interval),
            Column.right("of previous"),
            Column.right(interval),
            Column.right("dropped"),
            Column.right("step time"),
            Column.right("total time"));
    for (int step = 1; step <= labels.size(); step++) {
      List<String> cells = new ArrayList<>();
      cells.add(step + " " + title(step));
      cells.add(Long.toString(funnel.counts().reached(step)));
      if (step == 1) {
        cells.addAll(Collections.nCopies(7, ""));
      } else {
        int before = StepLabels.before(definition, step);
        addShare(cells, funnel.counts().conversion(1, step, report.level()));
        addShare(cells, funnel.counts().conversion(before, step, report.level()));
        cells.add(Long.toString(funnel.counts().droppedOff(step)));
        cells.add(median(funnel.timesFromPrevious(step)));
        cells.add(median(funnel.timesFromFirst(step)));
      }
      table.add(cells);
    }
    return table;
  }

  private String title(int step) {
    boolean optional = definition.steps().get(step - 1).kind() == FunnelStep.Kind.OPTIONAL;
    return labels.get(step - 1) + (optional ? " (optional)" : "");
  }

  private void addShare(List<String> cells, Estimate share) {
    cells.add(report.style().show(share.value()));
    cells.add(report.style().showInterval(share));
  }

  private static String median(StepTimes times) {
    OptionalLong median = times.quantile(0.5);
    return median.isPresent() ? DurationText.rounded(median.getAsLong()) : NumberStyle.ABSENT;
  }

  private void writeOutcomes(Writer out, Funnel funnel) throws IOException {
    OutcomeCounts outcomes = funnel.outcomes();
    boolean actors = text.unit().equals("actors");
    String entered =
        actors
            ? number(outcomes.entered(), "actor") + " entered: "
            : number(outcomes.entered(), text.unit().substring(0, text.unit().length() - 1))
                + " of "
                + number(funnel.n(), "actor")
                + ": ";
    Estimate conversion = funnel.conversion(report.level());
    writeLine(
        out,
        entered
            + outcomes.converted()
            + " converted ("
            + report.style().show(conversion.value())
            + "), "
            + outcomes.lost()
            + " lost, "
            + outcomes.open()
            + " still open"
            + (outcomes.open() > 0 ? openNote() : ""));
    long never = outcomes.actors() - funnel.n() - outcomes.voided() - outcomes.removed();
    if (outcomes.voided() > 0) {
      writeLine(
          out, number(outcomes.voided(), "actor") + " left out: exclusions voided every attempt");
    }
    if (outcomes.removed() > 0) {
      writeLine(out, number(outcomes.removed(), "actor") + " left out: removed by an exclusion");
    }
    if (never > 0) {
      writeLine(
          out,
          number(never, "actor")
              + " never entered: "
              + (text.filtersEntries() ? "no event that may be an entry" : "no event of step 1"));
    }
    writeLine(
        out,
        "Times are medians; intervals: "
            + conversion.method()
            + (actors ? "" : ", over actors, whose " + text.unit() + " depend on each other"));
  }

  private static String number(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private String openNote() {
    return definition.window().kind() == ConversionWindow.Kind.NONE
        ? " (there is no time limit)"
        : " (could move on after the data end)";
  }

  private TextTable partTable(Funnels funnels) {
    boolean all = labels.size() <= MOST_STEPS_ACROSS;
    List<Column> columns = new ArrayList<>();
    report.query().by().forEach(name -> columns.add(Column.left(name)));
    report
        .query()
        .trend()
        .ifPresent(grid -> columns.add(Column.left(grid.unit().name().toLowerCase(Locale.ROOT))));
    for (int step = 1; step <= labels.size(); step++) {
      if (isAcross(step, all)) {
        columns.add(Column.right(labels.get(step - 1)));
      }
    }
    columns.add(Column.right("converted"));
    columns.add(Column.right(report.level() + " interval"));
    columns.add(Column.right("open"));
    columns.add(Column.right("total time"));
    TextTable table = TextTable.of(columns);
    for (Row row : funnels.rows()) {
      List<String> cells = new ArrayList<>();
      row.segment().values().forEach(value -> cells.add(SegmentKey.shown(value)));
      row.period().map(CalendarPeriod::label).ifPresent(cells::add);
      table.add(withNumbers(cells, row.funnel(), all));
    }
    List<String> total = new ArrayList<>(List.of(TOTAL));
    int titles = report.query().by().size() + (report.query().trend().isPresent() ? 1 : 0);
    while (total.size() < titles) {
      total.add("");
    }
    return table.add(withNumbers(total, funnels.total(), all));
  }

  private boolean isAcross(int step, boolean all) {
    return all || step == 1 || step == labels.size();
  }

  private List<String> withNumbers(List<String> cells, Funnel funnel, boolean all) {
    for (int step = 1; step <= labels.size(); step++) {
      if (isAcross(step, all)) {
        cells.add(Long.toString(funnel.counts().reached(step)));
      }
    }
    addShare(cells, funnel.conversion(report.level()));
    cells.add(Long.toString(funnel.outcomes().open()));
    cells.add(
        labels.size() == 1 ? NumberStyle.ABSENT : median(funnel.timesFromFirst(labels.size())));
    return cells;
  }

  private void writeIndependence(Writer out) throws IOException {
    if (report.baseline().isPresent() && report.baseline().get().inBoth() > 0) {
      out.append('\n')
          .append(number(report.baseline().get().inBoth(), "actor"))
          .append(" with entries on both sides; the test takes them for different ones\n");
    } else if (report.baseline().isEmpty() && !text.unit().equals("actors")) {
      out.append(
          "\nan actor can count in several segments; the test takes them for different ones\n");
    }
  }
}
