package io.github.cxmetrics.bench.data;

import io.github.cxmetrics.churn.SubscriptionCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Subscriptions of three years, one a customer: more begin every year, many end early and some not
 * within the three years.
 *
 * @param customers who, scattered over all 64 bits
 * @param startMillis when they began
 * @param endMillis when they ended, {@link #OPEN} for those that go on
 */
@SuppressWarnings("ArrayRecordComponent") // columns, handed on as they are
public record Subscriptions(long[] customers, long[] startMillis, long[] endMillis) {

  /** The end of a subscription that goes on. */
  public static final long OPEN = SubscriptionCounts.NO_END;

  /** The first instant that occurs. */
  public static final Instant START = Instant.parse("2023-01-01T00:00:00Z");

  /** All times are less than this after the start. */
  public static final Duration SPAN = Duration.ofDays(1_096);

  private static final double MEAN_DAYS = 400;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  /**
   * Makes subscriptions up.
   *
   * @param seed which ones
   * @param rows how many
   * @return the subscriptions
   */
  public static Subscriptions of(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    Subscriptions made = new Subscriptions(new long[rows], new long[rows], new long[rows]);
    long first = START.toEpochMilli();
    for (int i = 0; i < rows; i++) {
      long start = (long) (Math.sqrt(random.nextDouble()) * SPAN.toMillis());
      double lengthDays = 1 - MEAN_DAYS * Math.log(1 - random.nextDouble());
      long end = start + (long) (lengthDays * DAY_MILLIS);
      made.customers[i] = (i + 1) * SPREAD;
      made.startMillis[i] = first + start;
      made.endMillis[i] = end < SPAN.toMillis() ? first + end : OPEN;
    }
    return made;
  }

  /** How many rows there are. */
  public int rows() {
    return customers.length;
  }
}
