package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.options.SortFlag.Sort;
import io.github.cxmetrics.cli.report.PeriodRows;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the rows of a report out of a table.
 *
 * @param query which segments and periods were asked for
 * @param sort the order of segments
 * @param lowIsGood whether the best score is the lowest
 * @param level the confidence level of all intervals
 * @param <S> the score
 */
record ScoreRows<S extends SurveyScore<S>>(
    SurveyQuery<S> query, Sort sort, boolean lowIsGood, ConfidenceLevel level) {

  /**
   * The score of each segment and period that was asked for, and of all answers.
   *
   * @param selection the conditions the records had to meet, in words
   */
  Scores<S> of(SurveyTable<S> table, String selection) {
    List<Row<S>> rows = new ArrayList<>();
    if (query.calendar().isPresent()) {
      addPeriods(query.calendar().get(), table, rows);
    } else if (!query.segments().isEmpty()) {
      for (SegmentKey segment : ordered(table)) {
        rows.add(new Row<>(segment, Optional.empty(), table.segment(segment)));
      }
    }
    return new Scores<>(
        table.file(), selection, table.counts(), table.respondents(), rows, table.total());
  }

  private void addPeriods(CalendarGrid calendar, SurveyTable<S> table, List<Row<S>> rows) {
    if (table.firstPeriod().isEmpty()) {
      return;
    }
    long first = table.firstPeriod().getAsLong();
    long last = table.lastPeriod().getAsLong();
    List<SegmentKey> segments = ordered(table);
    List<CalendarPeriod> periods =
        PeriodRows.between("--period", calendar, first, last, segments.size());
    for (SegmentKey segment : segments) {
      for (CalendarPeriod period : periods) {
        rows.add(new Row<>(segment, Optional.of(period), table.cell(segment, period.index())));
      }
    }
  }

  /** The segments of a table in the order they are shown. */
  List<SegmentKey> ordered(SurveyTable<S> table) {
    List<SegmentKey> segments = table.segments();
    if (sort == Sort.KEY) {
      return segments;
    }
    Map<SegmentKey, Double> places = new HashMap<>();
    segments.forEach(segment -> places.put(segment, place(table.segment(segment))));
    segments.sort(Comparator.comparing(places::get));
    return segments;
  }

  /** The segments of two tables; those of the other table alone stand last unless by name. */
  List<SegmentKey> ordered(SurveyTable<S> table, SurveyTable<S> other) {
    Set<SegmentKey> segments = new LinkedHashSet<>(ordered(table));
    segments.addAll(ordered(other));
    return sort == Sort.KEY ? segments.stream().sorted().toList() : List.copyOf(segments);
  }

  /** Where a segment stands: most answers or the best score first, without a score last. */
  private double place(S score) {
    if (sort == Sort.N) {
      return -score.n();
    }
    double value = score.score(level).value();
    if (Double.isNaN(value)) {
      return Double.POSITIVE_INFINITY;
    }
    return lowIsGood ? value : -value;
  }
}
