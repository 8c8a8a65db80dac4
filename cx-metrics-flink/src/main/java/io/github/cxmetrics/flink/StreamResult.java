package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult;
import io.github.cxmetrics.window.WindowResult.Kind;

/**
 * What a job says of a key and a stretch of time: the state of the metric, which knows its result
 * and may still be merged, and what is to be done with it.
 *
 * <p>A sink that keeps the last of each key and window, as an upsert does, may leave out what is
 * {@link Kind#RETRACTED}; one that adds up takes it away.
 *
 * @param key whose records
 * @param window from when to when
 * @param state the state of the metric
 * @param revision how often the result of this key and window was replaced, from 0; a retracted one
 *     has the revision under which it was emitted
 * @param kind what is to be done with it
 * @param complete whether the watermark had passed the end of the window; otherwise this is what is
 *     known so far
 * @param <K> the key
 * @param <A> the metric's accumulator
 * @param <R> the metric's result
 * @since 0.1
 */
public record StreamResult<K, A extends Accumulator<A, R>, R>(
    K key, Window window, MetricState<A, R> state, int revision, Kind kind, boolean complete) {

  /**
   * Checks the parts.
   *
   * @param key as the record component
   * @param window as the record component
   * @param state as the record component
   * @param revision as the record component
   * @param kind as the record component
   * @param complete as the record component
   * @throws IllegalArgumentException if the revision is negative
   */
  public StreamResult {
    requireNonNull(key, "key");
    requireNonNull(window, "window");
    requireNonNull(state, "state");
    requireNonNull(kind, "kind");
    if (revision < 0) {
      throw new IllegalArgumentException("revision must be at least 0, was " + revision);
    }
  }

  /**
   * What the metric says.
   *
   * @return the result of the state
   */
  public R result() {
    return state.result();
  }

  /**
   * The same as the library's own windows have it.
   *
   * @return key, window, result, revision and kind
   */
  public WindowResult<K, R> toWindowResult() {
    return new WindowResult<>(key, window, result(), revision, kind);
  }
}
