package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActivePeriods;
import java.util.Arrays;

/** The active days of one actor after the other within a range, as words of 64 days in a row. */
final class DayWords {

  static final int BITS = 6;

  private final long firstBlock;
  private final long[] words;

  /** Of the days from one to before another, and some more around them. */
  DayWords(long fromDay, long toDay) {
    firstBlock = fromDay >> BITS;
    words = new long[(int) (((toDay - 1) >> BITS) - firstBlock + 1)];
  }

  /** How many words there are. */
  int size() {
    return words.length;
  }

  /** The first day of all: bit 0 of the first word. */
  long firstDay() {
    return firstBlock << BITS;
  }

  /** The words themselves, valid until the next actor is read. */
  long[] words() {
    return words;
  }

  /** Reads the days of an actor; false if none is in the range of the words. */
  boolean read(ActivePeriods periods) {
    Arrays.fill(words, 0);
    boolean any = false;
    for (int i = 0; i < periods.blocks(); i++) {
      long at = periods.block(i) - firstBlock;
      if (at >= 0 && at < words.length) {
        words[(int) at] = periods.word(i);
        any = true;
      }
    }
    return any;
  }

  /** The first active day that is not before a given one and before an end; the end if none is. */
  long next(long day, long end) {
    if (day >= end) {
      return end;
    }
    int at = (int) ((day >> BITS) - firstBlock);
    long word = words[at] >>> day << day;
    while (word == 0) {
      if (++at == words.length) {
        return end;
      }
      word = words[at];
    }
    return Math.min(end, ((firstBlock + at) << BITS) + Long.numberOfTrailingZeros(word));
  }

  /** How many days from one to before another are active. */
  int count(long fromDay, long toDay) {
    int first = (int) ((fromDay >> BITS) - firstBlock);
    int last = (int) (((toDay - 1) >> BITS) - firstBlock);
    long fromMask = -1L << fromDay;
    long toMask = -1L >>> -toDay;
    if (first == last) {
      return Long.bitCount(words[first] & fromMask & toMask);
    }
    int count = Long.bitCount(words[first] & fromMask) + Long.bitCount(words[last] & toMask);
    for (int i = first + 1; i < last; i++) {
      count += Long.bitCount(words[i]);
    }
    return count;
  }

  /**
   * Sets, beside every set bit, the bits of the days after it, so that those of so many days in a
   * row are set that were one; {@code have} of them are already.
   */
  static void widen(long[] words, int have, int days) {
    int width = have;
    while (width < days) {
      int step = Math.min(width, days - width);
      orShifted(words, step);
      width += step;
    }
  }

  private static void orShifted(long[] words, int days) {
    int skip = days >> BITS;
    int shift = days & (Long.SIZE - 1);
    for (int i = words.length - 1; i >= skip; i--) {
      long moved = words[i - skip] << shift;
      if (shift != 0 && i > skip) {
        moved |= words[i - skip - 1] >>> (Long.SIZE - shift);
      }
      words[i] |= moved;
    }
  }
}
