package io.github.cxmetrics.churn;

/**
 * Reads customers one after the other into the sums of a question.
 *
 * <p>A customer is active from an activity up to, not including, the last one after it plus the
 * threshold, where they churn; unless the data end before. So a stretch of being active ends at
 * that churn, and the next begins with the next activity, which may lie in the same day or hour.
 */
final class InactivityFold {

  private final long threshold;
  private final long lastKnown;
  private final InactivityPeriods periods;
  private final InactivitySums sums;

  /* What happened to the customer who is read in the period that is read. */
  private int period;
  private InactivityEvent first = InactivityEvent.JOINED;
  private InactivityEvent last = InactivityEvent.JOINED;
  private long churnsInPeriod;
  private long returnsInPeriod;

  InactivityFold(long threshold, long lastKnown, InactivityPeriods periods, InactivitySums sums) {
    this.threshold = threshold;
    this.lastKnown = lastKnown;
    this.periods = periods;
    this.sums = sums;
  }

  void add(InactivityHistory history) {
    period = -1;
    long began = history.first();
    happened(InactivityEvent.JOINED, began);
    sums.addCustomer(isBefore(began));
    for (int i = 0; i + 1 < history.size(); i++) {
      long active = history.at(i);
      long next = history.at(i + 1);
      if (next - active >= threshold) {
        endStretch(began, active + threshold);
        sums.returns().addEnded(active, next);
        happened(InactivityEvent.RETURNED, next);
        began = next;
      }
    }
    endHistory(began, history.last());
  }

  private void endHistory(long began, long active) {
    if (lastKnown - active >= threshold) {
      endStretch(began, active + threshold);
      sums.returns().addOpen(active);
      sums.addChurned();
    } else if (isBefore(began)) {
      sums.addActiveBefore();
    }
    flush();
    sums.returns().endCustomer();
  }

  private void endStretch(long began, long churn) {
    sums.addChurnEvent();
    if (isBefore(began) && !isBefore(churn)) {
      sums.addActiveBefore();
    }
    happened(InactivityEvent.CHURNED, churn);
  }

  /** Whether a day or hour comes before all periods that are listed. */
  private boolean isBefore(long at) {
    return periods.upTo(at) == 0;
  }

  private void happened(InactivityEvent event, long at) {
    int index = periods.upTo(at) - 1;
    if (index < 0 || index >= periods.size()) {
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
      sums.period(period).add(first, last, churnsInPeriod, returnsInPeriod);
      period = -1;
      churnsInPeriod = 0;
      returnsInPeriod = 0;
    }
  }
}
