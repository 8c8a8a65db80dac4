package io.github.cxmetrics.window;

import java.io.Serializable;

/**
 * Which stretches of time are asked about. A definition is immutable and part of the state.
 *
 * @since 0.1
 */
public sealed interface WindowDefinition extends Serializable
    permits TumblingWindows, SlidingWindows, CalendarWindows, SessionWindows {

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code tumbling PT24H, offset PT0S}
   */
  String describe();
}
