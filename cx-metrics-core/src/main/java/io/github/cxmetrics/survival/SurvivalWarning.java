package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A fact about the data that readers of a curve should know.
 *
 * @param kind which fact
 * @param time the time it is about
 * @param customers how many customers it is about
 * @since 0.1
 */
public record SurvivalWarning(Kind kind, long time, long customers) implements Serializable {

  /** With fewer at risk than that, a single event moves the curve by more than a tenth. */
  public static final int FEW = 10;

  /**
   * Checks that nothing is missing.
   *
   * @param kind as the record component
   * @param time as the record component
   * @param customers as the record component
   */
  public SurvivalWarning {
    requireNonNull(kind, "kind");
  }

  /**
   * Which facts there are.
   *
   * @since 0.1
   */
  public enum Kind {
    /**
     * All who were at risk had the event at the time, but customers entered then or later: the
     * curve is 0 from there on, whatever becomes of them.
     */
    ZERO_BEFORE_LATER_ENTRIES,

    /**
     * Nobody was at risk after the time until somebody entered: what happened in between cannot be
     * seen.
     */
    NOBODY_AT_RISK,

    /**
     * An event came while fewer than ten were at risk, but more were at risk later: with late
     * entries, the curve rests on those few from its start on.
     */
    FEW_AT_RISK_EARLY,

    /** From the time on fewer than ten were at risk until the end. */
    FEW_AT_RISK_LATE
  }
}
