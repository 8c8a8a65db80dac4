package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Estimate;
import java.io.Serializable;

/**
 * A time at which customers had the event of a cause.
 *
 * @param time when
 * @param atRisk how many were at risk just before
 * @param events how many had the event
 * @param incidence the share who had it up to the time, itself included
 * @since 0.1
 */
public record IncidenceStep(long time, long atRisk, long events, Estimate incidence)
    implements Serializable {

  /**
   * Checks what cannot be counted.
   *
   * @param time as the record component
   * @param atRisk as the record component
   * @param events as the record component
   * @param incidence as the record component
   * @throws IllegalArgumentException if the time is below 0, or the events are not in 0..atRisk
   */
  public IncidenceStep {
    Survival.requireTime(time);
    if (events < 0 || events > atRisk) {
      throw new IllegalArgumentException(
          "events must be at least 0 and at most those at risk, was " + events + " of " + atRisk);
    }
    requireNonNull(incidence, "incidence");
  }
}
