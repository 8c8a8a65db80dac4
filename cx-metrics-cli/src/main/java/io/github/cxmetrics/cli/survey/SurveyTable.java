package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.SegmentKey;
import java.util.List;
import java.util.OptionalLong;

/**
 * The answers of one input, added up for each segment and period.
 *
 * @param <S> the score
 */
final class SurveyTable<S> {

  private final String file;
  private final ScoreGroups<?, S> groups;

  private long rows;
  private long filtered;
  private long used;
  private long missing;
  private long rejected;

  SurveyTable(String file, Scoring<?, S> scoring) {
    this.file = file;
    this.groups = new ScoreGroups<>(scoring);
  }

  /** The input as the user named it. */
  String file() {
    return file;
  }

  void addAnswer(SegmentKey segment, long period, double answer, double weight) {
    groups.add(segment, period, answer, weight);
    rows++;
    used++;
  }

  void addMissing(SegmentKey segment, long period, double weight) {
    groups.addMissing(segment, period, weight);
    rows++;
    missing++;
  }

  /** Counts an answer that is not on the scale where it would have counted. */
  void addRejectedAnswer(SegmentKey segment, long period) {
    groups.addRejected(segment, period);
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
