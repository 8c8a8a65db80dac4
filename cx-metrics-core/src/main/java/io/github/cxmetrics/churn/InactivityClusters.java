package io.github.cxmetrics.churn;

import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;

/** Trials and successes of one customer after the other, as sums. */
final class InactivityClusters implements Serializable {

  /** The largest sum of squares, so that those of all customers of an opening can be added. */
  static final long MOST = 1L << 60;

  @Serial private static final long serialVersionUID = 1L;

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

  /** Refuses sums that do not fit in with these; nothing changes then. No other sum is larger. */
  void requireRoom(InactivityClusters other) {
    if (squaredTrials > MOST - other.squaredTrials) {
      throw new ArithmeticException(
          "squared numbers of stretches must sum to at most "
              + MOST
              + ", was "
              + squaredTrials
              + " + "
              + other.squaredTrials);
    }
  }

  /** Adds the sums of other customers, for which there is room. */
  void merge(InactivityClusters other) {
    n += other.n;
    trials += other.trials;
    successes += other.successes;
    squaredTrials += other.squaredTrials;
    products += other.products;
    squaredSuccesses += other.squaredSuccesses;
  }

  InactivityClusters copy() {
    InactivityClusters copy = new InactivityClusters();
    copy.merge(this);
    return copy;
  }

  /** Writes the sums without the numbers of customers and of trials, which others tell. */
  void writeTo(StateWriter out) {
    out.writeCount(squaredTrials);
    out.writeCount(successes);
    out.writeCount(products);
    out.writeCount(squaredSuccesses);
  }

  /** Reads sums, of which the numbers of customers and of trials are told later. */
  static InactivityClusters readFrom(StateReader in) {
    InactivityClusters read = new InactivityClusters();
    read.squaredTrials = in.readCount(0, MOST, "sum of squares");
    read.successes = in.readCount(0, read.squaredTrials, "number of events");
    read.products = in.readCount(0, read.squaredTrials, "sum of products");
    read.squaredSuccesses = in.readCount(0, read.squaredTrials, "sum of squares");
    return read;
  }

  /** Tells of how many customers and trials sums are that were read. */
  void of(long customers, long allTrials) {
    n = customers;
    trials = allTrials;
  }

  long n() {
    return n;
  }

  long squaredTrials() {
    return squaredTrials;
  }

  long successes() {
    return successes;
  }

  ClusterSums sums() {
    return new ClusterSums(n, trials, successes, squaredTrials, products, squaredSuccesses);
  }
}
