package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.path.JourneyFlags.ScoreKind;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.path.StageAnswer;
import io.github.cxmetrics.path.StageSummary;
import io.github.cxmetrics.path.Stages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stages of a journey for people. */
final class JourneyTable {

  private static final int UNMAPPED_SHOWN = 5;

  private final JourneyReport report;
  private final Stages stages;

  JourneyTable(JourneyReport report) {
    this.report = report;
    this.stages = report.stages();
  }

  void writeTo(TextPage page) throws IOException {
    page.line(JourneyText.of(stages.definition(), report.sequence()));
    page.line(report.input().inWords());
    page.line(TextPage.count(stages.n(), "actor") + " in a stage" + unmapped());
    page.space();
    page.table(summaries());
    if (stages.stages().size() > 1) {
      page.heading("Of those who entered the stage of the row, who entered another one afterwards");
      page.table(conversions());
    }
    if (report.survey().isPresent()) {
      StageSurvey survey = report.survey().get();
      page.heading("What they say in each stage: " + survey.title());
      page.table(scores(survey));
    }
    page.space();
    page.line(
        "next, skipped, back: how often a stage was left for the next one, a later or an earlier"
            + " one");
    page.line("dropped: in the last stage that is arrival, no loss");
    long open = stages.stages().stream().mapToLong(StageSummary::openStays).sum();
    page.line(
        "stays are medians of those that ended ("
            + open
            + " are open, one of each actor: where many are, too short); intervals: Wilson score"
            + report.survey().map(this::method).orElse(""));
    if (report.survey().map(JourneyTable::hasNone).orElse(false)) {
      page.line(StageAnswer.NONE + ": answers of actors who had not entered any stage");
    }
    page.out().append(report.input().remark());
  }

  private static boolean hasNone(StageSurvey survey) {
    return survey.scores().stream().anyMatch(score -> score.stage().equals(StageAnswer.NONE));
  }

  private String method(StageSurvey survey) {
    return survey.scores().stream()
        .map(score -> "; of scores: " + score.estimate().method())
        .findFirst()
        .orElse("");
  }

  private String unmapped() {
    if (stages.unmapped() == 0) {
      return "";
    }
    Map<String, Long> byName = stages.unmappedByName();
    String names =
        byName.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Long> each) -> -each.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(UNMAPPED_SHOWN)
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    int more = byName.size() - UNMAPPED_SHOWN;
    return "; "
        + stages.unmapped()
        + " events in no stage ("
        + names
        + (more > 0 ? " and " + more + " more" : "")
        + ")";
  }

  private TextTable summaries() {
    List<Column> columns = new ArrayList<>(List.of(Column.left("stage")));
    for (String title :
        List.of(
            "actors",
            "entries",
            "start",
            "next",
            "skipped",
            "back",
            "dropped",
            "of actors",
            report.level() + " interval",
            "still there",
            "stay")) {
      columns.add(Column.right(title));
    }
    TextTable table = TextTable.of(columns);
    for (StageSummary stage : stages.stages()) {
      Estimate dropOff = stage.dropOff(report.level());
      table.add(
          stage.name(),
          Long.toString(stage.actors()),
          Long.toString(stage.entries()),
          Long.toString(stage.starts()),
          Long.toString(stage.moves().next()),
          Long.toString(stage.moves().skipped()),
          Long.toString(stage.moves().back()),
          Long.toString(stage.dropped()),
          report.style().show(dropOff.value()),
          report.style().showInterval(dropOff),
          Long.toString(stage.stillThere()),
          PathTable.median(stage.times()));
    }
    return table;
  }

  private TextTable conversions() {
    List<Column> columns = new ArrayList<>(List.of(Column.left("stage"), Column.right("actors")));
    stages.stages().forEach(stage -> columns.add(Column.right(stage.name())));
    TextTable table = TextTable.of(columns);
    for (StageSummary from : stages.stages()) {
      List<String> cells = new ArrayList<>(List.of(from.name(), Long.toString(from.actors())));
      for (StageSummary to : stages.stages()) {
        cells.add(
            to.equals(from)
                ? ""
                : report
                    .style()
                    .show(stages.conversion(from.name(), to.name(), report.level()).value()));
      }
      table.add(cells);
    }
    return table;
  }

  private TextTable scores(StageSurvey survey) {
    NumberStyle style =
        survey.kind() == ScoreKind.NPS
            ? new NumberStyle(1, Rounding.ONE_DECIMAL, true, "", "")
            : new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");
    TextTable table =
        TextTable.of(
            Column.left("stage"),
            Column.right("answers"),
            Column.right(survey.title()),
            Column.right(report.level() + " interval"));
    for (StageSurvey.Score score : survey.scores()) {
      table.add(
          score.stage(),
          Long.toString(score.answers()),
          style.show(score.estimate().value()),
          style.showInterval(score.estimate()));
    }
    return table;
  }
}
