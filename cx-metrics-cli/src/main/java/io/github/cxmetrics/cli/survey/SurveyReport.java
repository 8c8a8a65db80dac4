package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.RespondentScore;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarPeriod;
import java.util.List;
import java.util.Optional;

/**
 * What a survey command found, before it is given a form.
 *
 * @param view how the score is shown
 * @param query what was read
 * @param level the confidence level of all intervals
 * @param main the answers
 * @param baseline the answers they are compared with, if those are others
 * @param comparison what is compared, if anything
 * @param change where a change comes from and how it goes on, if that is asked for
 * @param <S> the score
 */
record SurveyReport<S extends SurveyScore<S>>(
    ScoreView<S> view,
    SurveyQuery<S> query,
    ConfidenceLevel level,
    Scores<S> main,
    Optional<Scores<S>> baseline,
    Optional<Comparison> comparison,
    ScoreChange change) {

  /**
   * The scores of one table.
   *
   * @param file the input as the user named it
   * @param selection the conditions its records had to meet, in words; empty if there were none
   * @param counts what became of its records
   * @param respondents what became of the answers of people, if people were asked for
   * @param rows a score for each segment and period, in the order they are shown; empty if neither
   *     was asked for
   * @param total the score of all answers
   * @param <S> the score
   */
  record Scores<S>(
      String file,
      String selection,
      InputCounts counts,
      Optional<RespondentScore<?>> respondents,
      List<Row<S>> rows,
      S total) {}

  /**
   * One score of a table.
   *
   * @param segment the segment
   * @param period the period, if periods are asked for
   * @param score the score
   * @param <S> the score
   */
  record Row<S>(SegmentKey segment, Optional<CalendarPeriod> period, S score) {}
}
