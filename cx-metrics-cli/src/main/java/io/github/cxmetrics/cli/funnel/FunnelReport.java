package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.funnel.Explanation;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.time.CalendarPeriod;
import java.util.List;
import java.util.Optional;

/**
 * What the funnel command found, before it is given a form.
 *
 * @param query what was read
 * @param level the confidence level of all intervals
 * @param style how conversions and their differences are written
 * @param input what was found in the file
 * @param main the funnel that was asked for
 * @param baseline the funnel of other entries, if it is compared with them
 * @param comparison what is compared, if anything
 * @param explanations the ways of the actors that were asked for
 * @param warnings what the user should hear of
 */
record FunnelReport(
    FunnelQuery query,
    ConfidenceLevel level,
    NumberStyle style,
    EventInput input,
    Funnels main,
    Optional<Baseline> baseline,
    Optional<Comparison> comparison,
    List<ExplainedActor> explanations,
    List<String> warnings) {

  /**
   * A funnel as a whole and in parts.
   *
   * @param rows one for each segment and period, in the order they are shown; empty if neither was
   *     asked for
   * @param total the funnel of all
   */
  record Funnels(List<Row> rows, Funnel total) {}

  /**
   * One part of a funnel.
   *
   * @param segment the segment
   * @param others how many segments the row stands for that are not shown, otherwise 0
   * @param period the period of the entries, if periods are asked for
   * @param funnel the funnel
   */
  record Row(SegmentKey segment, int others, Optional<CalendarPeriod> period, Funnel funnel) {}

  /**
   * The funnel of the entries compared with.
   *
   * @param funnels it
   * @param inBoth how many actors have an attempt that counts on both sides
   */
  record Baseline(Funnels funnels, long inBoth) {}

  /**
   * The way of one actor.
   *
   * @param actor who
   * @param events how many events they have, those of no step included
   * @param explanation every attempt and what became of it
   */
  record ExplainedActor(String actor, long events, Explanation explanation) {}
}
