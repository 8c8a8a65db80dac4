package io.github.cxmetrics.sketch;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * Whose local days are counted, and how large a sketch of each is.
 *
 * @param zone the zone of the local days
 * @param entries how many actors a sketch counts exactly, and how many hashes it keeps of more: a
 *     power of 2. Four times as many halve the error
 * @since 0.1
 */
public record SketchDefinition(ZoneId zone, int entries) implements Serializable {

  /** The usual number of entries: 3 % either way at 95 %, and 32 KiB a day. */
  public static final int USUAL_ENTRIES = 4096;

  private static final int FEWEST_ENTRIES = 16;
  private static final int MOST_ENTRIES = 1 << 20;

  /* So many actors that it does not matter any more how many. */
  private static final long MANY = 1L << 40;

  /**
   * Checks the number of entries.
   *
   * @param zone as the record component
   * @param entries as the record component
   * @throws IllegalArgumentException unless the entries are a power of 2 in 16..1048576
   */
  public SketchDefinition {
    requireNonNull(zone, "zone");
    if (entries < FEWEST_ENTRIES || entries > MOST_ENTRIES || Integer.bitCount(entries) != 1) {
      throw new IllegalArgumentException(
          "entries of a sketch must be a power of 2 in "
              + FEWEST_ENTRIES
              + ".."
              + MOST_ENTRIES
              + ", was "
              + entries);
    }
  }

  /**
   * Local days of a zone with the usual number of entries.
   *
   * @param zone the zone
   * @return the definition
   */
  public static SketchDefinition of(ZoneId zone) {
    return new SketchDefinition(zone, USUAL_ENTRIES);
  }

  /**
   * The same with another number of entries.
   *
   * @param newEntries a power of 2 in 16..1048576
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public SketchDefinition withEntries(int newEntries) {
    return new SketchDefinition(zone, newEntries);
  }

  /**
   * How far an end of the interval lies from a count of very many actors; from fewer it lies
   * nearer, and there is none up to the number of entries.
   *
   * @param level the confidence level
   * @return a share of the count, the larger of both sides: 0.0311 for 4,096 entries at 95 %
   */
  public double relativeError(ConfidenceLevel level) {
    long theta = (long) (DistinctHashes.ALL / (double) MANY * entries);
    return DistinctCount.relativeError(DistinctCount.estimate(entries, theta, this, level));
  }

  CalendarGrid days() {
    return CalendarGrid.of(CalendarUnit.DAY, zone);
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code local days in Europe/London, theta sketch, 4096 entries}
   */
  public String describe() {
    return "local days in " + zone + ", " + sketch();
  }

  String sketch() {
    return "theta sketch, " + entries + " entries";
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
