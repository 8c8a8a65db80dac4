package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;

/** Rows that a driver analysis left out, and which columns they lack. */
final class DriverGaps implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private long incomplete;
  private long weightless;
  private final long[] missing;
  private final long[] alone;

  DriverGaps(int columns) {
    this(new long[columns], new long[columns]);
  }

  private DriverGaps(long[] missing, long[] alone) {
    this.missing = missing;
    this.alone = alone;
  }

  /** Counts a row of which so many values are NaN. */
  void addIncomplete(double[] row, int gaps) {
    incomplete++;
    for (int i = 0; i < row.length; i++) {
      if (Double.isNaN(row[i])) {
        missing[i]++;
        alone[i] += gaps == 1 ? 1 : 0;
      }
    }
  }

  void addWeightless() {
    weightless++;
  }

  /** Adds all counts, or none if a sum would be too large. */
  void merge(DriverGaps other) {
    long incompleteInAll = Tally.addCounts(incomplete, other.incomplete);
    weightless = Tally.addCounts(weightless, other.weightless);
    incomplete = incompleteInAll;
    for (int i = 0; i < missing.length; i++) {
      missing[i] += other.missing[i];
      alone[i] += other.alone[i];
    }
  }

  DriverGaps copy() {
    DriverGaps copy = new DriverGaps(missing.clone(), alone.clone());
    copy.incomplete = incomplete;
    copy.weightless = weightless;
    return copy;
  }

  long incomplete() {
    return incomplete;
  }

  long weightless() {
    return weightless;
  }

  /** In how many rows a column is missing. */
  long missing(int column) {
    return missing[column];
  }

  /** In how many rows it is the only one. */
  long alone(int column) {
    return alone[column];
  }

  void writeTo(StateWriter out) {
    out.writeCount(incomplete);
    out.writeCount(weightless);
    for (int i = 0; i < missing.length; i++) {
      out.writeCount(missing[i]);
      out.writeCount(alone[i]);
    }
  }

  DriverGaps readFrom(StateReader in) {
    DriverGaps read = new DriverGaps(missing.length);
    read.incomplete = in.readCount(0, Tally.MOST, "number of incomplete rows");
    read.weightless = in.readCount(0, Tally.MOST, "number of rows of weight 0");
    long left = read.incomplete;
    for (int i = 0; i < missing.length; i++) {
      read.missing[i] = in.readCount(0, read.incomplete, "number of rows with a gap");
      read.alone[i] =
          in.readCount(0, Math.min(left, read.missing[i]), "number of rows with one gap");
      left -= read.alone[i];
    }
    read.requireEveryRow(left);
    return read;
  }

  /** Rows with more than one gap need two columns at least that have them. */
  private void requireEveryRow(long severalGaps) {
    long shared = 0;
    for (int i = 0; i < missing.length; i++) {
      shared = Math.min(Tally.MOST - 1, shared) + missing[i] - alone[i];
      if (missing[i] - alone[i] > severalGaps) {
        throw new StateFormatException(
            "rows with several gaps must be at least those of a column, was " + severalGaps);
      }
    }
    if (shared / 2 < severalGaps) {
      throw new StateFormatException(
          "rows with several gaps must be at most half their gaps, was " + severalGaps);
    }
  }
}
