package io.github.cxmetrics.survival;

/** Sorts rows of words by comparing word after word, without an object a row. */
final class RowOrder {

  private static final int SHORT_RUN = 12;

  private final long[] words;
  private final int width;
  private int[] order = {};
  private int[] spare = {};

  RowOrder(long[] words, int width) {
    this.words = words;
    this.width = width;
  }

  /** The numbers of the rows in ascending order; equal rows stay in theirs. */
  int[] sorted(int size) {
    order = new int[size];
    spare = new int[size];
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

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = order[i];
      int at = i;
      while (at > from && compare(order[at - 1], row) > 0) {
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
      boolean takeLeft =
          right == to || left < middle && compare(order[left], order[right]) <= 0;
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
