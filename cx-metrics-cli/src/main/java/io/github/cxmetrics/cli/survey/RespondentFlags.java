package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.survey.RespondentRule;
import io.github.cxmetrics.survey.RespondentRule.Keep;
import io.github.cxmetrics.survey.RespondentWindow;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answered, and which answers count of a person who gave several. */
final class RespondentFlags {

  @Option(
      names = "--respondent",
      paramLabel = "COLUMN",
      description =
          "The column of who answered: each person has one voice. Answers without a person are"
              + " counted each for itself.")
  @Nullable String column;

  @Option(
      names = "--keep",
      paramLabel = "last|first|all",
      description =
          "Which answers of a person count (default: last); of several at the same time the lowest."
              + " 'last' and 'first' need --time. With --period each period is a window of its"
              + " own.")
  @Nullable Keep keep;

  @Option(
      names = "--within",
      paramLabel = "LENGTH",
      description =
          "With --keep last: only people whose last answer is at most so old, such as 90d, when --to"
              + " begins or, without it, just after the last answer of all.")
  @Nullable String within;

  @Option(
      names = "--account",
      paramLabel = "COLUMN",
      description =
          "The column of the account of the person: the score in which each account has one voice is"
              + " added.")
  @Nullable String account;

  boolean areAsked() {
    return column != null;
  }

  /** What the times of answers are needed for; empty if they are not. */
  Optional<String> needsTime() {
    return areAsked() && keep() != Keep.ALL
        ? Optional.of("--respondent with --keep " + (keep() == Keep.LAST ? "last" : "first"))
        : Optional.empty();
  }

  private Keep keep() {
    return keep == null ? Keep.LAST : keep;
  }

  /** Refuses what makes no sense together. */
  void check(SelectionFlags selection) {
    if (column == null) {
      if (keep != null || within != null || account != null) {
        throw new UsageException(
            "--keep, --within and --account have an effect only with --respondent COLUMN");
      }
      return;
    }
    if (selection.weight != null) {
      throw new UsageException(
          "--respondent has no rule for weighted answers: leave out --weight, or give one answer of"
              + " each person");
    }
    if (within == null) {
      return;
    }
    if (keep() != Keep.LAST) {
      throw new UsageException("--within has an effect only with --keep last");
    }
    if (selection.period != null) {
      throw new UsageException(
          "--within asks about one window, which ends at --to: leave out --period, with which each"
              + " period is a window");
    }
    if (selection.from != null) {
      throw new UsageException("--within says where the window begins: leave out --from");
    }
  }

  /** Which answers count, if people are asked for. */
  Optional<RespondentQuery> query() {
    return Optional.ofNullable(column)
        .map(
            name ->
                new RespondentQuery(
                    name, Optional.ofNullable(account), rule(), Optional.ofNullable(within)));
  }

  private RespondentRule rule() {
    String length = within;
    return length == null
        ? new RespondentRule(keep(), RespondentWindow.ALWAYS)
        : within(length, DurationOption.parse("--within", length, ""));
  }

  /** A refusal of the window names it as the user wrote it. */
  private static RespondentRule within(String text, Duration length) {
    try {
      return RespondentRule.LAST.within(length);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--within: " + String.valueOf(e.getMessage()).replace(length.toString(), text));
    }
  }
}
