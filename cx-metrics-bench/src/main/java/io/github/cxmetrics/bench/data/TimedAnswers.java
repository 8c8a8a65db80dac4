package io.github.cxmetrics.bench.data;

import java.util.SplittableRandom;

/**
 * Makes up answers that arrive nearly in the order of their times: over 30 days, from customers of
 * segments of unequal size, each up to an hour late. The same seed makes the same answers.
 */
public final class TimedAnswers {

  /** Midnight before the first answer, UTC. */
  public static final long START_MILLIS = 1_772_323_200_000L;

  /** How far an answer may be behind one that arrived before it. */
  public static final int MOST_DISORDER_MILLIS = 3_600_000;

  /** How many segments there are. */
  public static final int SEGMENTS = 50;

  private static final long SPAN_MILLIS = 30L * 86_400_000;
  private static final long CUSTOMERS = 2_000_000;

  private TimedAnswers() {}

  /**
   * Answers in the order of their arrival.
   *
   * @param seed which answers to make up
   * @param n how many
   * @return the answers
   */
  public static TimedAnswer[] disordered(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] scores = Answers.skewed(seed, n);
    TimedAnswer[] answers = new TimedAnswer[n];
    for (int i = 0; i < n; i++) {
      long arrival = START_MILLIS + MOST_DISORDER_MILLIS + (long) ((double) i / n * SPAN_MILLIS);
      double share = random.nextDouble();
      answers[i] =
          new TimedAnswer(
              random.nextLong(CUSTOMERS),
              (int) (SEGMENTS * share * share),
              scores[i],
              arrival - random.nextInt(MOST_DISORDER_MILLIS));
    }
    return answers;
  }
}
