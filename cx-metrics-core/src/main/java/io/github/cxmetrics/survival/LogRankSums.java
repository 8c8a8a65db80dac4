package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.SymmetricMatrix;
import java.util.ArrayList;
import java.util.List;

/** The sums over times and strata of which tests between groups are made. */
final class LogRankSums {

  private final int size;
  private final LogRankWeight weight;
  private final long[] customers;
  private final long[] observed;
  private final double[] expected;
  private final double[] weightedObserved;
  private final double[] weightedExpected;
  private final double[] differences;
  private final double[] covariances;

  /* Of the time that is looked at, those at risk and the events of each group. */
  private final double[] atRisk;
  private final long[] events;

  LogRankSums(int size, LogRankWeight weight) {
    this.size = size;
    this.weight = weight;
    customers = new long[size];
    observed = new long[size];
    expected = new double[size];
    weightedObserved = new double[size];
    weightedExpected = new double[size];
    differences = new double[size];
    covariances = new double[size * size];
    atRisk = new double[size];
    events = new long[size];
  }

  /** Adds a stratum: of each group its table. */
  void add(List<RiskTable> tables) {
    int[] cursors = new int[size];
    int[] nextEvents = new int[size];
    for (int group = 0; group < size; group++) {
      customers[group] += tables.get(group).customers();
      nextEvents[group] = tables.get(group).nextEvent(0);
    }
    double survival = 1;
    double peto = 1;
    for (long time = next(tables, nextEvents); time >= 0; time = next(tables, nextEvents)) {
      double all = 0;
      double happened = 0;
      for (int group = 0; group < size; group++) {
        RiskTable table = tables.get(group);
        cursors[group] = table.rowFrom(cursors[group], time);
        look(table, group, cursors[group], time);
        if (events[group] > 0) {
          nextEvents[group] = table.nextEvent(cursors[group] + 1);
        }
        all += atRisk[group];
        happened += events[group];
      }
      peto *= 1 - happened / (all + 1);
      add(all, happened, weight.at(all, survival, peto));
      survival *= (all - happened) / all;
    }
  }

  /** The next time at which a group has events; -1 if there is none. */
  private long next(List<RiskTable> tables, int[] nextEvents) {
    long time = Long.MAX_VALUE;
    for (int group = 0; group < size; group++) {
      RiskTable table = tables.get(group);
      if (nextEvents[group] < table.rows) {
        time = Math.min(time, table.times[nextEvents[group]]);
      }
    }
    return time == Long.MAX_VALUE ? -1 : time;
  }

  /** Reads a group at a time, of which the given row is the first that is not before it. */
  private void look(RiskTable table, int group, int row, long time) {
    atRisk[group] = row < table.rows ? table.atRisk[row] : 0;
    events[group] = row < table.rows && table.times[row] == time ? table.events[row] : 0;
  }

  private void add(double all, double happened, double factor) {
    double spread = all > 1 ? happened * ((all - happened) / (all - 1)) : 0;
    for (int group = 0; group < size; group++) {
      double share = atRisk[group] / all;
      double usual = happened * share;
      observed[group] += events[group];
      expected[group] += usual;
      weightedObserved[group] += factor * events[group];
      weightedExpected[group] += factor * usual;
      differences[group] += factor * (events[group] - usual);
      double scaled = factor * factor * spread * share;
      for (int other = 0; other < group; other++) {
        covariances[group * size + other] -= scaled * (atRisk[other] / all);
      }
      covariances[group * size + group] += scaled * ((all - atRisk[group]) / all);
    }
  }

  LogRankGroup group(int group, String name) {
    return new LogRankGroup(
        name,
        customers[group],
        observed[group],
        expected[group],
        weightedObserved[group],
        weightedExpected[group]);
  }

  /** The groups with expected events but the first, which the others determine. */
  List<Integer> compared() {
    List<Integer> groups = new ArrayList<>();
    for (int group = 0; group < size; group++) {
      if (expected[group] > 0) {
        groups.add(group);
      }
    }
    return groups.isEmpty() ? groups : groups.subList(1, groups.size());
  }

  double[] differences(List<Integer> groups) {
    return groups.stream().mapToDouble(group -> differences[group]).toArray();
  }

  SymmetricMatrix covariances(List<Integer> groups) {
    int compared = groups.size();
    double[] cells = new double[compared * compared];
    for (int i = 0; i < compared; i++) {
      for (int j = 0; j <= i; j++) {
        cells[i * compared + j] = covariances[groups.get(i) * size + groups.get(j)];
      }
    }
    return SymmetricMatrix.of(compared, cells);
  }
}
