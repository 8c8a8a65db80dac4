package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.churn.InactivityChurn;
import io.github.cxmetrics.churn.InactivityDefinition;
import io.github.cxmetrics.churn.InactivityProposal;
import io.github.cxmetrics.churn.InactivityQuestion;
import io.github.cxmetrics.churn.InactivityRate;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm inactivity} found, before it is given a form.
 *
 * @param query which events were read
 * @param definition what is kept of them
 * @param question what is asked, of whatever threshold
 * @param source where the threshold comes from
 * @param input what was found in the file
 * @param ignored how many events were no activity
 * @param proposal the candidates
 * @param churn the answer; empty without a threshold
 * @param by the columns that make the segments
 * @param segments the answer for each segment; empty without any
 * @param shown the rates that the table shows
 * @param level the confidence level of all intervals
 * @param style how shares are written
 * @param warnings what the user should hear of
 */
record InactivityReport(
    EventQuery query,
    InactivityDefinition definition,
    InactivityQuestion question,
    Source source,
    InputReport input,
    long ignored,
    InactivityProposal proposal,
    Optional<InactivityChurn> churn,
    List<String> by,
    List<Segment> segments,
    List<InactivityRate> shown,
    ConfidenceLevel level,
    NumberStyle style,
    List<String> warnings) {

  /** Where a threshold comes from. */
  enum Source {
    /** The user. */
    GIVEN,
    /** The candidates: the shortest one that is good enough. */
    PROPOSED,
    /** The candidates: none is good enough, and this one is the best. */
    FEWEST_RETURNS,
    /** There is none: no candidate has enough customers. */
    NONE
  }

  /**
   * The answer for one segment.
   *
   * @param segment the segment
   * @param churn the answer
   */
  record Segment(SegmentKey segment, InactivityChurn churn) {}
}
