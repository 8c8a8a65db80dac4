package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.EventCheck;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.Serial;
import java.io.Serializable;

/**
 * How a record lies in cells: its time with the refund mark, its order if orders have an id, its
 * amount.
 */
final class OrderLayout implements Serializable {

  static final int ORDER = 0;
  static final int REFUND = 1;

  @Serial private static final long serialVersionUID = 1L;

  private final OrderIdentity identity;
  private final int amountCell;

  OrderLayout(OrderIdentity identity) {
    this.identity = identity;
    amountCell = identity == OrderIdentity.RECORD ? 1 : 2;
  }

  OrderIdentity identity() {
    return identity;
  }

  int width() {
    return amountCell + 1;
  }

  boolean hasIds() {
    return amountCell > 1;
  }

  void put(long[] cells, long atMillis, int mark, long id, long amount) {
    cells[0] = atMillis << 1 | mark;
    if (hasIds()) {
      cells[1] = id;
    }
    cells[amountCell] = amount;
  }

  static long atMillis(long[] cells, int start) {
    return cells[start] >> 1;
  }

  static boolean isRefund(long[] cells, int start) {
    return (cells[start] & 1) == REFUND;
  }

  static long id(long[] cells, int start) {
    return cells[start + 1];
  }

  static void setId(long[] cells, long id) {
    cells[1] = id;
  }

  long amount(long[] cells, int start) {
    return cells[start + amountCell];
  }

  /**
   * Refuses cells that {@link #put} cannot have written.
   *
   * @param ids how many texts stand for orders
   */
  EventCheck check(int ids) {
    return (cells, start) -> {
      EventTime.requireRead(atMillis(cells, start));
      if (identity == OrderIdentity.TEXT && (id(cells, start) < 0 || id(cells, start) >= ids)) {
        throw new StateFormatException(
            "order of a record must be one of " + ids + " texts, was " + id(cells, start));
      }
    };
  }
}
