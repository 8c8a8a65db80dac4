package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.ChurnDenominator;
import io.github.cxmetrics.churn.ChurnScope;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.output.PrintableText;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm churn}. */
final class ChurnFlags {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The contracts, changes of status or counts, a record each: CSV, TSV or NDJSON, also"
              + " gzipped; '-' for standard input.")
  String file = "";

  @Mixin SubscriptionFlags subscriptions = new SubscriptionFlags();

  @Mixin ChurnCountFlags counts = new ChurnCountFlags();

  @Mixin TimeFlags times = new TimeFlags();

  @Mixin ChurnRuleFlags rules = new ChurnRuleFlags();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Only periods that end after this day begins; all records are read, so that earlier"
              + " customers are known; needs --zone.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only periods that begin before this day; needs --zone.")
  private @Nullable String to;

  @Option(
      names = "--denominator",
      paramLabel = "NAME",
      defaultValue = "opening",
      description =
          "What the rate is of: opening, average, opening-plus-new, mean-daily, sum-daily or"
              + " product-daily (default: ${DEFAULT-VALUE}).")
  ChurnDenominator denominator = ChurnDenominator.OPENING;

  @Option(
      names = "--view",
      paramLabel = "NAME",
      defaultValue = "endpoint",
      description =
          "Which churn counts: endpoint, customers at the opening who are not at the closing; or"
              + " event, every churn (default: ${DEFAULT-VALUE}).")
  PeriodView view = PeriodView.ENDPOINT;

  @Option(
      names = "--all-formulas",
      description = "Also every denominator and view side by side, with numbers in words.")
  boolean allFormulas;

  @Option(
      names = "--annualise",
      description = "Also the rate of a year if churn goes on like this: 1 - (1 - m)^k.")
  boolean annualise;

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "Also each value of these columns; a customer counts in every segment they have contracts"
              + " in.")
  private List<ValueList> by = new ArrayList<>();

  @Mixin ChurnComparisonFlags comparison = new ChurnComparisonFlags();

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(file);
    rules.check(subscriptions);
    comparison.check(!by().isEmpty());
    counts.check();
    if (counts.areGiven()) {
      subscriptions.refuseWithCounts();
      if (!by().isEmpty() || from != null || to != null) {
        throw new UsageException("--by, --from and --to are not for records that are counts");
      }
      if (annualise) {
        rules.unitOfCounts();
      }
    } else {
      subscriptions.check();
    }
    if (Set.copyOf(by()).size() < by().size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(by()));
    }
  }

  List<String> by() {
    return ValueList.all(by);
  }

  /** Which periods are listed. */
  DateRange dates() {
    return from == null && to == null
        ? DateRange.ALL
        : DateRange.between("--from", from, "--to", to, "period", times.zone("a range of dates"));
  }

  EventQuery query() {
    return new EventQuery(
        counts.areGiven() ? "" : subscriptions.customer(),
        Optional.empty(),
        counts.areGiven() ? "" : subscriptions.time(),
        times.parser(),
        times.zone(),
        records.where.conditions(),
        DateRange.ALL,
        records.asOf.asOf(times));
  }

  ChurnScope scope() {
    DateRange range = dates();
    ChurnScope scope =
        records
            .asOf
            .asOf(times)
            .map(
                asOf ->
                    UsageException.ofRefusals(
                        "--as-of", () -> ChurnScope.asOf(Instant.ofEpochMilli(asOf.millis()))))
            .orElse(ChurnScope.ALL);
    if (range.from().isPresent()) {
      scope = scope.from(Instant.ofEpochMilli(range.startMillis()));
    }
    if (range.to().isPresent()) {
      scope = scope.before(Instant.ofEpochMilli(range.endMillis()));
    }
    return scope;
  }
}
