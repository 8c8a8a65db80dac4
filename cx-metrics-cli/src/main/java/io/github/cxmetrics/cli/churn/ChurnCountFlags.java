package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.cli.options.UsageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The columns of counts, if records are periods and not contracts. */
final class ChurnCountFlags {

  @Option(
      names = "--opening",
      paramLabel = "COLUMN",
      description =
          "Records are periods, and this is the column of customers at the opening; needs --churned"
              + " instead of --customer.")
  private @Nullable String opening;

  @Option(
      names = "--churned",
      paramLabel = "COLUMN",
      description = "With --opening: the column of churn events.")
  private @Nullable String churned;

  @Option(
      names = "--new",
      paramLabel = "COLUMN",
      description = "With --opening: the column of new customers (default: none are new).")
  private @Nullable String joined;

  @Option(
      names = "--reactivated",
      paramLabel = "COLUMN",
      description = "With --opening: the column of customers who returned (default: none).")
  private @Nullable String reactivated;

  @Option(
      names = "--joined-and-churned",
      paramLabel = "COLUMN",
      description =
          "With --opening: the column of churn events of those who joined in the same period"
              + " (default: as few as can be).")
  private @Nullable String joinedAndChurned;

  @Option(
      names = "--closing",
      paramLabel = "COLUMN",
      description =
          "With --opening: the column of customers at the closing, with which the others must"
              + " reconcile.")
  private @Nullable String closing;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "With --opening: the column that names the period (default: its line).")
  private @Nullable String label;

  /** Whether records are counts of periods. */
  boolean areGiven() {
    return opening != null;
  }

  void check() {
    if (opening != null && churned == null) {
      throw new UsageException("--opening needs --churned COLUMN");
    }
    if (opening == null) {
      refuse("--churned", churned);
      refuse("--new", joined);
      refuse("--reactivated", reactivated);
      refuse("--joined-and-churned", joinedAndChurned);
      refuse("--closing", closing);
      refuse("--label", label);
    }
  }

  private static void refuse(String option, @Nullable String column) {
    if (column != null) {
      throw new UsageException(option + " needs --opening COLUMN");
    }
  }

  String opening() {
    return String.valueOf(opening);
  }

  String churned() {
    return String.valueOf(churned);
  }

  Optional<String> joined() {
    return Optional.ofNullable(joined);
  }

  Optional<String> reactivated() {
    return Optional.ofNullable(reactivated);
  }

  Optional<String> joinedAndChurned() {
    return Optional.ofNullable(joinedAndChurned);
  }

  Optional<String> closing() {
    return Optional.ofNullable(closing);
  }

  Optional<String> label() {
    return Optional.ofNullable(label);
  }
}
