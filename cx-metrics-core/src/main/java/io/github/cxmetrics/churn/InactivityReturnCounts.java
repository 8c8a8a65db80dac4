package io.github.cxmetrics.churn;

import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;

/** Counts the churn events of one threshold and who came back, of one customer after the other. */
final class InactivityReturnCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final long threshold;
  private final long within;
  private final long firstOpen;
  private final InactivityClusters inTime;
  private final InactivityClusters atAll;
  private long tooRecent;

  /* Those of the customer who is read. */
  private long events;
  private long returned;
  private long returnedAtAll;

  InactivityReturnCounts(long threshold, long within, InactivityHorizon horizon) {
    this(
        threshold, within, horizon.firstOpen(), new InactivityClusters(), new InactivityClusters());
  }

  private InactivityReturnCounts(
      long threshold,
      long within,
      long firstOpen,
      InactivityClusters inTime,
      InactivityClusters atAll) {
    this.threshold = threshold;
    this.within = within;
    this.firstOpen = firstOpen;
    this.inTime = inTime;
    this.atAll = atAll;
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

  void requireRoom(InactivityReturnCounts other) {
    atAll.requireRoom(other.atAll);
  }

  /** Adds the counts of other customers under the same threshold, for which there is room. */
  void merge(InactivityReturnCounts other) {
    inTime.merge(other.inTime);
    atAll.merge(other.atAll);
    tooRecent += other.tooRecent;
  }

  InactivityReturnCounts copy() {
    InactivityReturnCounts copy =
        new InactivityReturnCounts(threshold, within, firstOpen, inTime.copy(), atAll.copy());
    copy.tooRecent = tooRecent;
    return copy;
  }

  /** Writes the counts, without the number of churn events, which others tell. */
  void writeTo(StateWriter out) {
    out.writeCount(tooRecent);
    out.writeCount(inTime.n());
    inTime.writeTo(out);
    atAll.writeTo(out);
  }

  /** Reads the counts of so many customers and churn events. */
  InactivityReturnCounts readFrom(StateReader in, long customers, long churnEvents) {
    long recent = in.readCount(0, churnEvents, "churn events too recent to tell");
    long n = in.readCount(0, customers, "customers with churn that is old enough");
    InactivityReturnCounts read =
        new InactivityReturnCounts(
            threshold,
            within,
            firstOpen,
            InactivityClusters.readFrom(in),
            InactivityClusters.readFrom(in));
    read.tooRecent = recent;
    read.inTime.of(n, churnEvents - recent);
    read.atAll.of(n, churnEvents - recent);
    return read;
  }

  /** Whether the same churn events are counted in time and at all. */
  boolean isOfTheSame() {
    return inTime.squaredTrials() == atAll.squaredTrials();
  }
}
