package io.github.cxmetrics.path;

import java.io.Serializable;
import java.util.Random;

/** An event of a customer, or an answer of theirs where there is a score. */
record Happening(long customer, long at, long sequence, String name, double score, String stage)
    implements Serializable {

  static Happening of(long customer, long at, String name) {
    return new Happening(customer, at, 0, name, Double.NaN, "");
  }

  /** One of a few customers, often at a time that another event has. */
  static Happening any(Random random) {
    boolean isAnswer = random.nextInt(8) == 0;
    return new Happening(
        random.nextInt(8) - 3,
        random.nextInt(60) * 60_000L,
        random.nextInt(2),
        "ABCXY".substring(random.nextInt(5)).substring(0, 1),
        isAnswer ? random.nextInt(11) : Double.NaN,
        isAnswer && random.nextInt(3) == 0 ? "first" : "");
  }

  static Happening tooLate() {
    return of(1, 1L << 48, "A");
  }

  boolean isAnswer() {
    return !Double.isNaN(score);
  }

  boolean isLarge() {
    return sequence == 1;
  }

  String customerName() {
    return "customer " + customer;
  }
}
