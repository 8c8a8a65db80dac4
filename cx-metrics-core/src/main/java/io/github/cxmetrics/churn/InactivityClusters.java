package io.github.cxmetrics.churn;

import io.github.cxmetrics.stats.ClusterSums;

/** Trials and successes of one customer after the other, as sums. */
final class InactivityClusters {

  private long n;
  private long trials;
  private long successes;
  private long squaredTrials;
  private long products;
  private long squaredSuccesses;

  /** Adds a customer; one without trials is left out. */
  void add(long ofTrials, long ofSuccesses) {
    if (ofTrials > 0) {
      n++;
      trials += ofTrials;
      successes += ofSuccesses;
      squaredTrials += ofTrials * ofTrials;
      products += ofTrials * ofSuccesses;
      squaredSuccesses += ofSuccesses * ofSuccesses;
    }
  }

  /** Adds customers of one trial without success each. */
  void addFailures(long customers) {
    n += customers;
    trials += customers;
    squaredTrials += customers;
  }

  ClusterSums sums() {
    return new ClusterSums(n, trials, successes, squaredTrials, products, squaredSuccesses);
  }
}
