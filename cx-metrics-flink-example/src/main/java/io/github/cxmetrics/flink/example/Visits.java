package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Makes visits of numbers by arithmetic alone. Each task makes a run of numbers that follow each
 * other, so the times of all runs go over the same stretch; they are out of order by up to a
 * minute.
 */
final class Visits implements GeneratorFunction<Long, Visit> {

  static final Duration DISORDER = Duration.ofMinutes(1);
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** How many were made in this process since it was last set. */
  static final LongAdder MADE = new LongAdder();

  @Serial private static final long serialVersionUID = 1L;

  private static final int SEGMENTS = 100;
  private static final int STEP_MILLIS = 50;
  private static final int STEPS = 4;
  private static final int SCORES = 11;
  private static final String[] NAMES = new String[SEGMENTS];

  static {
    for (int i = 0; i < SEGMENTS; i++) {
      NAMES[i] = "segment " + i;
    }
  }

  private final long run;
  private final int tasks;
  private final long customers;

  /**
   * Makes a maker.
   *
   * @param visits how many there are in all
   * @param tasks how many tasks make them
   * @param customers how many customers there are
   */
  Visits(long visits, int tasks, long customers) {
    run = (visits + tasks - 1) / tasks;
    this.tasks = tasks;
    this.customers = customers;
  }

  /** The first moment after the last visit. */
  Instant end() {
    return START.plusMillis((run + 1) * tasks * STEP_MILLIS);
  }

  @Override
  public Visit map(Long number) {
    MADE.increment();
    long mixed = mix(number);
    long at = START.toEpochMilli() + number % run * tasks * STEP_MILLIS;
    return new Visit(
        (mixed >>> 1) % customers,
        NAMES[(int) ((mixed >>> 8) % SEGMENTS)],
        (int) (mixed >>> 40 & STEPS - 1),
        (int) ((mixed >>> 44) % SCORES),
        Math.max(START.toEpochMilli(), at - (mixed >>> 20) % DISORDER.toMillis()));
  }

  /** Spreads numbers over all longs: the finisher of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long number) {
    long z = number * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
