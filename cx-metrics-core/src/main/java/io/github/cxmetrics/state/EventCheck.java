package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;

/**
 * Says whether the cells of an event that was read can be.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface EventCheck {

  /**
   * Checks one event.
   *
   * @param cells where its cells stand
   * @param start the index of the first
   * @throws StateFormatException if no event has such cells
   */
  void check(long[] cells, int start);
}
