package io.github.cxmetrics.churn;

import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;

/** What is counted of one calendar period while customers are read. */
final class InactivityPeriodSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  long joined;
  long churnedOfOpening;
  long inactiveOfOpening;
  long returnedOfDormant;
  long activeOfDormant;
  long joinedAndChurned;
  long joinedAndInactive;

  /* Of each customer of whom anything happened, the stretches in the period and how many ended. */
  final InactivityClusters active;
  final InactivityClusters dormant;

  InactivityPeriodSums() {
    this(new InactivityClusters(), new InactivityClusters());
  }

  private InactivityPeriodSums(InactivityClusters active, InactivityClusters dormant) {
    this.active = active;
    this.dormant = dormant;
  }

  /**
   * Adds a customer of whom anything happened in the period.
   *
   * @param first what happened first
   * @param last what happened last
   * @param churns how often the customer churned
   * @param returns how often they came back
   */
  void add(InactivityEvent first, InactivityEvent last, long churns, long returns) {
    boolean activeAtEnd = last != InactivityEvent.CHURNED;
    long wasActive = 0;
    long wasDormant = 0;
    long isNew = 0;
    switch (first) {
      case JOINED -> {
        isNew = 1;
        joined++;
        joinedAndChurned += churns > 0 ? 1 : 0;
        joinedAndInactive += activeAtEnd ? 0 : 1;
      }
      case CHURNED -> {
        wasActive = 1;
        churnedOfOpening++;
        inactiveOfOpening += activeAtEnd ? 0 : 1;
      }
      case RETURNED -> {
        wasDormant = 1;
        returnedOfDormant++;
        activeOfDormant += activeAtEnd ? 1 : 0;
      }
    }
    active.add(wasActive + isNew + returns, churns);
    dormant.add(wasDormant + churns, returns);
  }

  void requireRoom(InactivityPeriodSums other) {
    active.requireRoom(other.active);
    dormant.requireRoom(other.dormant);
  }

  /** Adds the sums of other customers, for which there is room. */
  void merge(InactivityPeriodSums other) {
    addCounts(other);
    active.merge(other.active);
    dormant.merge(other.dormant);
  }

  private void addCounts(InactivityPeriodSums other) {
    joined += other.joined;
    churnedOfOpening += other.churnedOfOpening;
    inactiveOfOpening += other.inactiveOfOpening;
    returnedOfDormant += other.returnedOfDormant;
    activeOfDormant += other.activeOfDormant;
    joinedAndChurned += other.joinedAndChurned;
    joinedAndInactive += other.joinedAndInactive;
  }

  InactivityPeriodSums copy() {
    InactivityPeriodSums copy = new InactivityPeriodSums(active.copy(), dormant.copy());
    copy.addCounts(this);
    return copy;
  }

  void writeTo(StateWriter out) {
    out.writeCount(joined);
    out.writeCount(joinedAndChurned);
    out.writeCount(joinedAndInactive);
    out.writeCount(churnedOfOpening);
    out.writeCount(inactiveOfOpening);
    out.writeCount(returnedOfDormant);
    out.writeCount(activeOfDormant);
    active.writeTo(out);
    dormant.writeTo(out);
  }

  /** Reads the sums of a period with so many customers active and churned at its opening. */
  static InactivityPeriodSums readFrom(StateReader in, long opening, long dormantAtOpening) {
    long joined = in.readCount(0, InactivityClusters.MOST, "customers who joined");
    long joinedAndChurned = in.readCount(0, joined, "customers who joined and churned");
    long joinedAndInactive = in.readCount(0, joinedAndChurned, "those inactive at the end");
    long churned = in.readCount(0, opening, "customers of the opening who churned");
    long inactive = in.readCount(0, churned, "those inactive at the end");
    long returned = in.readCount(0, dormantAtOpening, "customers who came back");
    long activeAgain = in.readCount(0, returned, "those active at the end");
    InactivityPeriodSums read =
        new InactivityPeriodSums(InactivityClusters.readFrom(in), InactivityClusters.readFrom(in));
    read.joined = joined;
    read.joinedAndChurned = joinedAndChurned;
    read.joinedAndInactive = joinedAndInactive;
    read.churnedOfOpening = churned;
    read.inactiveOfOpening = inactive;
    read.returnedOfDormant = returned;
    read.activeOfDormant = activeAgain;
    read.active.of(joined + churned + returned, joined + churned + read.dormant.successes());
    read.dormant.of(joinedAndChurned + churned + returned, returned + read.active.successes());
    return read;
  }

  /** By how many more customers are active at the end of the period than at its opening. */
  long gain() {
    return joined + dormant.successes() - active.successes();
  }

  /** The same, from what became of each customer. */
  long gainOfCustomers() {
    return joined - joinedAndInactive - inactiveOfOpening + activeOfDormant;
  }
}
