package io.github.cxmetrics.bench.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How long things took, in milliseconds, by group: log-normal with a median of five minutes, from a
 * millisecond to seven days. Every group has an odd number of rows, so that a share of a whole
 * percent never falls between two of them, and all definitions of a quantile that do not
 * interpolate agree.
 *
 * @param groups the group of each row, from 0
 * @param millis how long, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // columns, handed on as they are
public record GroupedDurations(int[] groups, long[] millis) {

  /** How many groups there are. */
  public static final int GROUPS = 100;

  private static final double MEDIAN_MILLIS = 300_000;
  private static final double SPREAD = 2;
  private static final long LONGEST_MILLIS = 7L * 24 * 60 * 60 * 1000;

  /* The sum of so many uniform numbers is nearly normal. */
  private static final int UNIFORMS = 12;

  /**
   * Makes durations up.
   *
   * @param seed which ones
   * @param rows how many, an even number of at least a few times the groups
   * @return the durations
   */
  public static GroupedDurations of(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    GroupedDurations made = new GroupedDurations(new int[rows], new long[rows]);
    for (int i = 0; i < rows; i++) {
      made.groups[i] = i < GROUPS ? i : random.nextInt(GROUPS);
      double millis = MEDIAN_MILLIS * Math.exp(SPREAD * normal(random));
      made.millis[i] = Math.max(1, Math.min(LONGEST_MILLIS, (long) millis));
    }
    made.makeGroupsOdd();
    return made;
  }

  private static double normal(SplittableRandom random) {
    double sum = -UNIFORMS / 2.0;
    for (int i = 0; i < UNIFORMS; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  /* Of each two groups of an even size, one row of the first goes to the second. */
  private void makeGroupsOdd() {
    int[] sizes = new int[GROUPS];
    for (int group : groups) {
      sizes[group]++;
    }
    int from = -1;
    for (int group = 0; group < GROUPS; group++) {
      if (sizes[group] % 2 == 0) {
        if (from < 0) {
          from = group;
        } else {
          groups[indexOf(from)] = group;
          from = -1;
        }
      }
    }
    if (from >= 0) {
      throw new IllegalArgumentException("number of rows must be even, was " + groups.length);
    }
  }

  private int indexOf(int group) {
    int i = 0;
    while (groups[i] != group) {
      i++;
    }
    return i;
  }

  /** The rows of each group, sorted; a slow and simple way. */
  public long[][] sorted() {
    int[] sizes = new int[GROUPS];
    for (int group : groups) {
      sizes[group]++;
    }
    long[][] sorted = new long[GROUPS][];
    Arrays.setAll(sorted, group -> new long[sizes[group]]);
    for (int i = 0; i < groups.length; i++) {
      sorted[groups[i]][--sizes[groups[i]]] = millis[i];
    }
    for (long[] group : sorted) {
      Arrays.sort(group);
    }
    return sorted;
  }
}
