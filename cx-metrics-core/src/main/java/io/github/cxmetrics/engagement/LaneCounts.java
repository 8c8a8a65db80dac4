package io.github.cxmetrics.engagement;

/**
 * Counts, for each of many days, the actors whose bit of the day is set, {@link ActorLanes} at a
 * time. Each word of the rows has a counter of four binary digits of its own; before these can
 * overflow, every fifteenth time, they go to the {@link BitCounts} of their digits.
 */
final class LaneCounts {

  private static final int TOGETHER = 15;
  private static final int DIGITS = 4;

  private final long[][][] digits;
  private final BitCounts[] totals = new BitCounts[DIGITS];

  /* What others have counted. */
  private final long[] more;
  private int added;

  LaneCounts(int words) {
    more = new long[words * Long.SIZE];
    digits = new long[words][DIGITS][ActorLanes.LANES];
    for (int digit = 0; digit < DIGITS; digit++) {
      totals[digit] = new BitCounts(words);
    }
  }

  void add(ActorLanes lanes) {
    addBoth(lanes, lanes);
  }

  /** Counts the bits that are set in both. */
  void addBoth(ActorLanes lanes, ActorLanes others) {
    for (int i = 0; i < digits.length; i++) {
      long[][] of = digits[i];
      add(lanes.rows()[i], others.rows()[i], of[0], of[1], of[2], of[3]);
    }
    if (++added == TOGETHER) {
      fold();
    }
  }

  private static void add(
      long[] row, long[] other, long[] ones, long[] twos, long[] fours, long[] eights) {
    for (int lane = 0; lane < ActorLanes.LANES; lane++) {
      long word = row[lane] & other[lane];
      long twice = ones[lane] & word;
      ones[lane] ^= word;
      long fourfold = twos[lane] & twice;
      twos[lane] ^= twice;
      eights[lane] ^= fours[lane] & fourfold;
      fours[lane] ^= fourfold;
    }
  }

  private void fold() {
    for (int i = 0; i < digits.length; i++) {
      for (int digit = 0; digit < DIGITS; digit++) {
        long[] lanes = digits[i][digit];
        for (int lane = 0; lane < lanes.length; lane++) {
          totals[digit].add(i, lanes[lane]);
          lanes[lane] = 0;
        }
      }
    }
    added = 0;
  }

  /** Adds what others have counted of the same days. */
  void addAll(LaneCounts others) {
    long[] counts = others.counts();
    for (int i = 0; i < counts.length; i++) {
      more[i] += counts[i];
    }
  }

  /** The counts of all days, from the first bit of the first word on. */
  long[] counts() {
    fold();
    long[] counts = more.clone();
    for (int digit = 0; digit < DIGITS; digit++) {
      long[] ofDigit = totals[digit].counts();
      for (int i = 0; i < counts.length; i++) {
        counts[i] += ofDigit[i] << digit;
      }
    }
    return counts;
  }
}
