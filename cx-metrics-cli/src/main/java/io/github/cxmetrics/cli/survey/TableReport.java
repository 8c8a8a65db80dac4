package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.ComparisonTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report for people: rounded numbers in tables, with what they mean above and below.
 *
 * @param <S> the score
 */
final class TableReport<S extends SurveyScore<S>> {

  private static final String TOTAL = "Total";

  private final SurveyReport<S> report;
  private final ScoreView<S> view;

  TableReport(SurveyReport<S> report) {
    this.report = report;
    this.view = report.view();
  }

  void writeText(Writer out) throws IOException {
    write(out, TableFormat.TEXT, "");
  }

  void writeMarkdown(Writer out) throws IOException {
    write(out, TableFormat.MARKDOWN, "  ");
  }

  /** Markdown joins lines unless they end with two spaces. */
  private void write(Writer out, TableFormat format, String lineBreak) throws IOException {
    out.append(heading()).append(lineBreak).append('\n');
    writeScores(out, report.main(), format, lineBreak);
    if (report.baseline().isPresent()) {
      out.append("\nCompared with\n\n");
      writeScores(out, report.baseline().get(), format, lineBreak);
    }
    if (report.comparison().isPresent()) {
      new ComparisonTable(report.comparison().get(), view.style(), report.query().segments())
          .writeTo(out, format, view.lowIsGood() ? " (low is good)" : "");
    }
    writeChange(new TextPage(out, format));
    if (anyLowN(report.main()) || report.baseline().filter(this::anyLowN).isPresent()) {
      writeLowNNote(out);
    }
  }

  private void writeChange(TextPage page) throws IOException {
    List<String> by = report.query().segments();
    if (report.change().mixShift().isPresent()) {
      new MixShiftTable(report.change().mixShift().get(), view, by, report.level()).writeTo(page);
    }
    if (!report.change().trends().isEmpty()) {
      String unit = report.query().calendar().orElseThrow().unit().name().toLowerCase(Locale.ROOT);
      new TrendTable(report.change(), view, by, unit, report.level()).writeTo(page);
      if (report.query().respondents().isPresent()) {
        page.space();
        page.line(
            "one person may stand in several periods, whose answers are not independent: p is then"
                + " too small");
      }
    }
  }

  private void writeLowNNote(Writer out) throws IOException {
    NumberStyle style = view.style();
    out.append("\nlow n: fewer than ")
        .append(Integer.toString(SurveyScore.LOW_N))
        .append(" answers, or a 95 % interval that reaches further than ")
        .append(Rounding.ONE_DECIMAL.format(style.factor() * report.main().total().widestMargin()))
        .append(' ' + style.differenceUnit())
        .append(" to a side\n");
  }

  private String heading() {
    return report.query().definition().describe()
        + "; "
        + report.level()
        + " "
        + view.headline(report.main().total(), report.level()).method()
        + " interval";
  }

  private void writeScores(Writer out, Scores<S> scores, TableFormat format, String lineBreak)
      throws IOException {
    InputCounts counts = scores.counts();
    out.append(PrintableText.of(scores.file()))
        .append(": ")
        .append(TextPage.count(counts.rows(), "record"));
    if (!report.query().selection().isAll() || counts.filtered() > 0) {
      out.append(", ").append(number(counts.filtered())).append(" left out by condition");
    }
    out.append(", ")
        .append(number(counts.used()))
        .append(" used, ")
        .append(number(counts.missing()))
        .append(" missing, ")
        .append(number(counts.rejected()))
        .append(" rejected")
        .append(lineBreak)
        .append('\n');
    Optional<RespondentLines> people = people(scores);
    if (people.isPresent()) {
      out.append(people.get().counts()).append(lineBreak).append('\n');
    }
    out.append('\n');
    scoreTable(scores).writeTo(out, format);
    if (counts.allFiltered()) {
      out.append("\nno record ")
          .append(
              scores.selection().isEmpty()
                  ? "is left beside those it is compared with"
                  : "meets " + PrintableText.of(scores.selection()))
          .append('\n');
    }
    if (people.isPresent()) {
      boolean periods = report.query().calendar().isPresent();
      for (String note : people.get().notes(view, report.level(), periods)) {
        out.append('\n').append(note).append('\n');
      }
    }
    for (String note : view.notes(scores.total())) {
      out.append('\n').append(PrintableText.of(note)).append('\n');
    }
    Optional<String> unfilledScale = Warnings.unfilledScale(scores.total());
    if (unfilledScale.isPresent()) {
      out.append('\n').append(unfilledScale.get()).append('\n');
    }
  }

  private Optional<RespondentLines> people(Scores<S> scores) {
    return report
        .query()
        .respondents()
        .map(query -> new RespondentLines(query, scores.respondents().orElseThrow()));
  }

  private TextTable scoreTable(Scores<S> scores) {
    boolean periods = report.query().calendar().isPresent();
    List<Column> columns = new ArrayList<>();
    report.query().segments().forEach(name -> columns.add(Column.left(name)));
    if (periods) {
      columns.add(
          Column.left(report.query().calendar().get().unit().name().toLowerCase(Locale.ROOT)));
    }
    boolean grouped = !columns.isEmpty();
    if (!grouped) {
      columns.add(Column.left(""));
    }
    columns.add(Column.right("n"));
    columns.add(Column.right(view.title()));
    columns.add(Column.right(report.level() + " interval"));
    view.details(scores.total(), report.level())
        .keySet()
        .forEach(t -> columns.add(Column.right(t)));
    columns.add(Column.right("missing"));
    boolean anyRejected = scores.counts().rejected() > 0;
    if (anyRejected) {
      columns.add(Column.right("rejected"));
    }
    boolean noted = anyLowN(scores);
    if (noted) {
      columns.add(Column.left("note"));
    }
    TextTable table = TextTable.of(columns);
    for (Row<S> row : scores.rows()) {
      List<String> cells = new ArrayList<>();
      row.segment().values().forEach(value -> cells.add(SegmentKey.shown(value)));
      row.period().map(CalendarPeriod::label).ifPresent(cells::add);
      table.add(withNumbers(cells, row.score(), anyRejected, noted));
    }
    List<String> total = new ArrayList<>(List.of(TOTAL));
    while (total.size() < report.query().segments().size() + (periods ? 1 : 0)) {
      total.add("");
    }
    return table.add(withNumbers(total, scores.total(), anyRejected, noted));
  }

  private List<String> withNumbers(
      List<String> cells, S score, boolean anyRejected, boolean noted) {
    Estimate headline = view.headline(score, report.level());
    cells.add(number(score.n()));
    cells.add(view.style().show(headline.value()));
    cells.add(headline.isDefined() ? view.style().show(headline.interval()) : NumberStyle.ABSENT);
    cells.addAll(view.details(score, report.level()).values());
    cells.add(number(score.missing()));
    if (anyRejected) {
      cells.add(number(score.rejected()));
    }
    if (noted) {
      cells.add(Warnings.isLowN(score) ? "low n" : "");
    }
    return cells;
  }

  private boolean anyLowN(Scores<S> scores) {
    return Warnings.isLowN(scores.total())
        || scores.rows().stream().anyMatch(row -> Warnings.isLowN(row.score()));
  }

  private static String number(long count) {
    return Long.toString(count);
  }
}
