package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.stats.PValueAdjustment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What each segment is compared with, and how many comparisons are judged together. */
public final class SegmentComparisonFlags {

  @Option(
      names = "--baseline",
      paramLabel = "SEGMENT",
      description =
          "With --by: compare every other segment with this one; '' is the empty one, of several"
              + " columns write 'A / B'.")
  public @Nullable String baseline;

  @Option(
      names = "--compare-rest",
      description = "With --by: compare every segment with all that is outside it.")
  public boolean rest;

  @Option(
      names = "--adjust",
      paramLabel = "METHOD",
      defaultValue = "holm",
      description =
          "How p-values of several comparisons are adjusted: holm, benjamini-hochberg or none"
              + " (default: ${DEFAULT-VALUE}).")
  public PValueAdjustment adjustment = PValueAdjustment.HOLM;

  /** Whether segments are compared with each other. */
  public boolean isAsked() {
    return baseline != null || rest;
  }

  /** Refuses a comparison of segments where there are none. */
  public void requireSegments(boolean segmented) {
    if (isAsked() && !segmented) {
      throw new UsageException(
          (rest ? "--compare-rest" : "--baseline")
              + " needs --by COLUMN, which makes the segments");
    }
  }
}
