package io.github.cxmetrics.churn;

/** Counts the churn events of one threshold and who came back, of one customer after the other. */
final class InactivityReturnCounts {

  private final long threshold;
  private final long within;
  private final long firstOpen;
  private final InactivityClusters inTime = new InactivityClusters();
  private final InactivityClusters atAll = new InactivityClusters();
  private long tooRecent;

  private long events;
  private long returned;
  private long returnedAtAll;

  InactivityReturnCounts(long threshold, long within, InactivityHorizon horizon) {
    this.threshold = threshold;
    this.within = within;
    firstOpen = horizon.firstOpen();
  }

  /** Adds a stretch of at least the threshold that began after an active period and has ended. */
  void addEnded(long active, long next) {
    long churn = active + threshold;
    if (isOldEnough(churn)) {
      events++;
      returnedAtAll++;
      returned += next - churn <= within ? 1 : 0;
    }
  }

  /** Adds a stretch of at least the threshold that has not ended. */
  void addOpen(long active) {
    if (isOldEnough(active + threshold)) {
      events++;
    }
  }

  private boolean isOldEnough(long churn) {
    boolean old = churn + within < firstOpen;
    tooRecent += old ? 0 : 1;
    return old;
  }

  void endCustomer() {
    if (events > 0) {
      inTime.add(events, returned);
      atAll.add(events, returnedAtAll);
      events = 0;
      returned = 0;
      returnedAtAll = 0;
    }
  }

  InactivityReturns result() {
    return new InactivityReturns(threshold, within, inTime.sums(), atAll.sums(), tooRecent);
  }
}
