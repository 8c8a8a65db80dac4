package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.churn.ChurnDenominator;
import io.github.cxmetrics.churn.ChurnRate;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.time.CalendarUnit;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm churn} found, before it is given a form.
 *
 * @param query which records were read
 * @param asked what is asked of them
 * @param input what was found in the file
 * @param total the answer for all
 * @param by the columns that make the segments
 * @param segments the answer for each segment; empty without any
 * @param comparison the differences of segments, if they are asked for
 * @param level the confidence level of all intervals
 * @param style how rates are written
 * @param warnings what the user should hear of
 */
record ChurnReport(
    EventQuery query,
    Asked asked,
    InputReport input,
    Part total,
    List<String> by,
    List<Part> segments,
    Optional<Comparison> comparison,
    ConfidenceLevel level,
    NumberStyle style,
    List<String> warnings) {

  /**
   * What is asked.
   *
   * @param denominator what the rate is of
   * @param view which churn counts
   * @param allFormulas whether all others are asked for too
   * @param annual the unit of the periods, if rates of a year are asked for
   * @param reasons whether reasons are known
   * @param dates which periods are listed
   */
  record Asked(
      ChurnDenominator denominator,
      PeriodView view,
      boolean allFormulas,
      Optional<CalendarUnit> annual,
      boolean reasons,
      DateRange dates) {

    String formula() {
      ChurnCounts none = ChurnCounts.of(0, 0, 0, 0);
      ChurnRate rate = none.rate(denominator, view);
      return rate.name() + ": " + rate.formula();
    }
  }

  /**
   * The answer for all or for one segment.
   *
   * @param segment the segment
   * @param lines the periods
   * @param churn the answer; empty if only counts are known
   */
  record Part(SegmentKey segment, List<ChurnLine> lines, Optional<Churn> churn) {

    static Part of(SegmentKey segment, Churn churn) {
      return new Part(
          segment, churn.periods().stream().map(ChurnLine::of).toList(), Optional.of(churn));
    }

    /** The last period of which the data reach to the end. */
    Optional<ChurnLine> lastComplete() {
      return lines.stream().filter(ChurnLine::complete).reduce((first, second) -> second);
    }
  }

  ChurnRate rate(ChurnLine line) {
    return line.rate(asked.denominator(), asked.view());
  }

  /** The rate of a year, where it is asked for; not defined of a period that is not over. */
  Optional<Estimate> annual(ChurnLine line) {
    return asked
        .annual()
        .map(unit -> line.complete() ? rate(line).annual(unit, level) : unfinished());
  }

  private Estimate unfinished() {
    return new Estimate(Double.NaN, new Interval(0, 1, level), 0, "period not over");
  }

  /** The definition in words; empty if only counts are known. */
  Optional<String> definition() {
    return total.churn().map(churn -> churn.definition().describe());
  }
}
