package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.event.AmountColumn;
import io.github.cxmetrics.cli.event.CellPredicate;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventTest;
import io.github.cxmetrics.retention.RepeatByNameAccumulator;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatPurchase;
import java.util.List;
import java.util.Optional;

/** Takes rows as orders, lines of orders and refunds. */
final class OrderReader {

  private static final int NONE = -1;

  private final RepeatByNameAccumulator state;
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
   */
  OrderReader(
      RepeatDefinition definition,
      List<EventPattern> purchases,
      List<CellPredicate> refunds,
      Optional<Integer> order,
      Optional<AmountColumn> amount,
      EventLayout layout) {
    state = RepeatPurchase.accumulatorOfNames(definition);
    purchase = layout.test(purchases);
    refund =
        refunds.isEmpty()
            ? Optional.empty()
            : Optional.of(layout.test(List.of(new EventPattern("", refunds))));
    this.order = order.orElse(NONE);
    this.amount = amount;
  }

  void add(EventRow row) {
    if (refund.isPresent() && refund.get().holds(row)) {
      addRefund(row);
    } else if (purchase.holds(row)) {
      addOrder(row);
    } else {
      ignored++;
    }
  }

  private void addOrder(EventRow row) {
    if (order == NONE) {
      state.add(row.actor(), row.atMillis(), units(row));
    } else {
      state.add(row.actor(), row.atMillis(), units(row), id(row));
    }
  }

  private void addRefund(EventRow row) {
    if (order == NONE) {
      state.addRefund(row.actor(), row.atMillis(), units(row));
    } else {
      state.addRefund(row.actor(), row.atMillis(), units(row), id(row));
    }
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

  RepeatByNameAccumulator state() {
    return state;
  }

  /** How many events were neither orders nor refunds. */
  long ignored() {
    return ignored;
  }
}
