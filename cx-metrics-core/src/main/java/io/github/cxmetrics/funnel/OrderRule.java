package io.github.cxmetrics.funnel;

/**
 * What a stricter order forbids. Each rule ends the attempt that breaks it, at the level it has;
 * later entries start over. Without a rule, other events between two steps do not matter.
 *
 * @since 0.1
 */
public enum OrderRule {
  /**
   * No other event of the actor between two steps, repeats included, unless the attempt moves in
   * that millisecond. Needs all events of the actor, those of no step too.
   */
  CONTIGUOUS,

  /**
   * No event of a later step before its turn: one whose steps all lie beyond the next step. Repeats
   * and events of no step do not matter.
   */
  STEP_STRICT,

  /** No repeat of a step the attempt has done. */
  NO_REPEAT_OF_REACHED,

  /** No repeat of the step the attempt has done last. */
  NO_REPEAT_OF_LATEST,

  /** Each step later than the one before; on one millisecond an attempt moves one step only. */
  STRICT_INCREASE
}
