package io.github.cxmetrics.survival;

import java.util.Arrays;

/**
 * Counts pairs of rows by time and predictor in time of the order of n log n: a tree of the weights
 * of predictors, from the last time to the first for pairs that begin with a row, and from the
 * first to the last for pairs that end with it.
 */
final class ConcordancePairs {

  /** Above it the number of pairs may not fit into a long. */
  static final long MOST_ROWS = 1L << 32;

  private final CoxData data;
  private final CoxRows source;
  private final int[] rank;
  private final long[] tree;

  /** Twice the score of the pairs of one row, and how many there are. */
  private final long[] score;

  private final long[] pairs;

  private long inTree;
  private long concordant;
  private long discordant;
  private long tiedPredictor;
  private long tiedTime;
  private long tiedBoth;

  private ConcordancePairs(CoxData data, CoxRows source, double[] parameters) {
    this.data = data;
    this.source = source;
    rank = ranks(parameters);
    tree = new long[Arrays.stream(rank).max().orElse(0) + 2];
    score = new long[data.rows];
    pairs = new long[data.rows];
    for (int s = 0; s + 1 < data.strata.length; s++) {
      backward(s);
      clear(s);
      forward(s);
      clear(s);
    }
  }

  static CoxConcordance of(CoxData data, CoxRows source, double[] parameters) {
    return new ConcordancePairs(data, source, parameters).result();
  }

  private int[] ranks(double[] parameters) {
    double[] eta = new double[data.rows];
    Arrays.setAll(eta, row -> data.eta(row, parameters) + 0.0);
    double[] sorted = eta.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    int[] ranks = new int[data.rows];
    for (int row = 0; row < ranks.length; row++) {
      ranks[row] = Arrays.binarySearch(sorted, 0, distinct, eta[row]);
    }
    return ranks;
  }

  private void change(int row, long weight) {
    inTree += weight;
    for (int i = rank[row] + 1; i < tree.length; i += i & -i) {
      tree[i] += weight;
    }
  }

  /** The weight of the predictors of the first ranks. */
  private long first(int ranks) {
    long sum = 0;
    for (int i = ranks; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private void clear(int stratum) {
    inTree = 0;
    if ((data.strata[stratum + 1] - data.strata[stratum]) * 20L > tree.length) {
      Arrays.fill(tree, 0);
      return;
    }
    for (int row = data.strata[stratum]; row < data.strata[stratum + 1]; row++) {
      for (int i = rank[row] + 1; i < tree.length; i += i & -i) {
        tree[i] = 0;
      }
    }
  }

  private void backward(int stratum) {
    int from = data.strata[stratum];
    int end = data.strata[stratum + 1];
    int leaving = from;
    for (int last = end - 1; last >= from; ) {
      int start = data.startOfTime(last, from);
      while (data.byEntry.length > 0
          && leaving < end
          && data.entry[data.byEntry[leaving]] >= data.exit[start]) {
        int row = data.byEntry[leaving++];
        change(row, -source.count(row));
      }
      int alive = start;
      while (alive <= last && data.event[alive]) {
        alive++;
      }
      for (int row = alive; row <= last; row++) {
        change(row, source.count(row));
      }
      for (int row = start; row < alive; row++) {
        begin(row);
      }
      countTies(start, alive);
      for (int row = start; row < alive; row++) {
        change(row, source.count(row));
      }
      last = start - 1;
    }
  }

  private void begin(int row) {
    long lower = first(rank[row]);
    long upTo = first(rank[row] + 1);
    long count = source.count(row);
    concordant += count * lower;
    tiedPredictor += count * (upTo - lower);
    discordant += count * (inTree - upTo);
    score[row] += lower + upTo;
    pairs[row] += inTree;
  }

  private void countTies(int from, int to) {
    if (to == from) {
      return;
    }
    long[] byRank = new long[to - from];
    Arrays.setAll(byRank, i -> (long) rank[from + i] << Integer.SIZE | i);
    Arrays.sort(byRank);
    long all = 0;
    long same = 0;
    long together = 0;
    for (int i = 0; i < byRank.length; i++) {
      boolean begins = i == 0 || byRank[i] >> Integer.SIZE != byRank[i - 1] >> Integer.SIZE;
      if (begins) {
        together += choose(same);
        same = 0;
      }
      long count = source.count(from + (int) byRank[i]);
      same += count;
      all += count;
    }
    together += choose(same);
    tiedBoth += together;
    tiedTime += choose(all) - together;
  }

  private static long choose(long count) {
    return count % 2 == 0 ? count / 2 * (count - 1) : (count - 1) / 2 * count;
  }

  private void forward(int stratum) {
    int from = data.strata[stratum];
    int end = data.strata[stratum + 1];
    int entering = end - 1;
    int row = from;
    while (row < end) {
      int start = row;
      while (entering >= from
          && data.byEntry.length > 0
          && data.entry[data.byEntry[entering]] < data.exit[start]) {
        finish(data.byEntry[entering--], -1);
      }
      int alive = start;
      while (alive < end && data.event[alive] && data.exit[alive] == data.exit[start]) {
        finish(alive++, 1);
      }
      for (int died = start; died < alive; died++) {
        change(died, source.count(died));
      }
      row = alive;
      while (row < end && data.exit[row] == data.exit[start]) {
        finish(row++, 1);
      }
    }
  }

  /** Adds or takes off the pairs of a row with all events so far. */
  private void finish(int row, int sign) {
    long lower = first(rank[row]);
    long upTo = first(rank[row] + 1);
    score[row] += sign * (inTree - upTo + inTree - lower);
    pairs[row] += sign * inTree;
  }

  private CoxConcordance result() {
    double all = (double) concordant + discordant + tiedPredictor;
    boolean alone = source.definition().clusters() == ClusterIdentity.ROW;
    long n = alone ? data.total : clusters();
    double variance = all == 0 ? 0 : variance(all, alone);
    return new CoxConcordance(
        concordant, discordant, tiedPredictor, tiedTime, tiedBoth, variance, n);
  }

  private long clusters() {
    long[] numbers = new long[data.rows];
    Arrays.setAll(numbers, source::cluster);
    return Arrays.stream(numbers).distinct().count();
  }

  private double variance(double all, boolean alone) {
    double share = (concordant + tiedPredictor / 2.0) / all;
    long[] words = new long[alone ? 0 : data.rows];
    Arrays.setAll(words, source::cluster);
    int[] order = new RowOrder(words, 1).sorted(words.length);
    double sum = 0;
    double together = 0;
    for (int i = 0; i < data.rows; i++) {
      int row = alone ? i : order[i];
      double influence = (score[row] / 2.0 - share * pairs[row]) / all;
      if (alone) {
        sum += data.count[row] * influence * influence;
      } else {
        together += data.count[row] * influence;
        if (i + 1 == data.rows || words[order[i + 1]] != words[row]) {
          sum += together * together;
          together = 0;
        }
      }
    }
    return sum;
  }
}
