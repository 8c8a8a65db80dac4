package io.github.cxmetrics.survival;

import io.github.cxmetrics.Estimate;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What happened at a time, and the height of the survival curve from then on.
 *
 * @since 0.1
 */
public final class SurvivalStep implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final long time;
  private final long atRisk;
  private final long events;
  private final long censored;
  private final long entered;
  private final Estimate survival;
  private final double standardError;

  SurvivalStep(RiskTable table, int row, Estimate survival, double standardError) {
    time = table.times[row];
    atRisk = table.atRisk[row];
    events = table.events[row];
    censored = table.censored[row];
    entered = table.entered[row];
    this.survival = survival;
    this.standardError = standardError;
  }

  /**
   * The time.
   *
   * @return at least 0
   */
  public long time() {
    return time;
  }

  /**
   * How many were at risk: they had entered before the time and not left before it.
   *
   * @return at least the events and the censored together
   */
  public long atRisk() {
    return atRisk;
  }

  /**
   * How many had an event, of whichever cause.
   *
   * @return at least 0
   */
  public long events() {
    return events;
  }

  /**
   * How many were last seen without an event.
   *
   * @return at least 0
   */
  public long censored() {
    return censored;
  }

  /**
   * How many came under observation at the time, and are at risk after it.
   *
   * @return at least 0
   */
  public long entered() {
    return entered;
  }

  /**
   * The share who are without an event just after the time.
   *
   * @return the height of the curve
   */
  public Estimate survival() {
    return survival;
  }

  /**
   * Greenwood's standard error of the height.
   *
   * @return at least 0; empty where the curve is 0
   */
  public OptionalDouble standardError() {
    return CurvePoint.finite(standardError);
  }

  /**
   * The step in words.
   *
   * @return such as {@code 5 of 20 at 3, 2 censored: 0.75}
   */
  @Override
  public String toString() {
    return events
        + " of "
        + atRisk
        + " at "
        + time
        + ", "
        + censored
        + " censored: "
        + survival.value();
  }
}
