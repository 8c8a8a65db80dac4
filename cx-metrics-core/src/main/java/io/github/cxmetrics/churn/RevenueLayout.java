package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventCheck;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.Serial;
import java.io.Serializable;

/**
 * How a record lies in cells: when it begins; when it ends, or its sequence if it is a change; its
 * subscription if it has one; its amount.
 */
final class RevenueLayout implements Serializable {

  /** The end of an interval that has none. */
  static final long OPEN = Long.MAX_VALUE;

  @Serial private static final long serialVersionUID = 1L;

  private final RevenueInput input;
  private final int amountCell;

  RevenueLayout(RevenueDefinition definition) {
    input = definition.input();
    amountCell = definition.hasSubscriptions() ? 3 : 2;
  }

  /** Refuses an end that no event can have, and so the mark of open intervals. */
  static long requireEnd(long endMillis) {
    EventTime.require("end of an interval", endMillis);
    return endMillis;
  }

  static void requireOrder(long startMillis, long endMillis) {
    if (endMillis <= startMillis) {
      throw new IllegalArgumentException(
          "end of an interval must be after its start, was " + startMillis + " to " + endMillis);
    }
  }

  RevenueInput input() {
    return input;
  }

  boolean isOfChanges() {
    return input == RevenueInput.CHANGES;
  }

  int width() {
    return amountCell + 1;
  }

  boolean hasSubscriptions() {
    return amountCell > 2;
  }

  void put(long[] cells, long atMillis, long endOrSequence, long subscription, long amount) {
    cells[0] = atMillis;
    cells[1] = endOrSequence;
    if (hasSubscriptions()) {
      cells[2] = subscription;
    }
    cells[amountCell] = amount;
  }

  static long atMillis(long[] cells, int start) {
    return cells[start];
  }

  static long endMillis(long[] cells, int start) {
    return cells[start + 1];
  }

  static long sequence(long[] cells, int start) {
    return cells[start + 1];
  }

  /** The number of the subscription; 0 if they have none. */
  long subscription(long[] cells, int start) {
    return hasSubscriptions() ? cells[start + 2] : 0;
  }

  static void setSubscription(long[] cells, long subscription) {
    cells[2] = subscription;
  }

  long amount(long[] cells, int start) {
    return cells[start + amountCell];
  }

  /** The last instant that a record says something of. */
  long latestMillis(long atMillis, long endOrSequence) {
    return switch (input) {
      case CHANGES -> atMillis;
      case INTERVALS -> endOrSequence == OPEN ? atMillis : endOrSequence;
      case SNAPSHOTS -> endOrSequence - 1;
    };
  }

  /**
   * Refuses cells that {@link #put} cannot have written.
   *
   * @param subscriptions how many texts stand for subscriptions
   */
  EventCheck check(int subscriptions) {
    return (cells, start) -> {
      EventTime.requireRead(atMillis(cells, start));
      if (!isOfChanges()) {
        checkEnd(atMillis(cells, start), endMillis(cells, start));
      }
      long subscription = subscription(cells, start);
      if (hasSubscriptions() && (subscription < 0 || subscription >= subscriptions)) {
        throw new StateFormatException(
            "subscription of a record must be one of "
                + subscriptions
                + " texts, was "
                + subscription);
      }
    };
  }

  private void checkEnd(long startMillis, long endMillis) {
    boolean isOpen = endMillis == OPEN && input == RevenueInput.INTERVALS;
    if (!isOpen && (endMillis <= startMillis || !EventTime.isTime(endMillis))) {
      throw new StateFormatException(
          "end of an interval of a state must be after its start, was "
              + startMillis
              + " to "
              + endMillis);
    }
  }
}
