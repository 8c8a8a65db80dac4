package io.github.cxmetrics.churn;

/** What is counted of one calendar period while customers are read. */
final class InactivityPeriodSums {

  long joined;
  long churnEvents;
  long reactivations;
  long churnedOfOpening;
  long inactiveOfOpening;
  long returnedOfDormant;
  long activeOfDormant;
  long joinedAndChurned;
  long joinedAndInactive;
  final InactivityClusters active = new InactivityClusters();
  final InactivityClusters dormant = new InactivityClusters();

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
    churnEvents += churns;
    reactivations += returns;
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
}
