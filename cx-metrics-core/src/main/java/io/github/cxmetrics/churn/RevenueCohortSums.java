package io.github.cxmetrics.churn;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** What is summed up over the customers of one cohort, by age. */
final class RevenueCohortSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final RevenueSums[] net;
  private final RevenueSums[] gross;
  private final long[] paying;
  private final long[] amounts;
  private long started;

  RevenueCohortSums(int ages) {
    net = new RevenueSums[ages];
    gross = new RevenueSums[ages];
    Arrays.setAll(net, age -> new RevenueSums());
    Arrays.setAll(gross, age -> new RevenueSums());
    paying = new long[ages];
    amounts = new long[ages];
  }

  /** Adds a customer with what it pays at the closing of each period from its first one on. */
  void add(long[] boundaries, int first) {
    started++;
    long base = boundaries[first];
    for (int age = 0; age < net.length; age++) {
      long amount = boundaries[first + age];
      amounts[age] += amount;
      paying[age] += amount > 0 ? 1 : 0;
      if (base > 0) {
        net[age].add(base, amount);
        gross[age].add(base, Math.min(base, amount));
      }
    }
  }

  long started() {
    return started;
  }

  /** How many ages are known, from 0. */
  int ages() {
    return net.length;
  }

  long paying(int age) {
    return paying[age];
  }

  long amount(int age) {
    return amounts[age];
  }

  RevenueSums net(int age) {
    return net[age];
  }

  RevenueSums gross(int age) {
    return gross[age];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RevenueCohortSums that
        && started == that.started
        && Arrays.equals(paying, that.paying)
        && Arrays.equals(amounts, that.amounts)
        && List.of(net).equals(List.of(that.net))
        && List.of(gross).equals(List.of(that.gross));
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(started) + Arrays.hashCode(amounts);
  }
}
