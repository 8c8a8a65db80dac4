package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.NamedRevenueAccumulator;
import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueDefinition;
import io.github.cxmetrics.churn.RevenueInput;
import io.github.cxmetrics.churn.RevenueQuestion;
import io.github.cxmetrics.churn.RevenueTerm;
import io.github.cxmetrics.cli.event.AmountColumn;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.state.EventTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes rows as recurring amounts. */
final class RevenueReader {

  private static final int NONE = -1;
  private static final int MOST_SEGMENTS = 1000;

  /**
   * What a row says.
   *
   * @param second the end of an interval or the sequence of a change
   * @param open whether an interval has no end
   */
  private record Row(long amount, long second, boolean open, String subscription) {}

  private final RevenueDefinition definition;
  private final RevenueTerm per;
  private final AmountColumn amount;
  private final int begin;
  private final int end;
  private final int sequence;
  private final int subscription;
  private final int currency;
  private final int amountPlace;
  private final Optional<EventSegments> segments;
  private final NamedRevenueAccumulator total;
  private final SortedMap<SegmentKey, NamedRevenueAccumulator> bySegment = new TreeMap<>();

  RevenueReader(
      RevenueDefinition definition, RevenueColumnFlags flags, List<String> by, EventLayout layout) {
    this.definition = definition;
    per = flags.per;
    String column = flags.amounts.amount().orElseThrow();
    amount = new AmountColumn("--amount", column, layout);
    amountPlace = column.contains("*") ? NONE : layout.placeOf(column);
    begin = layout.placeOf(flags.time());
    end = flags.end().map(layout::placeOf).orElse(NONE);
    sequence = flags.sequence().map(layout::placeOf).orElse(NONE);
    subscription = flags.subscription().map(layout::placeOfText).orElse(NONE);
    currency = flags.currencyColumn().map(layout::placeOfText).orElse(NONE);
    segments = by.isEmpty() ? Optional.empty() : Optional.of(new EventSegments(by, layout));
    total = Revenue.accumulatorOfNames(definition);
  }

  void add(EventRow row) {
    requireCurrency(row);
    if (!EventTime.isTime(row.atMillis())) {
      throw row.badCell(begin, "be a time within 2^48 milliseconds of 1970");
    }
    Row read = new Row(amount(row), second(row), isOpen(row), subscription(row));
    try {
      add(total, row, read);
    } catch (ArithmeticException e) { // before any state has changed
      throw amount.tooMuch(row);
    }
    if (segments.isPresent()) {
      add(stateOf(segments.get().names().keyOf(segments.get().codeOf(row))), row, read);
    }
  }

  private void requireCurrency(EventRow row) {
    if (currency != NONE && !row.cell(currency).equals(definition.currency())) {
      throw row.badCell(
          currency, "be " + definition.currency() + ", the --currency, since none is converted");
    }
  }

  private long amount(EventRow row) {
    long units = amount.of(row);
    int place = amountPlace == NONE ? begin : amountPlace;
    if (units < 0) {
      throw row.badCell(place, "be an amount of at least 0");
    }
    try {
      return per.convert(units, definition.term());
    } catch (IllegalArgumentException e) {
      throw row.badCell(
          place,
          "be an amount per "
              + per.label()
              + " of at most 4 decimals per "
              + definition.term().label()
              + " (or give --revenue-per year)");
    } catch (ArithmeticException e) {
      throw amount.tooMuch(row);
    }
  }

  private boolean isOpen(EventRow row) {
    return end == NONE || row.cell(end).isEmpty();
  }

  private long second(EventRow row) {
    if (definition.input() == RevenueInput.CHANGES) {
      return sequence == NONE ? 0 : whole(row);
    }
    if (isOpen(row)) {
      return 0;
    }
    long endMillis = row.millis(end);
    if (endMillis <= row.atMillis()) {
      throw row.badCell(end, "be after the start");
    }
    if (!EventTime.isTime(endMillis)) {
      throw row.badCell(end, "be a time within 2^48 milliseconds of 1970");
    }
    return endMillis;
  }

  private long whole(EventRow row) {
    try {
      return Long.parseLong(row.cell(sequence));
    } catch (NumberFormatException e) {
      throw row.badCell(sequence, "be a whole number");
    }
  }

  private String subscription(EventRow row) {
    String text = subscription == NONE ? "" : row.cell(subscription);
    if (subscription != NONE && text.isEmpty()) {
      throw row.badCell(subscription, "not be empty");
    }
    return text;
  }

  private void add(NamedRevenueAccumulator state, EventRow row, Row read) {
    switch (definition.input()) {
      case SNAPSHOTS ->
          state.addSnapshot(
              row.actor(),
              definition.grid().period(definition.grid().indexOfMillis(row.atMillis())),
              read.amount());
      case CHANGES -> addChange(state, row, read);
      case INTERVALS -> addInterval(state, row, read);
    }
  }

  private void addChange(NamedRevenueAccumulator state, EventRow row, Row read) {
    if (subscription == NONE) {
      state.addChange(row.actor(), row.atMillis(), read.second(), read.amount());
    } else {
      state.addChange(
          row.actor(), row.atMillis(), read.second(), read.amount(), read.subscription());
    }
  }

  private void addInterval(NamedRevenueAccumulator state, EventRow row, Row read) {
    if (read.open() && subscription == NONE) {
      state.addOpen(row.actor(), row.atMillis(), read.amount());
    } else if (read.open()) {
      state.addOpen(row.actor(), row.atMillis(), read.amount(), read.subscription());
    } else if (subscription == NONE) {
      state.addInterval(row.actor(), row.atMillis(), read.second(), read.amount());
    } else {
      state.addInterval(
          row.actor(), row.atMillis(), read.second(), read.amount(), read.subscription());
    }
  }

  private NamedRevenueAccumulator stateOf(SegmentKey segment) {
    NamedRevenueAccumulator state =
        bySegment.computeIfAbsent(segment, any -> Revenue.accumulatorOfNames(definition));
    if (bySegment.size() > MOST_SEGMENTS) {
      throw new UsageException(
          "--by must give at most " + MOST_SEGMENTS + " segments, was more: is it an id?");
    }
    return state;
  }

  /** The answer for all. */
  Revenue total(RevenueQuestion question) {
    return total.result(question);
  }

  /** The answer for each segment, which all end when the data do. */
  SortedMap<SegmentKey, Revenue> segments(RevenueQuestion question) {
    SortedMap<SegmentKey, Revenue> all = new TreeMap<>();
    bySegment.forEach((segment, state) -> all.put(segment, state.result(question)));
    return all;
  }
}
