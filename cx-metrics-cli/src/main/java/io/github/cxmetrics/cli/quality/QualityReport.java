package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.survey.AnswerPatterns;
import io.github.cxmetrics.survey.AnswerTimes;
import io.github.cxmetrics.survey.OpenText;
import io.github.cxmetrics.survey.SpeederRule;
import io.github.cxmetrics.survey.StraightLines;
import java.util.List;

/**
 * What {@code cxm quality} found, before it is given a form.
 *
 * @param input what became of the records
 * @param checks what was looked for, each with how many have it
 * @param columns each column
 * @param patterns missing answers of the questions
 * @param topPatterns how many patterns are shown
 * @param grids more about each grid
 * @param times more about durations; empty if there are none
 * @param texts each column of open answers
 * @param level the confidence level of all intervals
 * @param style how shares are written
 */
record QualityReport(
    Input input,
    List<QualityCheck> checks,
    List<ColumnCells> columns,
    AnswerPatterns patterns,
    int topPatterns,
    List<GridPart> grids,
    List<TimesPart> times,
    List<TextPart> texts,
    ConfidenceLevel level,
    NumberStyle style) {

  /**
   * What became of the records.
   *
   * @param file its name
   * @param rows how many were read
   * @param filtered how many a condition left out
   * @param used how many were looked at
   * @param rejected how many could not be
   */
  record Input(String file, long rows, long filtered, long used, long rejected) {

    String inWords() {
      return file
          + ": "
          + TextPage.count(rows, "record")
          + (filtered > 0 ? ", " + filtered + " filtered" : "")
          + (rejected > 0 ? ", " + rejected + " rejected" : "")
          + (filtered + rejected > 0 ? ", " + used + " looked at" : "");
    }
  }

  /**
   * A grid.
   *
   * @param grid as options name it
   * @param result what was found
   */
  record GridPart(Grid grid, StraightLines result) {}

  /**
   * Durations.
   *
   * @param column their column
   * @param rule who is too quick
   * @param result what was found
   */
  record TimesPart(String column, SpeederRule rule, AnswerTimes result) {}

  /**
   * Open answers.
   *
   * @param column their column
   * @param result what was found
   */
  record TextPart(String column, OpenText result) {}
}
