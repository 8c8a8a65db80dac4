package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The columns of contracts, or of changes of their status. */
final class SubscriptionFlags {

  @Option(
      names = "--customer",
      paramLabel = "COLUMN",
      description = "The column of whose contract it is.")
  private @Nullable String customer;

  @Option(
      names = "--start",
      paramLabel = "COLUMN",
      description =
          "Records are contracts, and this is the column of their start; a customer may have many.")
  private @Nullable String start;

  @Option(
      names = "--end",
      paramLabel = "COLUMN",
      description =
          "With --start: the column of the first instant without the contract; empty if it goes on.")
  private @Nullable String end;

  @Option(
      names = "--cancelled-at",
      paramLabel = "COLUMN",
      description = "With --start: the column of when the end was told; may be empty.")
  private @Nullable String cancelledAt;

  @Option(
      names = "--at",
      paramLabel = "COLUMN",
      description = "Records are changes of status, and this is the column of their time.")
  private @Nullable String at;

  @Option(
      names = "--status",
      paramLabel = "COLUMN",
      description =
          "With --at: the column of what the contract becomes. With --start: the column that tells"
              + " trials and pauses from contracts that run.")
  private @Nullable String status;

  @Option(
      names = "--active-values",
      converter = ValueList.Converter.class,
      paramLabel = "VALUE[,VALUE]",
      description = "Statuses of contracts that run (default: active).")
  private ValueList active = new ValueList(List.of("active"));

  @Option(
      names = "--trial-values",
      converter = ValueList.Converter.class,
      paramLabel = "VALUE[,VALUE]",
      description = "Statuses of trials (default: trial).")
  private ValueList trial = new ValueList(List.of("trial"));

  @Option(
      names = "--paused-values",
      converter = ValueList.Converter.class,
      paramLabel = "VALUE[,VALUE]",
      description = "Statuses of contracts that pause (default: paused).")
  private ValueList paused = new ValueList(List.of("paused"));

  @Option(
      names = "--cancelled-values",
      converter = ValueList.Converter.class,
      paramLabel = "VALUE[,VALUE]",
      description =
          "With --at: statuses of contracts that go on but are told to end (default: cancelled).")
  private ValueList cancelled = new ValueList(List.of("cancelled"));

  @Option(
      names = "--ended-values",
      converter = ValueList.Converter.class,
      paramLabel = "VALUE[,VALUE]",
      description = "With --at: statuses without a contract (default: ended).")
  private ValueList ended = new ValueList(List.of("ended"));

  @Option(
      names = "--reason",
      paramLabel = "COLUMN",
      description = "The column of why a contract ends; empty if nobody knows.")
  private @Nullable String reason;

  @Option(
      names = "--involuntary",
      converter = ValueList.Converter.class,
      paramLabel = "VALUE[,VALUE]",
      description =
          "With --reason: reasons that are not the customer's wish, such as payment-failed; all"
              + " others are voluntary.")
  private @Nullable ValueList involuntary;

  void check() {
    if (customer == null) {
      throw new UsageException(
          "--customer COLUMN is missing (or --opening COLUMN, if records are counts)");
    }
    if ((start == null) == (at == null)) {
      throw new UsageException(
          "give either --start COLUMN, if records are contracts, or --at COLUMN, if they are"
              + " changes of status");
    }
    if (at != null && status == null) {
      throw new UsageException("--at needs --status COLUMN");
    }
    if (start == null && (end != null || cancelledAt != null)) {
      throw new UsageException(
          (end == null ? "--cancelled-at" : "--end") + " needs --start COLUMN");
    }
    if (involuntary != null && reason == null) {
      throw new UsageException("--involuntary needs --reason COLUMN");
    }
  }

  void refuseWithCounts() {
    if (customer != null || start != null || at != null) {
      throw new UsageException(
          "--opening is for records that are counts, not with --customer, --start or --at");
    }
  }

  String customer() {
    return String.valueOf(customer);
  }

  /** Whether records are changes of status. */
  boolean areChanges() {
    return at != null;
  }

  /** The column of the time that a record begins with. */
  String time() {
    return String.valueOf(at == null ? start : at);
  }

  Optional<String> end() {
    return Optional.ofNullable(end);
  }

  Optional<String> cancelledAt() {
    return Optional.ofNullable(cancelledAt);
  }

  Optional<String> status() {
    return Optional.ofNullable(status);
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  StatusWords words() {
    return new StatusWords(
        active.values(),
        trial.values(),
        paused.values(),
        cancelled.values(),
        ended.values(),
        involuntary == null ? List.of() : involuntary.values());
  }
}
