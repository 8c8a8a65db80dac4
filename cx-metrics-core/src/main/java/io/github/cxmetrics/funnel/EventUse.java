package io.github.cxmetrics.funnel;

/**
 * What an event that matches several steps may be to one attempt.
 *
 * @since 0.1
 */
public enum EventUse {
  /** One of its steps, whichever gets the attempt further. */
  ONE_STEP,

  /** The first of its steps and no other, as Apache Pinot has it. */
  FIRST_STEP,

  /** Several of its steps at once, as ClickHouse has it. */
  ALL_STEPS
}
