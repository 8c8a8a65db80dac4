package io.github.cxmetrics.survival;

import io.github.cxmetrics.state.TimeCounts;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The counts that everything is computed from: at each time at which something happened, ascending,
 * who was at risk just before, and what happened.
 */
final class RiskTable implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static final RiskTable EMPTY = new RiskTable(0, 1);

  final int rows;
  final long[] times;
  final long[] atRisk;
  final long[] events;
  final long[] censored;
  final long[] entered;

  /* The events of each cause; of a single one, all events. */
  final long[][] byCause;

  private long customers;
  private long lastTime = -1;

  private RiskTable(int rows, int causes) {
    this.rows = rows;
    times = new long[rows];
    atRisk = new long[rows];
    censored = new long[rows];
    entered = new long[rows];
    byCause = new long[causes][rows];
    events = causes == 1 ? byCause[0] : new long[rows];
  }

  static RiskTable of(TimeCounts counts, int causes) {
    RiskTable table = new RiskTable(counts.rows(), causes);
    int[] row = {0};
    counts.forEach((time, cells, start) -> table.set(row[0]++, time, cells, start));
    table.follow();
    return table;
  }

  private void set(int row, long time, long[] cells, int start) {
    int causes = byCause.length;
    times[row] = time;
    for (int cause = 0; cause < causes; cause++) {
      byCause[cause][row] = cells[start + cause];
      if (causes > 1) {
        events[row] += cells[start + cause];
      }
    }
    censored[row] = cells[start + causes];
    entered[row] = cells[start + causes + 1];
  }

  private void follow() {
    for (int row = 0; row < rows; row++) {
      long left = events[row] + censored[row];
      customers += left;
      lastTime = left > 0 ? times[row] : lastTime;
    }
    long present = customers - Arrays.stream(entered).sum();
    for (int row = 0; row < rows; row++) {
      atRisk[row] = present;
      present += entered[row] - events[row] - censored[row];
    }
  }

  /**
   * Checks that customers can have made these counts: none is below 0, and nobody leaves who was
   * not there.
   */
  void check() {
    for (int row = 0; row < rows; row++) {
      if (times[row] < 0 || times[row] > SurvivalAccumulator.LATEST) {
        throw new IllegalArgumentException("time must be in 0..2^53, was " + times[row]);
      }
      for (long[] cause : byCause) {
        requireCount(cause[row]);
      }
      requireCount(censored[row]);
      requireCount(entered[row]);
    }
    for (int row = 0; row < rows; row++) {
      if (atRisk[row] < events[row] + censored[row]) {
        throw new IllegalArgumentException(
            "events and censored must be at most those at risk, "
                + atRisk[row]
                + " at time "
                + times[row]
                + ", was "
                + (events[row] + censored[row]));
      }
    }
  }

  static void requireCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be at least 0, was " + count);
    }
  }

  long customers() {
    return customers;
  }

  /** The last row at or before a time; -1 if there is none. */
  int rowAt(long time) {
    int found = Arrays.binarySearch(times, time);
    return found >= 0 ? found : -found - 2;
  }

  /** The first row from a given one on that is not before a time. */
  int rowFrom(int from, long time) {
    int row = from;
    while (row < rows && times[row] < time) {
      row++;
    }
    return row;
  }

  /** The first row from a given one on that has events. */
  int nextEvent(int from) {
    int row = from;
    while (row < rows && events[row] == 0) {
      row++;
    }
    return row;
  }

  /** How many are at risk at a time: those who entered before it and have not left before it. */
  long atRiskAt(long time) {
    int row = rowAt(time - 1) + 1;
    return row < rows ? atRisk[row] : 0;
  }

  long atRiskAfter(int row) {
    return atRisk[row] + entered[row] - events[row] - censored[row];
  }

  /** The last time at which a customer was observed; -1 if there is none. */
  long lastTime() {
    return lastTime;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RiskTable that
        && Arrays.equals(times, that.times)
        && Arrays.deepEquals(byCause, that.byCause)
        && Arrays.equals(censored, that.censored)
        && Arrays.equals(entered, that.entered);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(times) + Arrays.hashCode(censored);
  }
}
