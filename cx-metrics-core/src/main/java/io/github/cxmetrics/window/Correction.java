package io.github.cxmetrics.window;

/**
 * What is emitted when a late record changes a result that was emitted.
 *
 * @since 0.1
 */
public enum Correction {
  /**
   * A new result, which replaces the one of the same key and window. A session that has grown or
   * become one with another has another window: its old result is withdrawn even so.
   */
  UPDATE,

  /** The old result withdrawn, as it was emitted, then the new one. */
  RETRACT
}
