package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.SegmentComparisonFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
      names = "--compare-from",
      paramLabel = "DATE",
      description =
          "Compare with other records of the same file: the answers of this day or later that meet"
              + " --where or, if given, --compare-where. Without --from and --to, all others are"
              + " compared with them.")
  @Nullable String from;

  @Option(
      names = "--compare-to",
      paramLabel = "DATE",
      description = "Compare with the answers from before this day.")
  @Nullable String to;

  @Mixin SegmentComparisonFlags segments = new SegmentComparisonFlags();

  private boolean required;
  private @Nullable String secondFile;

  /** Refuses a run that compares nothing. */
  void require() {
    required = true;
  }

  /** The file of {@link #file}, as the second of the command. */
  void secondFile(@Nullable String second) {
    secondFile = second;
  }

  private void takeSecondFile() {
    if (secondFile == null) {
      return;
    }
    if (file != null) {
      throw new UsageException(
          "only one file can be compared with, was "
              + PrintableText.quoted(secondFile)
              + " and --compare "
              + PrintableText.quoted(file));
    }
    file = secondFile;
  }

  /** Whether the answers are compared with others, not segments with each other. */
  boolean comparesRecords() {
    return file != null || !where.isEmpty() || comparesDates();
  }

  boolean comparesDates() {
    return from != null || to != null;
  }

  /**
   * The records of the same file that the query's are compared with, if those are asked for. What
   * is not said of them, value or time, is as in the query.
   */
  Optional<RecordSelection> baselineOf(SurveyQuery<?> query) {
    if (where.isEmpty() && !comparesDates()) {
      return Optional.empty();
    }
    List<ColumnCondition> conditions =
        where.stream().map(text -> ColumnCondition.parse("--compare-where", text)).toList();
    DateRange asked =
        SelectionFlags.dates("--compare-from", from, "--compare-to", to, query.time());
    DateRange dates = query.selection().dates();
    if (conditions.isEmpty() && !dates.isAll() && dates.overlaps(asked)) {
      throw new UsageException(
          "--from, --to and --compare-from, --compare-to must select different times, was "
              + dates
              + " compared with "
              + asked);
    }
    return Optional.of(
        new RecordSelection(
            conditions.isEmpty() ? query.where() : conditions, asked.isAll() ? dates : asked));
  }

  void check(SelectionFlags selection) {
    takeSecondFile();
    int kinds =
        (file == null ? 0 : 1)
            + (where.isEmpty() && !comparesDates() ? 0 : 1)
            + (segments.baseline == null ? 0 : 1)
            + (segments.rest ? 1 : 0);
    if (kinds == 0 && required) {
      throw new UsageException(
          "cxm compare needs something to compare with: a second FILE, --compare-where,"
              + " --compare-from and --compare-to, --baseline or --compare-rest");
    }
    if (kinds > 1) {
      throw new UsageException(
          "only one of --compare, --compare-where (or -from, -to), --baseline and --compare-rest"
              + " may be given");
    }
    if (kinds > 0 && selection.period != null) {
      throw new UsageException(
          "comparisons are of whole files or segments: leave out --period, or select one period"
              + " by --from and --to");
    }
    segments.requireSegments(!selection.by().isEmpty());
  }
}
