package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.survey.SelectionFlags.MissingPolicy;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which answers are read from a file, and into which group each goes.
 *
 * @param definition how answers are read
 * @param groups how they are added up
 * @param score the column of the answers
 * @param weight the column of their weights, if they have some
 * @param targets what answers are weighted to, if they are
 * @param respondents which answers of a person count, if people are asked for
 * @param missing the cells that mean "not answered", beside empty ones
 * @param missingPolicy what becomes of missing answers
 * @param selection the records that are read
 * @param segments the columns that make the segments
 * @param time how the time of an answer is told, if it is asked for
 * @param <S> the score
 */
record SurveyQuery<S>(
    RatingDefinition<?> definition,
    AnswerGroups.Maker<S> groups,
    String score,
    Optional<String> weight,
    Optional<TargetQuery> targets,
    Optional<RespondentQuery> respondents,
    Set<String> missing,
    MissingPolicy missingPolicy,
    RecordSelection selection,
    List<String> segments,
    Optional<TimeOfAnswer> time) {

  /**
   * How the time of an answer is told.
   *
   * @param column the column of the time
   * @param parser reads it
   * @param zone the zone whose calendar counts
   * @param calendar divides time into periods, if they are asked for
   */
  record TimeOfAnswer(
      String column, TimestampParser parser, ZoneId zone, Optional<CalendarGrid> calendar) {

    long millis(String cell) {
      return parser.parseMillis(cell);
    }
  }

  List<ColumnCondition> where() {
    return selection.where();
  }

  /** What divides time into periods, if they are asked for. */
  Optional<CalendarGrid> calendar() {
    return time.flatMap(TimeOfAnswer::calendar);
  }
}
