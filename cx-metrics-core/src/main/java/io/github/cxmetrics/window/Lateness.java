package io.github.cxmetrics.window;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * How far records may be out of order.
 *
 * @param disorder how far the watermark stays behind the greatest time seen: a record that is no
 *     further behind is never late
 * @param allowed for how long after it was emitted a result can be corrected, in the time of the
 *     watermark
 * @param correction what is emitted then
 * @since 0.1
 */
public record Lateness(Duration disorder, Duration allowed, Correction correction)
    implements Serializable {

  /** Records come in order, and nothing is corrected. */
  public static final Lateness NONE = new Lateness(Duration.ZERO, Duration.ZERO, Correction.UPDATE);

  /**
   * Checks the lengths.
   *
   * @param disorder as the record component
   * @param allowed as the record component
   * @param correction as the record component
   * @throws IllegalArgumentException if one is not of whole milliseconds in 0..3,652,500 days
   */
  public Lateness {
    WindowLength.requireWhole("bounded disorder", disorder);
    WindowLength.requireWhole("allowed lateness", allowed);
    requireNonNull(correction, "correction");
  }

  /**
   * The rules in words that identify them.
   *
   * @return for example {@code disorder PT1H, lateness PT24H by UPDATE}
   */
  public String describe() {
    return "disorder " + disorder + ", lateness " + allowed + " by " + correction;
  }

  /**
   * The rules in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
