package io.github.cxmetrics.state;

import java.util.Arrays;

/**
 * Sorting of events that lie one after the other in a flat array, each of a fixed number of cells,
 * in ascending order of their cells from the first to the last.
 */
final class EventRows {

  /* Events mostly come nearly in order: this many moves an event are still cheaper than a sort. */
  private static final int MOVES_AN_EVENT = 8;

  private EventRows() {}

  /** Sorts the events from one index to another (counted in events). */
  static void sort(long[] cells, int width, int from, int to) {
    if (width == 1) {
      sortSingle(cells, from, to);
    } else if (!insertionSorted(cells, width, from, to)) {
      long[] scratch = new long[(to - from) * width];
      mergeSort(cells, scratch, width, from, to, from * width);
    }
  }

  private static void sortSingle(long[] cells, int from, int to) {
    long budget = (long) MOVES_AN_EVENT * (to - from);
    for (int i = from + 1; i < to; i++) {
      long cell = cells[i];
      int j = i;
      while (j > from && cells[j - 1] > cell) {
        cells[j] = cells[j - 1];
        j--;
      }
      cells[j] = cell;
      budget -= i - j;
      if (budget < 0) {
        Arrays.sort(cells, from, to);
        return;
      }
    }
  }

  /** Sorts by insertion; false if that takes too long, in which case some are sorted. */
  private static boolean insertionSorted(long[] cells, int width, int from, int to) {
    long budget = (long) MOVES_AN_EVENT * (to - from);
    long[] event = new long[width];
    for (int i = from + 1; i < to; i++) {
      int j = i;
      while (j > from && compare(cells, width, j - 1, i) > 0) {
        j--;
      }
      if (j < i) {
        System.arraycopy(cells, i * width, event, 0, width);
        System.arraycopy(cells, j * width, cells, (j + 1) * width, (i - j) * width);
        System.arraycopy(event, 0, cells, j * width, width);
        budget -= i - j;
        if (budget < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static void mergeSort(
      long[] cells, long[] scratch, int width, int from, int to, int scratchStart) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(cells, scratch, width, from, middle, scratchStart);
    mergeSort(cells, scratch, width, middle, to, scratchStart);
    if (compare(cells, width, middle - 1, middle) <= 0) {
      return;
    }
    int left = from;
    int right = middle;
    int next = from * width - scratchStart;
    while (left < middle || right < to) {
      boolean takeLeft = right >= to || (left < middle && compare(cells, width, left, right) <= 0);
      int taken = takeLeft ? left++ : right++;
      System.arraycopy(cells, taken * width, scratch, next, width);
      next += width;
    }
    System.arraycopy(
        scratch, from * width - scratchStart, cells, from * width, (to - from) * width);
  }

  /** Compares two events of one array, cell by cell. */
  static int compare(long[] cells, int width, int a, int b) {
    for (int i = 0; i < width; i++) {
      int order = Long.compare(cells[a * width + i], cells[b * width + i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
