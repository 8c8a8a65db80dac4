package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.stats.PValueAdjustment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the scores are compared with. */
final class ComparisonFlags {

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description =
          "Compare with another file, such as last month's: the difference is FILE of the command"
              + " minus this file.")
  @Nullable String file;

  @Option(
      names = "--compare-where",
      paramLabel = "COL=VALUE",
      description =
          "Compare with other records of the same file: those that meet this condition"
              + " (repeatable). Without --where, all records that do not meet it are compared with"
              + " those that do.")
  List<String> where = new ArrayList<>();

  @Option(
      names = "--baseline",
      paramLabel = "SEGMENT",
      description =
          "With --by: compare every other segment with this one; '' is the empty one, of several"
              + " columns write 'A / B'.")
  @Nullable String baseline;

  @Option(
      names = "--compare-rest",
      description = "With --by: compare every segment with all answers outside it.")
  boolean rest;

  @Option(
      names = "--adjust",
      paramLabel = "METHOD",
      defaultValue = "holm",
      description =
          "How p-values of several comparisons are adjusted: holm, benjamini-hochberg or none"
              + " (default: ${DEFAULT-VALUE}).")
  PValueAdjustment adjustment = PValueAdjustment.HOLM;

  List<ColumnCondition> conditions() {
    return where.stream().map(text -> ColumnCondition.parse("--compare-where", text)).toList();
  }

  boolean comparesTables() {
    return file != null || !where.isEmpty();
  }

  void check(SelectionFlags selection) {
    int kinds =
        (file == null ? 0 : 1)
            + (where.isEmpty() ? 0 : 1)
            + (baseline == null ? 0 : 1)
            + (rest ? 1 : 0);
    if (kinds > 1) {
      throw new UsageException(
          "only one of --compare, --compare-where, --baseline and --compare-rest may be given");
    }
    if (kinds > 0 && selection.period != null) {
      throw new UsageException(
          "comparisons are of whole files or segments: leave out --period, or select one period"
              + " by --where");
    }
    if ((baseline != null || rest) && selection.by().isEmpty()) {
      throw new UsageException(
          (rest ? "--compare-rest" : "--baseline")
              + " needs --by COLUMN, which makes the segments");
    }
  }
}
