package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.RespondentScore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answers of one input, added up for each segment and period.
 *
 * @param <S> the score
 */
final class SurveyTable<S> {

  private final String file;
  private final AnswerGroups<S> groups;

  private long rows;
  private long filtered;
  private long used;
  private long missing;
  private long rejected;

  SurveyTable(String file, AnswerGroups<S> groups) {
    this.file = file;
    this.groups = groups;
  }

  /** The input as the user named it. */
  String file() {
    return file;
  }

  void addAnswer(AnswerKey key, double answer, double weight) {
    groups.add(key, answer, weight);
    rows++;
    used++;
  }

  void addMissing(AnswerKey key, double weight) {
    groups.addMissing(key, weight);
    rows++;
    missing++;
  }

  /** Counts an answer that is not on the scale where it would have counted. */
  void addRejectedAnswer(AnswerKey key) {
    groups.addRejected(key);
    addRejectedRecord();
  }

  /** Counts a record of which not even the segment is known. */
  void addRejectedRecord() {
    rows++;
    rejected++;
  }

  void addFiltered() {
    rows++;
    filtered++;
  }

  InputCounts counts() {
    return new InputCounts(rows, filtered, used, missing, rejected);
  }

  /** The segments in order of their names. */
  List<SegmentKey> segments() {
    return groups.segments();
  }

  OptionalLong firstPeriod() {
    return groups.periods().min();
  }

  OptionalLong lastPeriod() {
    return groups.periods().max();
  }

  /** What became of the answers of people, if people were asked for. */
  Optional<RespondentScore<?>> respondents() {
    return groups.respondents();
  }

  S total() {
    return groups.total();
  }

  S segment(SegmentKey segment) {
    return groups.segment(segment);
  }

  S cell(SegmentKey segment, long period) {
    return groups.cell(segment, period);
  }
}
