package io.github.cxmetrics.survival;

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
    implements Serializable {}
