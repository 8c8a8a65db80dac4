package io.github.cxmetrics.bench.data;

import java.util.SplittableRandom;

/**
 * How many days customers stayed, or have stayed so far. Nobody is seen to leave on the last day,
 * so that no curve falls to 0.
 *
 * @param days how long, 1 to {@link #LONGEST}
 * @param left 1 for those who left then, 0 for those who were still there
 */
@SuppressWarnings("ArrayRecordComponent") // columns, handed on as they are
public record Lifetimes(long[] days, byte[] left) {

  /** The longest time that occurs. */
  public static final int LONGEST = 1_095;

  private static final int MEAN_DAYS = 700;

  /**
   * Makes lifetimes up.
   *
   * @param seed which ones
   * @param rows how many
   * @return the lifetimes
   */
  public static Lifetimes of(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    Lifetimes made = new Lifetimes(new long[rows], new byte[rows]);
    for (int i = 0; i < rows; i++) {
      int seen = 1 + random.nextInt(LONGEST);
      double stays = 1 - MEAN_DAYS * Math.log(1 - random.nextDouble());
      made.days[i] = (long) Math.min(stays, seen);
      made.left[i] = (byte) (stays < seen ? 1 : 0);
    }
    return made;
  }

  /** How many rows there are. */
  public int rows() {
    return days.length;
  }
}
