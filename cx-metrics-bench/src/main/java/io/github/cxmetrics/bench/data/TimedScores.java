package io.github.cxmetrics.bench.data;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Answers of a month as they arrive: in the order of their times but for up to an hour, from
 * customers of few segments, of whom a few answer often.
 *
 * @param customers who
 * @param segments from which segment, 0 to 49
 * @param scores 0 to 10
 * @param atMillis when, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // columns, handed on as they are
public record TimedScores(long[] customers, int[] segments, byte[] scores, long[] atMillis) {

  /** The earliest time that occurs. */
  public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** All times are less than this after the start. */
  public static final Duration SPAN = Duration.ofDays(30);

  /** By how much an answer may be older than one that arrived before it. */
  public static final Duration MOST_LATE = Duration.ofHours(1);

  /** How many segments there are. */
  public static final int SEGMENTS = 50;

  private static final int ROWS_PER_CUSTOMER = 10;

  /** One of them. */
  public record Answered(long customer, int segment, byte score, long atMillis) {}

  /**
   * Makes answers up.
   *
   * @param seed which answers
   * @param rows how many
   * @return the answers
   */
  public static TimedScores of(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    TimedScores made =
        new TimedScores(new long[rows], new int[rows], new byte[rows], new long[rows]);
    long first = START.plus(MOST_LATE).toEpochMilli();
    double millisPerRow = (double) SPAN.minus(MOST_LATE).toMillis() / rows;
    int customers = Math.max(1, rows / ROWS_PER_CUSTOMER);
    for (int i = 0; i < rows; i++) {
      long customer = (long) (Math.pow(customers + 1.0, random.nextDouble()) - 1);
      made.customers[i] = customer * 0x9e3779b97f4a7c15L;
      made.segments[i] = Answers.segment(random, SEGMENTS);
      made.scores[i] = Answers.score(random);
      made.atMillis[i] =
          first + (long) (i * millisPerRow) - random.nextInt((int) MOST_LATE.toMillis());
    }
    return made;
  }

  /** Row i as an object. */
  public Answered row(int i) {
    return new Answered(customers[i], segments[i], scores[i], atMillis[i]);
  }

  /** How many rows there are. */
  public int rows() {
    return scores.length;
  }
}
