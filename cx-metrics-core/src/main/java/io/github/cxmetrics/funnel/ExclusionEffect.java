package io.github.cxmetrics.funnel;

/**
 * What an excluded event does to the attempt during which it happens.
 *
 * @since 0.1
 */
public enum ExclusionEffect {
  /** The attempt counts nowhere; other attempts of the actor count. */
  VOID_ATTEMPT,

  /** The attempt ends and keeps its level. */
  STOP_AT_LEVEL,

  /** The actor counts nowhere, whatever other attempts did. */
  REMOVE_ACTOR
}
