package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.retention.RepeatPurchase;
import java.util.ArrayList;
import java.util.List;

/**
 * A number of repeat purchase, as all forms of the report have it.
 *
 * @param name its name in JSON and CSV
 * @param title what tables call it
 * @param kind what it is counted in
 * @param estimate the number with its interval
 */
record RepeatFigure(String name, String title, Kind kind, Estimate estimate) {

  /** What numbers are counted in. */
  enum Kind {
    SHARE,
    COUNT,
    AMOUNT,
    MILLIS
  }

  /** All figures; those of amounts only where amounts are known, of refunds where there may be. */
  static List<RepeatFigure> of(RepeatReport report, RepeatPurchase repeat) {
    ConfidenceLevel level = report.level();
    List<RepeatFigure> all = new ArrayList<>();
    all.add(share("repeatRate", "customers with a second order", repeat.repeatRate(level)));
    all.add(
        new RepeatFigure(
            "ordersPerCustomer", "orders per customer", Kind.COUNT, repeat.orders().mean(level)));
    all.add(
        millis(
            "timeToSecond", "time to the second order, median", repeat.toSecond().median(level)));
    all.add(millis("timeBetween", "time between orders, median", repeat.between().median(level)));
    if (report.orders().amount().isPresent()) {
      all.add(amount("meanOrder", "order value, mean", repeat.basket().meanOrder(level)));
      all.add(amount("medianOrder", "order value, median", repeat.basket().medianOrder(level)));
      all.add(
          amount(
              "revenuePerCustomer",
              "revenue per customer",
              repeat.basket().revenuePerCustomer(level)));
      all.add(
          share(
              "repeatRevenueShare",
              "revenue from later orders",
              repeat.basket().repeatRevenueShare(level)));
    }
    if (report.orders().refund().isPresent()) {
      all.add(share("refundRate", "refunds per order", repeat.refunds().rate(level)));
      all.add(
          share(
              "refundedCustomerShare",
              "customers with a refund",
              repeat.refunds().customerShare(level)));
      if (report.orders().amount().isPresent()) {
        all.add(
            share("refundedAmountShare", "revenue refunded", repeat.refunds().amountShare(level)));
      }
    }
    return all;
  }

  private static RepeatFigure share(String name, String title, Estimate share) {
    return new RepeatFigure(name, title, Kind.SHARE, share);
  }

  private static RepeatFigure millis(String name, String title, Estimate millis) {
    return new RepeatFigure(name, title, Kind.MILLIS, millis);
  }

  private static RepeatFigure amount(String name, String title, Estimate units) {
    return new RepeatFigure(name, title, Kind.AMOUNT, Amounts.estimate(units));
  }
}
