package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Estimate;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What happened after one time and up to another: a line of the table that stands below a curve.
 *
 * @param after the time before the span; -1 for the first span, which holds time 0
 * @param until the last time of the span
 * @param atStart how many are under observation as the span begins
 * @param atRisk how many are at risk at its last time: they have not left before it
 * @param entered how many came under observation in the span
 * @param events how many had an event in the span
 * @param censored how many were last seen in the span without an event
 * @param survival the height of the curve at the last time
 * @since 0.1
 */
public record SurvivalSpan(
    long after,
    long until,
    long atStart,
    long atRisk,
    long entered,
    long events,
    long censored,
    Estimate survival)
    implements Serializable {

  /**
   * Checks what customers cannot have done.
   *
   * @param after as the record component
   * @param until as the record component
   * @param atStart as the record component
   * @param atRisk as the record component
   * @param entered as the record component
   * @param events as the record component
   * @param censored as the record component
   * @param survival as the record component
   * @throws IllegalArgumentException if the span is none, or a count is below 0
   */
  public SurvivalSpan {
    if (after < -1 || until <= after) {
      throw new IllegalArgumentException(
          "span must be after -1 or later and until a later time, was after "
              + after
              + " until "
              + until);
    }
    RiskTable.requireCount(atStart);
    RiskTable.requireCount(atRisk);
    RiskTable.requireCount(entered);
    RiskTable.requireCount(events);
    RiskTable.requireCount(censored);
    requireNonNull(survival, "survival");
  }

  /**
   * The actuarial share of events in the span, d / (n + (entered - censored) / 2): as if those who
   * come and go within the span were there for half of it (Cutler and Ederer 1958).
   *
   * @return in [0, 1]; empty if nobody was there
   */
  public OptionalDouble actuarialShare() {
    double exposed = atStart + (entered - censored) / 2.0;
    return exposed <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, events / exposed));
  }
}
