package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAverage;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.stats.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm retention} found, before it is given a form.
 *
 * @param query which events were read
 * @param asked what was asked beyond the definition
 * @param input what was found in the file
 * @param total the retention of all
 * @param segments that of each segment; empty without any
 * @param comparison what is compared, if anything
 * @param level the confidence level of all intervals
 * @param style how shares are written
 * @param warnings what the user should hear of
 */
record RetentionReport(
    EventQuery query,
    Asked asked,
    InputReport input,
    Retention total,
    List<Segment> segments,
    Optional<Comparison> comparison,
    ConfidenceLevel level,
    NumberStyle style,
    List<String> warnings) {

  /**
   * What was asked beyond the definition.
   *
   * @param rule when an actor counts as retained
   * @param average how the row below the cohorts is made
   * @param value what members are worth, if that was asked for
   * @param currency what that is counted in, if it is known
   * @param by the columns that make the segments
   * @param dates which cohorts are shown
   * @param colored whether cells are shaded
   */
  record Asked(
      ReturnRule rule,
      RetentionAverage average,
      Optional<String> value,
      Optional<String> currency,
      List<String> by,
      DateRange dates,
      boolean colored) {}

  /**
   * The retention of one segment.
   *
   * @param segment the segment
   * @param retention its retention
   */
  record Segment(SegmentKey segment, Retention retention) {}

  /**
   * Differences interval by interval.
   *
   * @param against what is compared with
   * @param adjustment how p-values were adjusted
   * @param comparisons among how many
   * @param rows a difference each
   */
  record Comparison(String against, String adjustment, int comparisons, List<Row> rows) {

    /**
     * One difference.
     *
     * @param name what is compared
     * @param column in which column
     * @param share its share there
     * @param reference that of what it is compared with
     * @param difference the one less the other
     */
    record Row(
        String name, int column, Estimate share, Estimate reference, Difference difference) {}
  }
}
