package io.github.cxmetrics.churn;

import java.math.BigInteger;

/** A sum of numbers of at least 0 that cannot overflow. */
final class InactivitySum {

  private BigInteger above = BigInteger.ZERO;
  private long rest;

  void add(long number) {
    if (rest > Long.MAX_VALUE - number) {
      above = above.add(BigInteger.valueOf(rest));
      rest = 0;
    }
    rest += number;
  }

  BigInteger total() {
    return above.add(BigInteger.valueOf(rest));
  }
}
