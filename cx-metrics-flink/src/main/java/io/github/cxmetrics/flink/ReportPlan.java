package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.WindowDefinition;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When reports are made, over how many cells, and what becomes of records that cannot count.
 *
 * @param periods at the ends of which; null for none
 * @param until the end of the last; {@link ReportTimes#NEVER} for none
 * @param endsWithInput whether it was asked for one at the end of the input
 * @param cells the number of cells
 * @param latenessMillis by how much a record may be behind the watermark; negative if by any time
 * @param setsRefusedAside whether the job goes on after a record that the metric refuses
 */
record ReportPlan(
    @Nullable WindowDefinition periods,
    long until,
    boolean endsWithInput,
    int cells,
    long latenessMillis,
    boolean setsRefusedAside)
    implements Serializable {

  static final int DEFAULT_CELLS = 1_024;
  static final int MOST_CELLS = 1 << 20;
  static final ReportPlan DEFAULT =
      new ReportPlan(null, ReportTimes.NEVER, false, DEFAULT_CELLS, -1, false);

  ReportPlan {
    if (cells < 1 || cells > MOST_CELLS) {
      throw new IllegalArgumentException(
          "number of cells must be in 1.." + MOST_CELLS + ", was " + cells);
    }
    if (endsWithInput && until != ReportTimes.NEVER) {
      throw new IllegalArgumentException(
          "last report must be at a time or at the end of the input, was both, at "
              + Instant.ofEpochMilli(until));
    }
  }

  ReportPlan withPeriods(WindowDefinition newPeriods) {
    return new ReportPlan(
        newPeriods, until, endsWithInput, cells, latenessMillis, setsRefusedAside);
  }

  ReportPlan withUntil(long newUntil) {
    return new ReportPlan(
        periods, newUntil, endsWithInput, cells, latenessMillis, setsRefusedAside);
  }

  ReportPlan withEndOfInput() {
    return new ReportPlan(periods, until, true, cells, latenessMillis, setsRefusedAside);
  }

  ReportPlan withCells(int newCells) {
    return new ReportPlan(
        periods, until, endsWithInput, newCells, latenessMillis, setsRefusedAside);
  }

  ReportPlan withLateness(long newLatenessMillis) {
    return new ReportPlan(
        periods, until, endsWithInput, cells, newLatenessMillis, setsRefusedAside);
  }

  ReportPlan withRefusedAside() {
    return new ReportPlan(periods, until, endsWithInput, cells, latenessMillis, true);
  }

  ReportTimes times() {
    return new ReportTimes(periods, until);
  }

  /** Whether there is a last report at a time. */
  boolean hasLast() {
    return until != ReportTimes.NEVER;
  }

  /** Whether there is a report at the end of the input. */
  boolean reportsAtEnd() {
    return endsWithInput || onlyAtEnd();
  }

  /** Whether there is no other report. */
  boolean onlyAtEnd() {
    return periods == null && !hasLast();
  }

  /** Whether a record is too far behind the watermark. */
  boolean isLate(long atMillis, long watermark) {
    return latenessMillis >= 0
        && watermark != ReportTimes.NEVER
        && atMillis < watermark - latenessMillis;
  }

  /** Whether a record is of no report, because it is behind the end of the last one. */
  boolean isBeyondEnd(long atMillis) {
    return hasLast() && atMillis >= until;
  }

  /** What must not change from one start of a job to the next. */
  String describe() {
    StringBuilder text = new StringBuilder().append(cells).append(" cells");
    if (periods != null) {
      text.append(", ").append(periods.describe());
    }
    if (hasLast()) {
      text.append(", until ").append(Instant.ofEpochMilli(until));
    }
    if (reportsAtEnd()) {
      text.append(", at the end of the input");
    }
    return text.toString();
  }

  void requireSame(String written) {
    if (!describe().equals(written)) {
      throw new IllegalStateException(
          "reports must stay those of the savepoint, [" + written + "], was [" + describe() + "]");
    }
  }
}
