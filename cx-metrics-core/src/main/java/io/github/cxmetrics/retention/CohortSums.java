package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What was counted of the members of cohorts as of one end of the data: sums to which those of
 * other actors can be added, without the actors.
 */
final class CohortSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final long MOST_GAP = 1L << 40;

  private final RetentionDefinition definition;
  private final long asOfMillis;
  private final ColumnEnds ends;
  private final SubjectTable places = new SubjectTable(1, 0);
  private final ArrayList<CohortCounts> cohorts = new ArrayList<>();
  private final ClusterFold[] clusters;

  /* By column, what the amounts of members come to without their signs, so that no sum of all
  cohorts overflows. */
  private final long[] magnitudes;

  CohortSums(RetentionDefinition definition, long asOfMillis) {
    this(
        definition,
        asOfMillis,
        new ColumnEnds(definition, asOfMillis),
        newClusters(definition),
        new long[definition.valuedColumns()]);
  }

  CohortSums(
      RetentionDefinition definition,
      long asOfMillis,
      ColumnEnds ends,
      ClusterFold[] clusters,
      long[] magnitudes) {
    this.definition = definition;
    this.asOfMillis = asOfMillis;
    this.ends = ends;
    this.clusters = clusters;
    this.magnitudes = magnitudes;
  }

  private static ClusterFold[] newClusters(RetentionDefinition definition) {
    boolean clustered = definition.cohorts() == CohortRule.RECURRING;
    ClusterFold[] clusters = new ClusterFold[clustered ? ReturnRule.values().length : 0];
    int columns = definition.intervals().columns().size();
    Arrays.setAll(
        clusters, rule -> new ClusterFold(columns, rule == 0 ? definition.valuedColumns() : 0));
    return clusters;
  }

  ColumnEnds ends() {
    return ends;
  }

  /** By rule, the sums over actors who may be in several cohorts; empty where none is. */
  ClusterFold[] clusters() {
    return clusters;
  }

  long[] magnitudes() {
    return magnitudes;
  }

  /** The counts of a cohort, which are made if there are none. */
  CohortCounts of(long cohort) {
    int place = places.findOrAdd(cohort);
    int number = (int) places.cells()[place];
    if (number == 0) {
      CohortCounts added =
          new CohortCounts(cohort, ends.columns, definition.valuedColumns(), ends.calendar);
      if (ends.calendar) {
        added.observedTo = ends.over(cohort, 0);
        added.begunTo = ends.begun(cohort, 0);
      }
      cohorts.add(added);
      number = cohorts.size();
      places.cells()[place] = number;
    }
    return cohorts.get(number - 1);
  }

  /** The counts of all cohorts, in their order. */
  List<CohortCounts> inOrder() {
    return cohorts.stream().sorted(Comparator.comparingLong(each -> each.cohort)).toList();
  }

  /** How many memberships there are. */
  long members() {
    return cohorts.stream().mapToLong(each -> each.size).sum();
  }

  /**
   * Checks that the sums of other actors can be added.
   *
   * @throws ArithmeticException if one might overflow
   */
  void requireRoom(CohortSums other) {
    Tally.addCounts(members(), other.members());
    for (int column = 0; column < magnitudes.length; column++) {
      requireRoom(magnitudes[column], other.magnitudes[column]);
    }
    for (int rule = 0; rule < clusters.length; rule++) {
      clusters[rule].requireRoom(other.clusters[rule]);
    }
  }

  /**
   * Checks that an amount can be added in any column.
   *
   * @param most the most that amounts may come to without their signs
   * @throws ArithmeticException if a sum might overflow
   */
  void requireRoomForAmounts(long most) {
    for (long magnitude : magnitudes) {
      requireRoom(magnitude, most);
    }
  }

  private static void requireRoom(long magnitude, long more) {
    if (more > RetentionDefinition.MOST_SUM - magnitude) {
      throw new ArithmeticException(
          "amounts of a retention must come to "
              + RetentionDefinition.MOST_SUM
              + " at most in a column, was "
              + magnitude
              + " and "
              + more
              + " more");
    }
  }

  /** Adds the sums of other actors, as of the same end of the data. */
  void merge(CohortSums other) {
    for (CohortCounts each : other.cohorts) {
      of(each.cohort).add(each);
    }
    for (int rule = 0; rule < clusters.length; rule++) {
      clusters[rule].merge(other.clusters[rule]);
    }
    for (int column = 0; column < magnitudes.length; column++) {
      magnitudes[column] += other.magnitudes[column];
    }
  }

  CohortSums copy() {
    CohortSums copy =
        new CohortSums(
            definition, asOfMillis, ends, newClusters(definition), new long[magnitudes.length]);
    copy.merge(this);
    return copy;
  }

  Retention result() {
    List<CohortRow> rows = inOrder().stream().map(CohortRow::of).toList();
    return new Retention(
        definition, asOfMillis, rows, CohortRow.pooled(rows, ends.columns, clusters));
  }

  void writeTo(StateWriter out) {
    out.writeCount(cohorts.size());
    long previous = Long.MIN_VALUE;
    for (CohortCounts each : inOrder()) {
      if (previous == Long.MIN_VALUE) {
        out.writeLong(each.cohort);
      } else {
        out.writeCount(each.cohort - previous);
      }
      CohortWire.write(each, out);
      previous = each.cohort;
    }
    for (long magnitude : magnitudes) {
      out.writeCount(magnitude);
    }
    if (clusters.length > 0) {
      ClusterWire.write(clusters, out);
    }
  }

  /**
   * Reads sums as of the same end of the data.
   *
   * @param scope which cohorts there may be
   * @throws StateFormatException if they are not those of some actors
   */
  CohortSums readFrom(StateReader in, RetentionScope scope) {
    CohortSums read =
        new CohortSums(
            definition, asOfMillis, ends, newClusters(definition), new long[magnitudes.length]);
    CalendarGrid grid = definition.grid();
    long lowest = grid.indexOfMillis(-EventTime.FARTHEST_MILLIS) - 1;
    long highest = grid.indexOfMillis(asOfMillis) + 1; // clocks turned back come to a period twice
    int fewest = CohortWire.fewestBytes(ends.columns, magnitudes.length, ends.calendar);
    int size = in.readLength(fewest);
    long cohort = 0;
    long room = Tally.MOST;
    for (int i = 0; i < size; i++) {
      cohort = i == 0 ? in.readLong() : cohort + in.readCount(1, MOST_GAP, "periods between");
      if (cohort < lowest || cohort > highest || !scope.holds(cohort)) {
        throw new StateFormatException(
            "cohort of a retention must be one of its scope, was " + cohort);
      }
      CohortCounts counts = read.of(cohort);
      CohortWire.read(in, counts, room);
      room -= counts.size;
    }
    read.readMagnitudes(in);
    if (clusters.length > 0) {
      ClusterWire.read(in, read.clusters, read.cohorts);
    }
    return read;
  }

  private void readMagnitudes(StateReader in) {
    for (int column = 0; column < magnitudes.length; column++) {
      BigInteger magnitude =
          BigInteger.valueOf(in.readCount(0, RetentionDefinition.MOST_SUM, "amounts of a column"));
      BigInteger totals = BigInteger.ZERO;
      BigInteger values = BigInteger.ZERO;
      BigInteger squares = BigInteger.ZERO;
      for (CohortCounts each : cohorts) {
        totals = totals.add(BigInteger.valueOf(each.totals[column]).abs());
        values = values.add(BigInteger.valueOf(each.amounts[column].values()).abs());
        squares = squares.add(each.amounts[column].squaredValues().value());
      }
      CohortWire.requirePossible(
          totals.max(values).compareTo(magnitude) <= 0 && squares.compareTo(magnitude.pow(2)) <= 0);
      magnitudes[column] = magnitude.longValueExact();
    }
  }
}
