package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.stats.PValueAdjustment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cohorts or segments are compared with each other. */
final class RetentionComparisonFlags {

  @Option(
      names = "--compare-cohorts",
      split = ",",
      paramLabel = "A,B",
      description =
          "Compare the first of these cohorts with each other one, interval by interval, named as in"
              + " the table: 2024-01,2024-02.")
  List<String> cohorts = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "SEGMENT",
      description =
          "With --by: compare every other segment with this one, all cohorts pooled, interval by"
              + " interval; '' is the empty one, of several columns write 'A / B'.")
  @Nullable String baseline;

  @Option(
      names = "--adjust",
      paramLabel = "METHOD",
      defaultValue = "holm",
      description =
          "How p-values of all these comparisons are adjusted: holm, benjamini-hochberg or none"
              + " (default: ${DEFAULT-VALUE}).")
  PValueAdjustment adjustment = PValueAdjustment.HOLM;

  /** Whether anything is compared. */
  boolean isAsked() {
    return baseline != null || !cohorts.isEmpty();
  }

  void check(boolean segmented) {
    if (cohorts.size() == 1) {
      throw new UsageException(
          "--compare-cohorts must name two cohorts or more, was " + cohorts.get(0));
    }
    if (baseline != null && !segmented) {
      throw new UsageException("--baseline needs --by COLUMN, which makes the segments");
    }
    if (baseline != null && !cohorts.isEmpty()) {
      throw new UsageException("only one of --compare-cohorts and --baseline may be given");
    }
  }
}
