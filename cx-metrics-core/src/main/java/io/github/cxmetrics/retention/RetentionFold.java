package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.SubjectTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the members of cohorts, one after the other: {@link #begin}, then the intervals in which
 * it came back in ascending order, then {@link #end}; after the last membership of an actor {@link
 * #endActor}.
 */
final class RetentionFold {

  private static final int NEAR = 1 << 10;

  private final RetentionDefinition definition;
  private final RetentionScope scope;
  private final long asOfMillis;
  private final int columns;
  private final boolean calendar;
  private final boolean valued;
  private final long lengthMillis;
  private final int[] columnOfInterval;
  private final long[] ends;

  /* The first period that is not over. */
  private final long openPeriod;

  /* The period in which the data end. */
  private final long lastPeriod;

  private final SubjectTable places = new SubjectTable(1, 0);

  /* The same for cohorts near the first one: actors come in no order of their cohorts, and a look
  into a hash table for each would take as long as counting it. */
  private final @Nullable CohortCounts[] near = new @Nullable CohortCounts[NEAR];
  private long firstNear = Long.MAX_VALUE;
  private final List<CohortCounts> all = new ArrayList<>();
  private final ClusterFold[] clusters;

  private CohortCounts counts;
  private long membersPast;
  private int observedTo;
  private int first;
  private int last;
  private int streak;
  private int previous;
  private final long[] values;

  RetentionFold(RetentionDefinition definition, RetentionScope scope, long asOfMillis) {
    this.definition = definition;
    this.scope = scope;
    this.asOfMillis = asOfMillis;
    ReturnIntervals intervals = definition.intervals();
    columns = intervals.columns().size();
    calendar = intervals.isCalendar();
    valued = !definition.value().isEmpty();
    lengthMillis = intervals.length().toMillis();
    columnOfInterval = intervals.columnOfInterval();
    ends = intervals.ends();
    lastPeriod = calendar ? definition.grid().indexOfMillis(asOfMillis) : 0;
    openPeriod = calendar ? definition.grid().indexOfMillis(asOfMillis + 1) : 0;
    values = new long[valued ? columns + 1 : 0];
    counts = new CohortCounts(0, columns, valued, calendar);
    boolean clustered = definition.cohorts() == CohortRule.RECURRING;
    clusters = new ClusterFold[clustered ? ReturnRule.values().length : 0];
    Arrays.setAll(clusters, rule -> new ClusterFold(columns));
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
    if (counts.cohort != cohort || membersPast == 0) {
      counts = countsOf(cohort);
    }
    membersPast++;
    counts.size++;
    if (calendar) {
      observedTo = counts.observedTo;
    } else {
      observedTo = observedColumns(cohort, startMillis);
      counts.begunTo = Math.max(counts.begunTo, begunColumns(cohort, startMillis));
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
      return countsOfFar(cohort);
    }
    CohortCounts known = near[(int) index];
    if (known == null) {
      known = countsOfFar(cohort);
      near[(int) index] = known;
    }
    return known;
  }

  private CohortCounts countsOfFar(long cohort) {
    int place = places.findOrAdd(cohort);
    int number = (int) places.cells()[place];
    if (number == 0) {
      CohortCounts added = new CohortCounts(cohort, columns, valued, calendar);
      added.observedTo = observedColumns(cohort, 0);
      added.begunTo = calendar ? begunColumns(cohort, 0) : -1;
      all.add(added);
      number = all.size();
      places.cells()[place] = number;
    }
    return all.get(number - 1);
  }

  /** The last column that has begun: the one before it has ended. */
  private int begunColumns(long cohort, long startMillis) {
    int column = 0;
    if (calendar) {
      while (column < columns && cohort + ends[column] <= lastPeriod) {
        column++;
      }
    } else {
      while (column < columns && startMillis + ends[column] * lengthMillis <= asOfMillis) {
        column++;
      }
    }
    return column;
  }

  /** The last column that is over; -1 if not even column 0 is. */
  private int observedColumns(long cohort, long startMillis) {
    int column = -1;
    if (calendar) {
      while (column < columns && cohort + ends[column + 1] <= openPeriod) {
        column++;
      }
    } else {
      while (column < columns && startMillis + ends[column + 1] * lengthMillis - 1 <= asOfMillis) {
        column++;
      }
    }
    return column;
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
        counts.addAmount(column, values[column], observedTo);
        if (clusters.length > 0) {
          clusters[0].addAmount(column, values[column], observedTo);
        }
        values[column] = 0;
      }
    }
  }

  /** Ends an actor. */
  void endActor() {
    for (ClusterFold cluster : clusters) {
      cluster.endCluster();
    }
  }

  /** Adds the counts of other actors, each of whom is in one cohort and has no amounts. */
  void merge(RetentionFold other) {
    other.all.forEach(each -> countsOf(each.cohort).add(each));
  }

  Retention result() {
    List<CohortRow> rows =
        all.stream()
            .sorted(Comparator.comparingLong(each -> each.cohort))
            .map(CohortRow::of)
            .toList();
    return new Retention(definition, asOfMillis, rows, CohortRow.pooled(rows, columns, clusters));
  }
}
