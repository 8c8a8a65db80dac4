package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.retention.RepeatPurchase;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm repeat} found, before it is given a form.
 *
 * @param query which events were read
 * @param orders what orders are
 * @param input what was found in the file
 * @param ignored how many events were neither orders nor refunds
 * @param repeat the answer
 * @param by the columns that make the segments
 * @param segments the answer for each segment; empty without any
 * @param level the confidence level of all intervals
 * @param style how shares are written
 * @param warnings what the user should hear of
 */
record RepeatReport(
    EventQuery query,
    Orders orders,
    InputReport input,
    long ignored,
    RepeatPurchase repeat,
    List<String> by,
    List<Segment> segments,
    ConfidenceLevel level,
    NumberStyle style,
    List<String> warnings) {

  /**
   * The answer for one segment.
   *
   * @param segment the segment
   * @param repeat the answer
   */
  record Segment(SegmentKey segment, RepeatPurchase repeat) {}

  /**
   * What orders are, as options say it.
   *
   * @param purchase which events are orders, if not all
   * @param order the column of the order's number, if records are lines
   * @param amount what an order is worth, if that is known
   * @param currency what amounts are counted in, if that is known
   * @param refund which records give money back, if any
   * @param first when the first orders are of customers who count
   */
  record Orders(
      Optional<String> purchase,
      Optional<String> order,
      Optional<String> amount,
      Optional<String> currency,
      Optional<String> refund,
      DateRange first) {

    /** All of it in words. */
    String inWords() {
      StringBuilder text = new StringBuilder("Orders");
      purchase.ifPresent(which -> text.append(" are events ").append(which));
      order.ifPresent(
          column -> text.append(purchase.isPresent() ? "," : "").append(" by ").append(column));
      amount.ifPresent(what -> text.append("; worth ").append(what));
      currency.ifPresent(name -> text.append(" in ").append(name));
      refund.ifPresent(which -> text.append("; refunds where ").append(which));
      if (!first.isAll()) {
        text.append("; of customers with ").append(first);
      }
      return text.toString();
    }
  }
}
