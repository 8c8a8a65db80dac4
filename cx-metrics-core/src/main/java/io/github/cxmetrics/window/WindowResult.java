package io.github.cxmetrics.window;

import java.io.Serializable;

/**
 * What a metric says of a key in a window.
 *
 * @param key whose records; the empty text if the records have no keys
 * @param window from when to when
 * @param result the metric's result
 * @param revision how often the result of this key and window has been corrected, from 0; a
 *     withdrawn result has the revision under which it was emitted
 * @param kind what is to be done with it
 * @param <K> the key
 * @param <R> the metric's result
 * @since 0.1
 */
@SuppressWarnings(
    "serial") // keys and results of metrics are serialisable, which their types do not say
public record WindowResult<K, R>(K key, Window window, R result, int revision, Kind kind)
    implements Serializable {

  /** What is to be done with a result. */
  public enum Kind {
    /** It is the first of its key and window. */
    FIRST,

    /** It takes the place of the one before. */
    UPDATED,

    /** It was emitted before and holds no longer. */
    RETRACTED
  }
}
