package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.RevenueInput;
import io.github.cxmetrics.churn.RevenueTerm;
import io.github.cxmetrics.cli.event.AmountFlags;
import io.github.cxmetrics.cli.options.UsageException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The columns of recurring amounts. */
final class RevenueColumnFlags {

  @Option(
      names = "--customer",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of who pays.")
  String customer = "";

  @Option(
      names = "--start",
      paramLabel = "COLUMN",
      description = "Records are amounts paid for some time, and this is the column of its start.")
  private @Nullable String start;

  @Option(
      names = "--end",
      paramLabel = "COLUMN",
      description =
          "With --start: the column of the first instant that is no more paid; empty if it goes"
              + " on.")
  private @Nullable String end;

  @Option(
      names = "--at",
      paramLabel = "COLUMN",
      description =
          "Records are changes to an amount, 0 if it ends, and this is the column of their time.")
  private @Nullable String at;

  @Option(
      names = "--sequence",
      paramLabel = "COLUMN",
      description =
          "With --at: the column of whole numbers that order changes at one instant (default: the"
              + " greatest amount counts).")
  private @Nullable String sequence;

  @Option(
      names = "--period",
      paramLabel = "COLUMN",
      description =
          "Records are the amounts of calendar periods, and this is the column of any time in them;"
              + " those of a customer and period add up.")
  private @Nullable String period;

  @Option(
      names = "--subscription",
      paramLabel = "COLUMN",
      description =
          "With --start or --at: the column of what is paid for; changes of one subscription replace"
              + " each other, and equal records of it count once.")
  private @Nullable String subscription;

  @Mixin AmountFlags amounts = new AmountFlags();

  @Option(
      names = "--currency-column",
      paramLabel = "COLUMN",
      description = "The column of the currency, which has to be that of --currency.")
  private @Nullable String currencyColumn;

  @Option(
      names = "--per",
      paramLabel = "TERM",
      defaultValue = "month",
      description =
          "What an amount is paid for: week, month, quarter, half-year or year (default:"
              + " ${DEFAULT-VALUE}).")
  RevenueTerm per = RevenueTerm.MONTH;

  @Option(
      names = "--revenue-per",
      paramLabel = "TERM",
      defaultValue = "month",
      description =
          "What revenue is counted for, such as year for ARR; amounts that do not divide are refused,"
              + " never rounded; a year has 52 weeks (default: ${DEFAULT-VALUE}).")
  RevenueTerm revenuePer = RevenueTerm.MONTH;

  void check() {
    if (Stream.of(start, at, period).filter(column -> column != null).count() != 1) {
      throw new UsageException(
          "give one of --start COLUMN, if amounts are paid for some time, --at COLUMN, if records"
              + " are changes, or --period COLUMN, if they are amounts of periods");
    }
    if (amounts.amount().isEmpty()) {
      throw new UsageException("--amount COLUMN is missing");
    }
    require(end, "--end", start, "--start COLUMN");
    require(sequence, "--sequence", at, "--at COLUMN");
    require(
        currencyColumn, "--currency-column", amounts.currency().orElse(null), "--currency NAME");
    if (subscription != null && period != null) {
      throw new UsageException("--subscription is not for amounts of periods, which add up anyway");
    }
  }

  private static void require(
      @Nullable String given, String option, @Nullable String needed, String other) {
    if (given != null && needed == null) {
      throw new UsageException(option + " needs " + other);
    }
  }

  RevenueInput input() {
    if (start != null) {
      return RevenueInput.INTERVALS;
    }
    return at == null ? RevenueInput.SNAPSHOTS : RevenueInput.CHANGES;
  }

  /** The column of the time of a record. */
  String time() {
    return Stream.of(start, at, period)
        .filter(column -> column != null)
        .findFirst()
        .map(String::valueOf)
        .orElseThrow();
  }

  Optional<String> end() {
    return Optional.ofNullable(end);
  }

  Optional<String> sequence() {
    return Optional.ofNullable(sequence);
  }

  Optional<String> subscription() {
    return Optional.ofNullable(subscription);
  }

  Optional<String> currencyColumn() {
    return Optional.ofNullable(currencyColumn);
  }
}
