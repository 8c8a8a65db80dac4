package io.github.cxmetrics.retention;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.PeriodFinder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts the orders and refunds of customers into calendar periods. */
final class BasketPeriods {

  private final RepeatQuestion question;
  private final @Nullable CalendarGrid grid;
  private final @Nullable PeriodFinder finder;
  private final TreeMap<Long, BasketPeriodSums> periods = new TreeMap<>();

  /* Those that the customer being added has orders in. */
  private final List<BasketPeriodSums> touched = new ArrayList<>();

  BasketPeriods(RepeatQuestion question) {
    this.question = question;
    grid = question.gridOrNull();
    finder = grid == null ? null : grid.finder();
  }

  void add(OrderHistory history) {
    PeriodFinder calendar = finder;
    if (calendar == null) {
      return;
    }
    for (int order = 0; order < history.orders(); order++) {
      BasketPeriodSums sums = sumsOf(calendar, history.atMillis(order));
      if (order == 0) {
        sums.newCustomers++;
        sums.addOrder(history.amount(order));
      } else {
        sums.addRepeatOrder(history.amount(order));
      }
      touched.add(sums);
    }
    for (int refund = 0; refund < history.refunds(); refund++) {
      sumsOf(calendar, history.refundAtMillis(refund)).addRefund(history.refunded(refund));
    }
    touched.forEach(BasketPeriodSums::endCustomer);
    touched.clear();
  }

  private BasketPeriodSums sumsOf(PeriodFinder calendar, long atMillis) {
    return periods.computeIfAbsent(calendar.indexOf(atMillis), index -> new BasketPeriodSums());
  }

  /** The periods that were asked for and have orders or refunds; not to be added to any more. */
  List<RepeatPeriod> result(long asOfMillis) {
    CalendarGrid calendar = grid;
    if (calendar == null) {
      return List.of();
    }
    List<RepeatPeriod> all = new ArrayList<>();
    Instant end = Instant.ofEpochMilli(asOfMillis).plusMillis(1);
    periods.forEach(
        (index, sums) -> {
          CalendarPeriod period = calendar.period(index);
          if (question.overlaps(period.startInstant(), period.endInstant())) {
            all.add(new RepeatPeriod(period, !period.endInstant().isAfter(end), sums));
          }
        });
    return List.copyOf(all);
  }
}
