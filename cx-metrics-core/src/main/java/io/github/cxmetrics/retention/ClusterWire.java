package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.List;

/**
 * How sums over actors who may be in several cohorts are written, as {@link
 * RetentionPopulationAccumulator} describes it. What the cohorts tell is not written again.
 */
final class ClusterWire {

  private ClusterWire() {}

  static void write(ClusterFold[] clusters, StateWriter out) {
    ClusterFold first = clusters[0];
    for (int column = 0; column <= first.columns(); column++) {
      out.writeCount(first.sums[ClusterFold.CLUSTERS][column]);
      out.writeCount(first.sums[ClusterFold.SQUARED_TRIALS][column]);
      for (int rule = 0; rule < rules(clusters, column); rule++) {
        out.writeCount(clusters[rule].sums[ClusterFold.PRODUCTS][column]);
        out.writeCount(clusters[rule].sums[ClusterFold.SQUARED_SUCCESSES][column]);
      }
    }
    for (BasketSums amounts : first.amountSums) {
      amounts.products().writeTo(out);
      amounts.squaredValues().writeTo(out);
    }
  }

  /* Column 0 is the same under each rule, and counted under the first. */
  private static int rules(ClusterFold[] clusters, int column) {
    return column == 0 ? 1 : clusters.length;
  }

  /**
   * Reads the sums.
   *
   * @param clusters those of nobody
   * @param cohorts what was read of all cohorts
   * @throws StateFormatException if no actors have such sums
   */
  static void read(StateReader in, ClusterFold[] clusters, List<CohortCounts> cohorts) {
    for (CohortCounts cohort : cohorts) {
      addTrials(cohort, clusters);
    }
    ClusterFold first = clusters[0];
    for (int column = 0; column <= first.columns(); column++) {
      long actors = in.readCount(0, Tally.MOST, "actors observed");
      long squares = in.readCount(0, Tally.MOST, "squared memberships");
      for (ClusterFold each : clusters) {
        each.sums[ClusterFold.CLUSTERS][column] = actors;
        each.sums[ClusterFold.SQUARED_TRIALS][column] = squares;
      }
      for (int rule = 0; rule < rules(clusters, column); rule++) {
        long[][] sums = clusters[rule].sums;
        sums[ClusterFold.PRODUCTS][column] = in.readCount(0, squares, "products");
        sums[ClusterFold.SQUARED_SUCCESSES][column] = in.readCount(0, squares, "squares");
      }
    }
    for (int column = 0; column < first.amountSums.length; column++) {
      readAmounts(in, first, column, cohorts);
    }
    for (ClusterFold each : clusters) {
      requireClusters(each);
    }
  }

  private static void addTrials(CohortCounts cohort, ClusterFold[] clusters) {
    long[] observed = cohort.observed();
    long[][] retained = cohort.retained();
    for (int rule = 0; rule < clusters.length; rule++) {
      for (int column = 0; column < observed.length; column++) {
        clusters[rule].sums[ClusterFold.TRIALS][column] += observed[column];
        clusters[rule].sums[ClusterFold.SUCCESSES][column] += retained[rule][column];
      }
    }
  }

  private static void readAmounts(
      StateReader in, ClusterFold first, int column, List<CohortCounts> cohorts) {
    long values = cohorts.stream().mapToLong(each -> each.amounts[column].values()).sum();
    BasketSums amounts =
        BasketSums.of(
            first.sums[ClusterFold.CLUSTERS][column],
            first.sums[ClusterFold.TRIALS][column],
            values,
            first.sums[ClusterFold.SQUARED_TRIALS][column],
            WideSum.readFrom(in),
            WideSum.readFrom(in));
    CohortWire.requirePossible(amounts.arePossible());
    first.amountSums[column].addAll(amounts);
  }

  private static void requireClusters(ClusterFold clusters) {
    try {
      clusters.sums();
    } catch (IllegalArgumentException impossible) {
      throw new StateFormatException("sums of a retention must be those of some actors");
    }
  }
}
