package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.UsageException;
import picocli.CommandLine.Option;

/** What more is told of a score that changed. */
final class ChangeFlags {

  @Option(
      names = "--explain",
      description =
          "With --by and a comparison: how much of the change comes from segments changing and how"
              + " much from another mix of segments having answered.")
  boolean explain;

  @Option(
      names = "--trend",
      description =
          "With --period: the slope of a straight line through all answers, with its interval and"
              + " test.")
  boolean trend;

  void check(SelectionFlags selection, ComparisonFlags comparison) {
    if (explain && !comparison.comparesRecords()) {
      throw new UsageException(
          "--explain needs something to compare with: --compare FILE, --compare-where or"
              + " --compare-from and --compare-to");
    }
    if (explain && selection.by().isEmpty()) {
      throw new UsageException("--explain needs --by COLUMN, which makes the segments");
    }
    if (trend && selection.period == null) {
      throw new UsageException(
          "--trend needs --period day, week, month, quarter or year, on which it is a line");
    }
  }
}
