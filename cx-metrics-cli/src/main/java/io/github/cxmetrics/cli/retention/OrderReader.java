package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.event.AmountColumn;
import io.github.cxmetrics.cli.event.CellPredicate;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.event.EventTest;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.retention.RepeatReport.Segment;
import io.github.cxmetrics.retention.NamedRepeatAccumulator;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.retention.RepeatQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes rows as orders, lines of orders and refunds. */
final class OrderReader {

  private static final int NONE = -1;

  private static final int MOST_SEGMENTS = 1000;

  private final RepeatDefinition definition;
  private final NamedRepeatAccumulator total;
  private final Optional<EventSegments> segments;
  private final SortedMap<SegmentKey, NamedRepeatAccumulator> bySegment = new TreeMap<>();
  private final EventTest purchase;
  private final Optional<EventTest> refund;
  private final int order;
  private final Optional<AmountColumn> amount;

  private long ignored;

  /**
   * Makes a reader.
   *
   * @param purchases which events are orders; empty for all that are no refunds
   * @param refunds what refunds meet; empty for none
   * @param order the place of the order's number, if records are lines of orders
   * @param amount what a record is worth, if that is known
   * @param segments the segments that are asked for, if any are
   */
  OrderReader(
      RepeatDefinition definition,
      List<EventPattern> purchases,
      List<CellPredicate> refunds,
      Optional<Integer> order,
      Optional<AmountColumn> amount,
      Optional<EventSegments> segments,
      EventLayout layout) {
    this.definition = definition;
    this.segments = segments;
    total = RepeatPurchase.accumulatorOfNames(definition);
    purchase = layout.test(purchases);
    refund =
        refunds.isEmpty()
            ? Optional.empty()
            : Optional.of(layout.test(List.of(new EventPattern("", refunds))));
    this.order = order.orElse(NONE);
    this.amount = amount;
  }

  void add(EventRow row) {
    boolean isRefund = refund.isPresent() && refund.get().holds(row);
    if (!isRefund && !purchase.holds(row)) {
      ignored++;
      return;
    }
    String id = order == NONE ? "" : id(row);
    long units = units(row);
    try {
      add(total, row, isRefund, id, units);
    } catch (ArithmeticException e) { // before any state has changed
      throw amount.orElseThrow().tooMuch(row);
    }
    if (segments.isPresent()) {
      SegmentKey segment = segments.get().names().keyOf(segments.get().codeOf(row));
      add(stateOf(segment), row, isRefund, id, units);
    }
  }

  private void add(
      NamedRepeatAccumulator state, EventRow row, boolean isRefund, String id, long units) {
    if (order == NONE) {
      if (isRefund) {
        state.addRefund(row.actor(), row.atMillis(), units);
      } else {
        state.add(row.actor(), row.atMillis(), units);
      }
    } else if (isRefund) {
      state.addRefund(row.actor(), row.atMillis(), units, id);
    } else {
      state.add(row.actor(), row.atMillis(), units, id);
    }
  }

  private NamedRepeatAccumulator stateOf(SegmentKey segment) {
    NamedRepeatAccumulator state =
        bySegment.computeIfAbsent(segment, any -> RepeatPurchase.accumulatorOfNames(definition));
    if (bySegment.size() > MOST_SEGMENTS) {
      throw new UsageException(
          "--by must give at most " + MOST_SEGMENTS + " segments, was more: is it an id?");
    }
    return state;
  }

  private long units(EventRow row) {
    return amount.isPresent() ? amount.get().of(row) : 0;
  }

  private String id(EventRow row) {
    String id = row.cell(order);
    if (id.isEmpty()) {
      throw row.badCell(order, "not be empty");
    }
    return id;
  }

  /** The answer for all. */
  RepeatPurchase total(RepeatQuestion question) {
    return total.result(question);
  }

  /** The answer for each segment, in their order. */
  List<Segment> segments(RepeatQuestion question) {
    List<Segment> all = new ArrayList<>();
    bySegment.forEach((segment, state) -> all.add(new Segment(segment, state.result(question))));
    return all;
  }

  /** How many events were neither orders nor refunds. */
  long ignored() {
    return ignored;
  }
}
