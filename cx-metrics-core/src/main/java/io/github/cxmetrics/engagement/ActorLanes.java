package io.github.cxmetrics.engagement;

import java.util.Arrays;

/**
 * The active days of a few dozen actors side by side: a row for every 64 days, in it a word of each
 * actor. Loops over a row are what compilers turn into vector instructions; with the words of one
 * actor in a row they would be too short for that.
 */
final class ActorLanes {

  static final int LANES = 32;

  private final long[][] rows;
  private int used;

  ActorLanes(int words) {
    rows = new long[words][LANES];
  }

  /** The rows, those without an actor 0. */
  long[][] rows() {
    return rows;
  }

  /** Adds the words of an actor; true if there is no room for another. */
  boolean add(long[] words) {
    for (int i = 0; i < words.length; i++) {
      rows[i][used] = words[i];
    }
    used++;
    return used == LANES;
  }

  void clear() {
    for (long[] row : rows) {
      Arrays.fill(row, 0);
    }
    used = 0;
  }

  /** Takes over the days of others. */
  void set(ActorLanes other) {
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(other.rows[i], 0, rows[i], 0, LANES);
    }
  }

  /** Takes over the day after each of the days of others. */
  void setDayAfter(ActorLanes other) {
    for (int i = rows.length - 1; i >= 0; i--) {
      Arrays.fill(rows[i], 0);
      orLeft(rows[i], other.rows[i], 1);
      if (i > 0) {
        orRight(rows[i], other.rows[i - 1], Long.SIZE - 1);
      }
    }
  }

  /** As {@link DayWords#widen}, of all actors. */
  void widen(int have, int days) {
    int width = have;
    while (width < days) {
      int step = Math.min(width, days - width);
      orShifted(step);
      width += step;
    }
  }

  private void orShifted(int days) {
    int skip = days >> DayWords.BITS;
    int shift = days & (Long.SIZE - 1);
    for (int i = rows.length - 1; i >= skip; i--) {
      orLeft(rows[i], rows[i - skip], shift);
      if (shift != 0 && i > skip) {
        orRight(rows[i], rows[i - skip - 1], Long.SIZE - shift);
      }
    }
  }

  private static void orLeft(long[] row, long[] more, int shift) {
    for (int lane = 0; lane < LANES; lane++) {
      row[lane] |= more[lane] << shift;
    }
  }

  private static void orRight(long[] row, long[] more, int shift) {
    for (int lane = 0; lane < LANES; lane++) {
      row[lane] |= more[lane] >>> shift;
    }
  }
}
