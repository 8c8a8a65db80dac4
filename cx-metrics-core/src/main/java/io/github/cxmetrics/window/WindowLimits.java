package io.github.cxmetrics.window;

import java.io.Serializable;

/**
 * How much may be held. A record that would open one more is counted and handed to the reject sink.
 *
 * <p>Limits are not part of a state's definition: a state is continued under other limits.
 *
 * @param panes the most accumulators: one for each key in each stretch of time between two starts
 *     or ends of windows, or for each session
 * @param keys the most keys that have a pane
 * @since 0.1
 */
public record WindowLimits(int panes, int keys) implements Serializable {

  /** What is used where nothing is said: a million panes, of as many keys. */
  public static final WindowLimits DEFAULT = new WindowLimits(1_000_000, 1_000_000);

  /**
   * Checks the limits.
   *
   * @param panes as the record component
   * @param keys as the record component
   * @throws IllegalArgumentException if one is not above 0
   */
  public WindowLimits {
    if (panes < 1 || keys < 1) {
      throw new IllegalArgumentException(
          "most panes and keys must be at least 1, was " + panes + " and " + keys);
    }
  }
}
