package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.state.CalendarActivity;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The days or hours in which one customer after the other was active, up to the end of the data.
 */
final class InactivityHistory {

  private long[] active = new long[Long.SIZE];
  private int size;

  private InactivityHistory() {}

  /** Hands over every customer who was active by the end of the data, in any order. */
  static void forEach(
      CalendarActivity activity, InactivityHorizon horizon, Consumer<InactivityHistory> visitor) {
    InactivityHistory history = new InactivityHistory();
    activity
        .bits()
        .forEach(
            (actor, periods) -> {
              history.read(periods, horizon.last());
              if (history.size > 0) {
                visitor.accept(history);
              }
            });
  }

  private void read(ActivePeriods periods, long last) {
    size = 0;
    for (int i = 0; i < periods.blocks(); i++) {
      if (size + Long.SIZE > active.length) {
        active = Arrays.copyOf(active, 2 * active.length);
      }
      long start = periods.block(i) * Long.SIZE;
      for (long word = periods.word(i); word != 0; word &= word - 1) {
        long period = start + Long.numberOfTrailingZeros(word);
        if (period > last) {
          return;
        }
        active[size++] = period;
      }
    }
  }

  /** At least 1. */
  int size() {
    return size;
  }

  /** Ascending. */
  long at(int index) {
    return active[index];
  }

  long first() {
    return active[0];
  }

  long last() {
    return active[size - 1];
  }
}
