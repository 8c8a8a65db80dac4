package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.time.CalendarGrid;
import java.util.Arrays;

/** The periods of a grid that hold local days, by blocks of 64 days as they are asked for. */
final class DayPeriods {

  private static final int BLOCK_BITS = 6;
  private static final int NEAR = 1 << 12;

  private final CalendarGrid grid;
  private final SubjectTable numbers = new SubjectTable(1, -1);

  /* The same for the blocks near the first one that was asked for, 0 for none, otherwise plus 1. */
  private final int[] near = new int[NEAR];
  private long firstNear = Long.MAX_VALUE;
  private long[] periods = new long[8 * Long.SIZE];
  private long[] later = new long[8 * Long.SIZE];

  DayPeriods(CalendarGrid grid) {
    this.grid = grid;
  }

  /** The number under which the days of a block are known here. */
  int find(long block) {
    if (firstNear == Long.MAX_VALUE) {
      firstNear = block - NEAR / 2;
    }
    long index = block - firstNear;
    if (index < 0 || index >= NEAR) {
      return findFar(block);
    }
    if (near[(int) index] == 0) {
      near[(int) index] = findFar(block) + 1;
    }
    return near[(int) index] - 1;
  }

  private int findFar(long block) {
    int place = numbers.findOrAdd(block);
    int number = (int) numbers.cells()[place];
    if (number < 0) {
      number = numbers.size() - 1;
      numbers.cells()[place] = number;
      fill(block, number);
    }
    return number;
  }

  private void fill(long block, int number) {
    int start = number * Long.SIZE;
    if (start == periods.length) {
      periods = Arrays.copyOf(periods, 2 * start);
      later = Arrays.copyOf(later, 2 * start);
    }
    long none = 0;
    for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
      int at = start + bit;
      periods[at] = grid.indexOfDay(block * Long.SIZE + bit);
      boolean next = bit < Long.SIZE - 1 && periods[at] != periods[at + 1];
      none = next ? -1L << (bit + 1) : none;
      later[at] = none;
    }
  }

  /** The period of a day. */
  long periodOf(long day) {
    return period(find(day >> BLOCK_BITS), (int) day & (Long.SIZE - 1));
  }

  /** The period of a day of a block. */
  long period(int number, int bit) {
    return periods[number * Long.SIZE + bit];
  }

  /** The days of a block that lie in later periods than a day, as bits. */
  long later(int number, int bit) {
    return later[number * Long.SIZE + bit];
  }
}
