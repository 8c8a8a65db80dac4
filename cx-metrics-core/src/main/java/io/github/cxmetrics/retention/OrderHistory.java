package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.EventList;

/** The orders and refunds of one actor, in the order of their times and then of their amounts. */
final class OrderHistory {

  private static final int WIDTH = 2;

  private final OrderLayout layout;
  private EventList orders = new EventList(WIDTH);
  private EventList refunds = new EventList(WIDTH);

  OrderHistory(OrderLayout layout) {
    this.layout = layout;
  }

  /** Reads the records of one actor, which lie in order, up to an instant. */
  void read(long[] records, int from, int to, long asOfMillis) {
    int width = layout.width();
    int end = to;
    while (end > from && OrderLayout.atMillis(records, (end - 1) * width) > asOfMillis) {
      end--;
    }
    orders = new EventList(WIDTH);
    refunds = new EventList(WIDTH);
    if (layout.hasIds()) {
      orders = together(records, from, end, OrderLayout.ORDER);
      refunds = together(records, from, end, OrderLayout.REFUND);
      return;
    }
    for (int start = from * width; start < end * width; start += width) {
      EventList list = OrderLayout.isRefund(records, start) ? refunds : orders;
      list.add(OrderLayout.atMillis(records, start), layout.amount(records, start));
    }
  }

  /** The lines of each order summed up: its time is that of the earliest. */
  private EventList together(long[] records, int from, int to, int mark) {
    EventList lines = new EventList(WIDTH + 1);
    int width = layout.width();
    for (int start = from * width; start < to * width; start += width) {
      if (OrderLayout.isRefund(records, start) == (mark == OrderLayout.REFUND)) {
        lines.add(
            OrderLayout.id(records, start),
            OrderLayout.atMillis(records, start),
            layout.amount(records, start));
      }
    }
    EventList sums = new EventList(WIDTH);
    long[] sorted = lines.sortedCells();
    int end = lines.size() * (WIDTH + 1);
    for (int start = 0; start < end; ) {
      long id = sorted[start];
      long atMillis = sorted[start + 1];
      long amount = 0;
      for (; start < end && sorted[start] == id; start += WIDTH + 1) {
        amount += sorted[start + 2];
      }
      sums.add(atMillis, amount);
    }
    return sums;
  }

  int orders() {
    return orders.size();
  }

  /** The time of an order, from 0. */
  long atMillis(int order) {
    return orders.sortedCells()[order * WIDTH];
  }

  /** What an order is worth, from 0. */
  long amount(int order) {
    return orders.sortedCells()[order * WIDTH + 1];
  }

  int refunds() {
    return refunds.size();
  }

  long refundAtMillis(int refund) {
    return refunds.sortedCells()[refund * WIDTH];
  }

  /** What was given back, whichever sign the records have. */
  long refunded(int refund) {
    return Math.abs(refunds.sortedCells()[refund * WIDTH + 1]);
  }
}
