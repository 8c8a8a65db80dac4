package io.github.cxmetrics.retention;

import org.jspecify.annotations.Nullable;

/**
 * Counts the members of cohorts, one after the other: {@link #begin}, then the intervals in which
 * it came back in ascending order, then {@link #end}; after the last membership of an actor {@link
 * #endActor}.
 */
final class RetentionFold {

  private static final int NEAR = 1 << 10;

  /* No period has this number. */
  private static final CohortCounts NOBODY = new CohortCounts(Long.MIN_VALUE, 0, 0, true);

  private final RetentionScope scope;
  private final CohortSums sums;
  private final ColumnEnds ends;
  private final int columns;
  private final boolean calendar;
  private final int[] columnOfInterval;

  /* The counts of cohorts near the first one: actors come in no order of their cohorts, and a look
  into a hash table for each would take as long as counting it. */
  private final @Nullable CohortCounts[] near = new @Nullable CohortCounts[NEAR];
  private long firstNear = Long.MAX_VALUE;
  private final ClusterFold[] clusters;

  private CohortCounts counts = NOBODY;
  private int observedTo;
  private int first;
  private int last;
  private int streak;
  private int previous;
  private final long[] values;
  private final long[] magnitudes;

  RetentionFold(RetentionDefinition definition, RetentionScope scope, CohortSums sums) {
    this.scope = scope;
    this.sums = sums;
    ends = sums.ends();
    columns = ends.columns;
    calendar = ends.calendar;
    columnOfInterval = definition.intervals().columnOfInterval();
    clusters = sums.clusters();
    magnitudes = sums.magnitudes();
    values = new long[magnitudes.length];
  }

  CohortSums sums() {
    return sums;
  }

  /**
   * Begins a membership.
   *
   * @return false if such cohorts are not read
   */
  boolean begin(long cohort, long startMillis) {
    if (!scope.holds(cohort)) {
      return false;
    }
    if (counts.cohort != cohort) {
      counts = countsOf(cohort);
    }
    counts.size++;
    if (calendar) {
      observedTo = counts.observedTo;
    } else {
      observedTo = ends.over(cohort, startMillis);
      counts.begunTo = Math.max(counts.begunTo, ends.begun(cohort, startMillis));
    }
    first = 0;
    last = 0;
    streak = 0;
    previous = 0;
    return true;
  }

  private CohortCounts countsOf(long cohort) {
    if (firstNear == Long.MAX_VALUE) {
      firstNear = cohort - NEAR / 2;
    }
    long index = cohort - firstNear;
    if (index < 0 || index >= NEAR) {
      return sums.of(cohort);
    }
    CohortCounts known = near[(int) index];
    if (known == null) {
      known = sums.of(cohort);
      near[(int) index] = known;
    }
    return known;
  }

  /** The member came back in interval 0, after its start. */
  void returnWithin() {
    retain(ReturnRule.ON, 0, 0);
  }

  /** The member came back in an interval after that of its start. */
  void returnIn(long interval) {
    int column =
        interval < columnOfInterval.length ? columnOfInterval[(int) interval] : columns + 1;
    if (column == previous) {
      return;
    }
    previous = column;
    last = Math.min(column, columns);
    if (column > columns) {
      return;
    }
    if (first == 0) {
      first = column;
    }
    if (column == streak + 1) {
      streak = column;
    }
    retain(ReturnRule.ON, column, column);
  }

  /** Adds an amount of the member in any interval. */
  void addValue(long interval, long amount) {
    if (interval >= 0 && interval < columnOfInterval.length) {
      values[columnOfInterval[(int) interval]] += amount;
    }
  }

  private void retain(ReturnRule rule, int from, int to) {
    counts.retain(rule, from, to, observedTo);
    if (clusters.length > 0) {
      clusters[rule.row()].succeed(from, Math.min(to, observedTo));
    }
  }

  /** Ends a membership. */
  void end() {
    counts.observe(observedTo);
    retain(ReturnRule.ON_OR_AFTER, 1, last);
    retain(ReturnRule.ON_OR_BEFORE, first == 0 ? 1 : first, first == 0 ? 0 : columns);
    retain(ReturnRule.STREAK, 1, streak);
    for (ClusterFold cluster : clusters) {
      cluster.tryUpTo(observedTo);
    }
    for (int column = 0; column < values.length; column++) {
      if (values[column] != 0) {
        addAmount(column, values[column]);
        values[column] = 0;
      }
    }
  }

  private void addAmount(int column, long value) {
    magnitudes[column] += Math.abs(value);
    counts.addAmount(column, value, observedTo);
    if (clusters.length > 0) {
      clusters[ReturnRule.ON.row()].addAmount(column, value, observedTo);
    }
  }

  /** Ends an actor. */
  void endActor() {
    for (ClusterFold cluster : clusters) {
      cluster.endCluster();
    }
  }

  /** Adds the counts of other actors. */
  void merge(RetentionFold other) {
    sums.merge(other.sums);
  }
}
