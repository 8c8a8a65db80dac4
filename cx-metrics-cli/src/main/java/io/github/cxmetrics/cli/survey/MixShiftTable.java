package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.stats.MeanSums;
import io.github.cxmetrics.stats.MixSplit;
import io.github.cxmetrics.survey.MixShift;
import io.github.cxmetrics.survey.SurveyScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a change of a score comes from, for people.
 *
 * @param shift the change by segment
 * @param view how the score is shown
 * @param by the columns that make the segments
 * @param level the confidence level of all intervals
 */
record MixShiftTable(
    MixShift<SegmentKey> shift, ScoreView<?> view, List<String> by, ConfidenceLevel level) {

  private static final String LEGEND =
      "Mix shift by %s, largest change first, in %s: within is the average share times the change of"
          + " the segment's %s, composition the change of its share times how far it stands from"
          + " that of all; %s intervals";

  void writeTo(TextPage page) throws IOException {
    page.space();
    page.line(words(shift, view, level));
    Estimate change = shift.change(level);
    if (!change.isDefined()) {
      return;
    }
    page.heading(
        LEGEND.formatted(
            String.join(", ", by), view.style().differenceUnit(), view.title(), change.method()));
    page.table(table(change));
    long before = onOneSide(MixSplit.Segment::baseline, MixSplit.Segment::current);
    long now = onOneSide(MixSplit.Segment::current, MixSplit.Segment::baseline);
    if (before + now > 0) {
      page.space();
      page.line(
          TextPage.count(before, "answer")
              + " of the baseline and "
              + now
              + " of those compared with it are of segments that the other side does not have;"
              + " what these change is all composition");
    }
  }

  /** The answers of segments that one side alone has. */
  private long onOneSide(
      Function<MixSplit.Segment, MeanSums> side, Function<MixSplit.Segment, MeanSums> other) {
    return shift.segments().values().stream()
        .filter(segment -> other.apply(segment).n() == 0)
        .mapToLong(segment -> side.apply(segment).n())
        .sum();
  }

  /** The change in one sentence. */
  static String words(MixShift<SegmentKey> shift, ScoreView<?> view, ConfidenceLevel level) {
    Estimate change = shift.change(level);
    if (!change.isDefined()) {
      return "No change to explain: one side has no answers";
    }
    if (shift.segments().values().stream()
        .noneMatch(segment -> segment.baseline().n() > 0 && segment.current().n() > 0)) {
      return "No segment has answers on both sides: whether segments changed cannot be told";
    }
    NumberStyle style = style(view);
    return "Of the change of "
        + style.show(change.value())
        + " "
        + style.differenceUnit()
        + ", "
        + withInterval(style, shift.within(level))
        + " come from segments changing and "
        + withInterval(style, shift.composition(level))
        + " from who answered";
  }

  private static String withInterval(NumberStyle style, Estimate estimate) {
    return style.show(estimate.value())
        + " ("
        + estimate.interval().level()
        + " interval "
        + style.show(estimate.interval())
        + ")";
  }

  /** Parts of a change need a decimal more than the score. */
  static NumberStyle style(ScoreView<?> view) {
    NumberStyle score = view.style();
    int decimals = Math.min(15, score.rounding().decimals() + 1);
    return new NumberStyle(score.factor(), score.rounding(), true, "", score.differenceUnit())
        .withDecimals(decimals);
  }

  private TextTable table(Estimate change) {
    List<Column> columns = new ArrayList<>();
    by.forEach(name -> columns.add(Column.left(name)));
    for (String title :
        List.of(
            "baseline n",
            "n",
            "baseline share",
            "share",
            "baseline " + view.title(),
            view.title(),
            "within",
            "composition",
            "change",
            level + " interval")) {
      columns.add(Column.right(title));
    }
    columns.add(Column.left("note"));
    TextTable table = TextTable.of(columns);
    NumberStyle style = style(view);
    for (Map.Entry<SegmentKey, MixShift.Row> row : inOrder(shift, level)) {
      List<String> cells = new ArrayList<>();
      row.getKey().values().forEach(value -> cells.add(SegmentKey.shown(value)));
      addNumbers(cells, row.getValue(), style);
      table.add(cells);
    }
    List<String> total = new ArrayList<>(SegmentKey.total(by.size()).values());
    total.add(Long.toString(baselineN()));
    total.add(Long.toString(shift.n() - baselineN()));
    total.addAll(List.of("", "", "", ""));
    total.add(style.show(shift.within(level).value()));
    total.add(style.show(shift.composition(level).value()));
    total.add(style.show(change.value()));
    total.add(style.show(change.interval()));
    total.add("");
    return table.add(total);
  }

  private long baselineN() {
    return shift.segments().values().stream().mapToLong(segment -> segment.baseline().n()).sum();
  }

  /** The rows by the size of what they contribute; those alike by name. */
  static List<Map.Entry<SegmentKey, MixShift.Row>> inOrder(
      MixShift<SegmentKey> shift, ConfidenceLevel level) {
    List<Map.Entry<SegmentKey, MixShift.Row>> rows = new ArrayList<>(shift.rows(level).entrySet());
    rows.sort(Comparator.comparing(row -> -Math.abs(row.getValue().change().value())));
    return rows;
  }

  private void addNumbers(List<String> cells, MixShift.Row row, NumberStyle style) {
    cells.add(Long.toString(row.baselineScore().n()));
    cells.add(Long.toString(row.score().n()));
    cells.add(NumberStyle.PERCENT.show(row.baselineShare().value()));
    cells.add(NumberStyle.PERCENT.show(row.share().value()));
    cells.add(view.style().show(row.baselineScore().value()));
    cells.add(view.style().show(row.score().value()));
    cells.add(style.show(row.within().value()));
    cells.add(style.show(row.composition().value()));
    cells.add(style.show(row.change().value()));
    cells.add(style.show(row.change().interval()));
    cells.add(note(row));
  }

  private static String note(MixShift.Row row) {
    long before = row.baselineScore().n();
    long now = row.score().n();
    if (before == 0 || now == 0) {
      return before == now ? "no answers" : before == 0 ? "not in the baseline" : "baseline only";
    }
    return Math.min(before, now) < SurveyScore.LOW_N ? "low n" : "";
  }
}
