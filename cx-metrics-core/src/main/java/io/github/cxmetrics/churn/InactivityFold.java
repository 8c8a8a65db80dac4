package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.CalendarActivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads customers one after the other into the periods of a question.
 *
 * <p>A customer is active from an activity up to, not including, the last one after it plus the
 * threshold, where they churn; unless the data end before. So a stretch of being active ends at
 * that churn, and the next begins with the next activity, which may lie in the same day or hour.
 */
final class InactivityFold {

  private final long threshold;
  private final long lastKnown;
  private final InactivityPeriods periods;
  private final InactivityPeriodSums[] sums;
  private final InactivityReturnCounts returns;

  /* Changes from one bound to the next: of who is active there, and of who has joined before. */
  private final long[] activeAt;
  private final long[] joinedBefore;

  private long customers;
  private long churned;
  private long churnEvents;

  /* What happened to the customer who is read in the period that is read. */
  private int period;
  private InactivityEvent first = InactivityEvent.JOINED;
  private InactivityEvent last = InactivityEvent.JOINED;
  private long churnsInPeriod;
  private long returnsInPeriod;

  InactivityFold(
      InactivityQuestion question, InactivityPeriods periods, InactivityHorizon horizon) {
    threshold = question.threshold();
    lastKnown = horizon.last();
    this.periods = periods;
    sums = new InactivityPeriodSums[periods.size()];
    Arrays.setAll(sums, index -> new InactivityPeriodSums());
    returns = new InactivityReturnCounts(threshold, question.returnWithin(), horizon);
    activeAt = new long[periods.size() + 2];
    joinedBefore = new long[periods.size() + 2];
  }

  void add(InactivityHistory history) {
    customers++;
    period = -1;
    long began = history.first();
    happened(InactivityEvent.JOINED, began);
    joinedBefore[periods.upTo(began)]++;
    for (int i = 0; i + 1 < history.size(); i++) {
      long active = history.at(i);
      long next = history.at(i + 1);
      if (next - active >= threshold) {
        endStretch(began, active + threshold);
        returns.addEnded(active, next);
        happened(InactivityEvent.RETURNED, next);
        began = next;
      }
    }
    endHistory(began, history.last());
  }

  private void endHistory(long began, long active) {
    if (lastKnown - active >= threshold) {
      endStretch(began, active + threshold);
      returns.addOpen(active);
      churned++;
    } else {
      activeAt[periods.upTo(began)]++;
    }
    flush();
    returns.endCustomer();
  }

  private void endStretch(long began, long churn) {
    churnEvents++;
    /* Active at the bounds after the beginning, up to and including that of the churn. */
    activeAt[periods.upTo(began)]++;
    activeAt[periods.upTo(churn)]--;
    happened(InactivityEvent.CHURNED, churn);
  }

  private void happened(InactivityEvent event, long at) {
    int index = periods.upTo(at) - 1;
    if (index < 0 || index >= sums.length) {
      return;
    }
    if (index != period) {
      flush();
      period = index;
      first = event;
    }
    last = event;
    churnsInPeriod += event == InactivityEvent.CHURNED ? 1 : 0;
    returnsInPeriod += event == InactivityEvent.RETURNED ? 1 : 0;
  }

  private void flush() {
    if (period >= 0) {
      sums[period].add(first, last, churnsInPeriod, returnsInPeriod);
      period = -1;
      churnsInPeriod = 0;
      returnsInPeriod = 0;
    }
  }

  InactivityChurn result(
      InactivityQuestion question, CalendarActivity activity, InactivityHorizon horizon) {
    List<InactivityPeriod> rows = new ArrayList<>();
    long active = 0;
    long joined = 0;
    for (int i = 0; i < sums.length; i++) {
      active += activeAt[i];
      joined += joinedBefore[i];
      boolean complete = periods.isComplete(i, horizon, activity.grid());
      rows.add(new InactivityPeriod(periods.period(i), complete, active, joined - active, sums[i]));
    }
    InactivityTotals totals =
        new InactivityTotals(threshold, customers, churned, churnEvents, churnEvents - churned);
    return new InactivityChurn(question, totals, returns.result(), List.copyOf(rows));
  }
}
