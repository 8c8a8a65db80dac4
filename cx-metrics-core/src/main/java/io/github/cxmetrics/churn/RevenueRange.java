package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import java.time.Instant;

/**
 * Which calendar periods are listed.
 *
 * @param first the index of the first in its grid
 * @param size how many there are, at least 0
 * @param complete how many of them were over when the data ended
 */
record RevenueRange(long first, int size, int complete) {

  private static final RevenueRange NONE = new RevenueRange(0, 0, 0);

  /** The periods from the first revenue to the end of the data, as far as they are asked for. */
  static RevenueRange of(RevenueQuestion question, CalendarGrid grid, RevenueState state) {
    long asOfMillis = asOfMillis(question, state);
    if (state.earliestPaidMillis() > asOfMillis) {
      return NONE;
    }
    long first = grid.indexOfMillis(state.earliestPaidMillis());
    long last = grid.indexOfMillis(asOfMillis);
    if (question.from().isPresent()) {
      first = Math.max(first, grid.indexOf(question.from().get()));
    }
    if (question.to().isPresent()) {
      last = Math.min(last, grid.indexOfMillis(question.to().get().toEpochMilli() - 1));
    }
    if (last < first) {
      return NONE;
    }
    first = Math.max(first, last - RevenueFolder.MOST_PERIODS + 1);
    int size = Math.toIntExact(last - first + 1);
    boolean isOver =
        !grid.period(last).endInstant().isAfter(Instant.ofEpochMilli(asOfMillis).plusMillis(1));
    return new RevenueRange(first, size, isOver ? size : size - 1);
  }

  /** The last instant of the data; the lowest long if there are none and it was not asked. */
  static long asOfMillis(RevenueQuestion question, RevenueState state) {
    return question.asOf().map(Instant::toEpochMilli).orElse(state.latestMillis());
  }
}
