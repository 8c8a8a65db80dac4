package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.event.AmountFlags;
import io.github.cxmetrics.cli.event.CellPredicate;
import io.github.cxmetrics.cli.event.EventFlags;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventSyntax;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatQuestion;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm repeat}. */
final class RepeatFlags {

  @Mixin EventFlags events = new EventFlags();

  @Option(
      names = "--purchase",
      paramLabel = "EVENT",
      description =
          "Which events are orders, by name and conditions as in 'paid|[amount>0&kind=order]'"
              + " (default: all that are no refunds).")
  private @Nullable String purchase;

  @Option(
      names = "--order",
      paramLabel = "COLUMN",
      description =
          "The column of the order's number, if records are the lines of orders (default: each"
              + " record is an order).")
  private @Nullable String order;

  @Mixin AmountFlags amounts = new AmountFlags();

  @Option(
      names = "--refund",
      paramLabel = "CONDITION",
      description =
          "Which records give money back, as in 'Quantity<0' or 'kind=refund&amount!=0'; they are no"
              + " orders.")
  private @Nullable String refund;

  @Option(
      names = "--within",
      converter = ValueList.Converter.class,
      paramLabel = "TIME[,TIME]",
      description =
          "Within which times the next order is looked for, among customers whose order before it is"
              + " that old (default: 30d,60d,90d,365d).")
  private @Nullable ValueList within;

  @Option(
      names = "--up-to",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Up to which order the next one is looked for, 2 to 100 (default: ${DEFAULT-VALUE}).")
  private int upTo = 3;

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "Also each value of these columns; a customer counts in every segment they have records"
              + " in.")
  private List<ValueList> by = new ArrayList<>();

  @Option(
      names = "--period",
      paramLabel = "UNIT",
      description =
          "Also orders and customers of each day, week, month, quarter or year; needs --zone.")
  private @Nullable CalendarUnit period;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "With --period week: the first day of a week (default: monday).")
  private @Nullable DayOfWeek weekStart;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Only customers whose first order is of this day, such as 2024-02-01, or later, and only"
              + " periods from then on; all records are read, so that old customers are known;"
              + " needs --zone.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description =
          "Only customers whose first order is from before this day, with all their later orders,"
              + " and only periods before it; needs --zone.")
  private @Nullable String to;

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(events.actor.file);
    if (weekStart != null && period != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --period week");
    }
    if (Set.copyOf(by()).size() < by().size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(by()));
    }
    if (amounts.currency().isPresent() && amounts.amount().isEmpty()) {
      throw new UsageException("--currency needs --amount COLUMN");
    }
  }

  /** When the first orders of customers are. */
  DateRange firstOrders() {
    return from == null && to == null
        ? DateRange.ALL
        : DateRange.between(
            "--from", from, "--to", to, "first order", events.time.format.zone("a range of dates"));
  }

  /** Which events are orders; empty for all. */
  List<EventPattern> purchases() {
    return purchase == null ? List.of() : events.patterns("--purchase", List.of(purchase));
  }

  List<String> by() {
    return ValueList.all(by);
  }

  Optional<String> purchase() {
    return Optional.ofNullable(purchase);
  }

  Optional<String> order() {
    return Optional.ofNullable(order);
  }

  Optional<String> refund() {
    return Optional.ofNullable(refund);
  }

  /** What records that give money back meet; empty for none. */
  List<CellPredicate> refunds() {
    return refund == null ? List.of() : EventSyntax.conditions("--refund", refund);
  }

  RepeatDefinition definition() {
    RepeatDefinition records = order == null ? RepeatDefinition.ORDERS : RepeatDefinition.LINES;
    return records.in(amounts.currency().orElse(""));
  }

  RepeatQuestion question(long asOfMillis) {
    return question().asOf(Instant.ofEpochMilli(asOfMillis));
  }

  /** What is asked, whenever the data end. */
  RepeatQuestion question() {
    RepeatQuestion orders =
        UsageException.ofRefusals("--up-to", () -> RepeatQuestion.DEFAULT.upToOrder(upTo));
    RepeatQuestion question = within == null ? orders : within(orders, within);
    DateRange first = firstOrders();
    if (first.from().isPresent()) {
      question = question.firstOrdersFrom(Instant.ofEpochMilli(first.startMillis()));
    }
    if (first.to().isPresent()) {
      question = question.firstOrdersBefore(Instant.ofEpochMilli(first.endMillis()));
    }
    Optional<CalendarGrid> grid = grid();
    return grid.isPresent() ? question.by(grid.get()) : question;
  }

  private static RepeatQuestion within(RepeatQuestion question, ValueList texts) {
    List<Duration> lengths = new ArrayList<>();
    texts.values().forEach(text -> lengths.add(DurationOption.parse("--within", text, "")));
    return UsageException.ofRefusals(
        "--within", () -> question.within(lengths.toArray(Duration[]::new)));
  }

  Optional<CalendarGrid> grid() {
    return Optional.ofNullable(period)
        .map(
            unit ->
                new CalendarGrid(
                    unit,
                    events.time.format.zone("--period"),
                    weekStart == null ? DayOfWeek.MONDAY : weekStart));
  }
}
