package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.SegmentKey;
import java.util.List;

/**
 * Where an answer belongs, and whose it is.
 *
 * @param segment its segment
 * @param place the number of its segment among those of the reader
 * @param period its period; 0 if there are none
 * @param respondent who gave it; empty if that is not told or not asked for
 * @param account the account of who gave it; empty if there is none or it is not asked for
 * @param atMillis when it was given; 0 if that is not asked for
 * @param levels its levels of what there are targets of; empty if there are none or it enters no
 *     score
 */
record AnswerKey(
    SegmentKey segment,
    int place,
    long period,
    String respondent,
    String account,
    long atMillis,
    List<String> levels) {

  AnswerKey withPeriod(long known) {
    return new AnswerKey(segment, place, known, respondent, account, atMillis, levels);
  }

  AnswerKey withLevels(List<String> known) {
    return new AnswerKey(segment, place, period, respondent, account, atMillis, known);
  }
}
