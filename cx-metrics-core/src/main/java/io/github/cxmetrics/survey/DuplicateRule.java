package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;

/**
 * When a record of the same content is a duplicate. Records of one content are taken in the order
 * of their times. The first is kept; a later one is a duplicate if it comes less than so long after
 * the last one that was kept, and is kept itself otherwise.
 *
 * @param withinMillis how long after the kept one, in milliseconds
 * @since 0.1
 */
public record DuplicateRule(long withinMillis) implements Serializable {

  /** Every record after the first is a duplicate, however late. */
  public static final DuplicateRule ANY_TIME = new DuplicateRule(Long.MAX_VALUE);

  /**
   * Checks the time.
   *
   * @param withinMillis as the record component
   * @throws IllegalArgumentException if it is below 1
   */
  public DuplicateRule {
    if (withinMillis < 1) {
      throw new IllegalArgumentException(
          "time within which records are duplicates must be at least 1 ms, was " + withinMillis);
    }
  }

  /**
   * A record is a duplicate only near the one that was kept.
   *
   * @param within less than so long after it
   * @return the rule
   * @throws IllegalArgumentException if the time is not above 0 or too long to be counted in
   *     milliseconds
   */
  public static DuplicateRule within(Duration within) {
    EventTime.requireDuration("time within which records are duplicates", within);
    return new DuplicateRule(within.toMillis());
  }

  /**
   * Tells whether a record is a duplicate.
   *
   * @param keptMillis when the last kept record of the same content came
   * @param atMillis when this one came, not before it
   * @return true if it is not kept
   */
  public boolean isDuplicate(long keptMillis, long atMillis) {
    return atMillis - keptMillis < withinMillis;
  }

  /**
   * The rule in words.
   *
   * @return for example {@code "same content within 600000 ms of the kept record"}
   */
  public String describe() {
    return equals(ANY_TIME)
        ? "same content at any time"
        : "same content within " + withinMillis + " ms of the kept record";
  }
}
