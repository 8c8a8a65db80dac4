package io.github.cxmetrics.survival;

/** Sorts rows of words by comparing word after word, without an object a row. */
final class RowOrder {

  private static final int SHORT_RUN = 12;

  private final long[] words;
  private final int width;
  private int[] order = {};
  private int[] spare = {};
  private long[] leads = {};

  RowOrder(long[] words, int width) {
    this.words = words;
    this.width = width;
  }

  /** The numbers of the rows in ascending order; equal rows stay in theirs. */
  int[] sorted(int size) {
    order = new int[size];
    spare = new int[size];
    lead(size);
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int from = 0; from < size; from += SHORT_RUN) {
      insert(from, Math.min(size, from + SHORT_RUN));
    }
    for (long run = SHORT_RUN; run < size; run *= 2) {
      for (long from = 0; from < size; from += 2 * run) {
        merge((int) from, (int) Math.min(size, from + run), (int) Math.min(size, from + 2 * run));
      }
      int[] merged = spare;
      spare = order;
      order = merged;
    }
    return order;
  }

  /**
   * Copies the first words in which rows differ into an array of their own, which is compared
   * first: it stays in the cache where whole rows do not.
   */
  private void lead(int size) {
    int place = 0;
    while (place < width - 1 && isConstant(place, size)) {
      place++;
    }
    leads = new long[size];
    for (int row = 0; row < size; row++) {
      leads[row] = words[row * width + place];
    }
  }

  private boolean isConstant(int place, int size) {
    for (int row = 1; row < size; row++) {
      if (words[row * width + place] != words[place]) {
        return false;
      }
    }
    return true;
  }

  private boolean isAfter(int a, int b) {
    return leads[a] == leads[b] ? compare(a, b) > 0 : leads[a] > leads[b];
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = order[i];
      int at = i;
      while (at > from && isAfter(order[at - 1], row)) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
    }
  }

  private void merge(int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft = right == to || (left < middle && !isAfter(order[left], order[right]));
      spare[at] = takeLeft ? order[left++] : order[right++];
    }
  }

  int compare(int a, int b) {
    int one = a * width;
    int other = b * width;
    for (int place = 0; place < width; place++) {
      long x = words[one + place];
      long y = words[other + place];
      if (x != y) {
        return x < y ? -1 : 1;
      }
    }
    return 0;
  }
}
