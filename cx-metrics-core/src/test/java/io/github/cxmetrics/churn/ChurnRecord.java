package io.github.cxmetrics.churn;

import java.io.Serializable;
import java.util.Random;

/** A subscription or a change of status of a customer, as tests make them. */
record ChurnRecord(
    long customer,
    long at,
    long end,
    long cancelled,
    SubscriptionKind kind,
    SubscriptionStatus status,
    ChurnReason reason)
    implements Serializable {

  static final long NONE = Long.MIN_VALUE;
  static final long DAY = 86_400_000L;

  static ChurnRecord any(Random random) {
    long at = random.nextInt(120) * DAY / 2;
    long end = random.nextInt(3) == 0 ? NONE : at + random.nextInt(80) * DAY / 2;
    return new ChurnRecord(
        random.nextInt(9) - 3,
        at,
        end,
        random.nextInt(3) == 0 ? random.nextInt(150) * DAY / 2 : NONE,
        pick(random, SubscriptionKind.values()),
        pick(random, SubscriptionStatus.values()),
        pick(random, ChurnReason.values()));
  }

  static ChurnRecord tooLate() {
    return new ChurnRecord(
        1,
        1L << 48,
        NONE,
        NONE,
        SubscriptionKind.PAID,
        SubscriptionStatus.ACTIVE,
        ChurnReason.UNKNOWN);
  }

  static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  String customerName() {
    return "고객 " + customer;
  }

  Subscription subscription() {
    Subscription subscription = Subscription.from(at).of(kind).because(reason);
    if (end != NONE) {
      subscription = subscription.until(end);
    }
    return cancelled == NONE ? subscription : subscription.cancelledAt(cancelled);
  }

  StatusChange change() {
    return StatusChange.of(at, status).because(reason);
  }
}
