package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.RespondentScore;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The answers of one input, added up for each segment and period.
 *
 * @param <S> the score
 */
interface AnswerGroups<S> {

  /**
   * Makes groups for the records of a selection.
   *
   * @param <S> the score
   */
  @FunctionalInterface
  interface Maker<S> {

    AnswerGroups<S> newGroups(String file, RecordSelection selection);
  }

  void add(AnswerKey key, double answer, double weight);

  void addMissing(AnswerKey key, double weight);

  void addRejected(AnswerKey key);

  /** The segments in order of their names. */
  List<SegmentKey> segments();

  /** The first and the last period, in any order, some of them again. */
  LongStream periods();

  S total();

  S segment(SegmentKey segment);

  S cell(SegmentKey segment, long period);

  /** What became of the answers of people, if people were asked for. */
  Optional<RespondentScore<?>> respondents();
}
