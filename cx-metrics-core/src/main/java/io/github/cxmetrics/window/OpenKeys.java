package io.github.cxmetrics.window;

import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;

/**
 * The keys that have a pane, each known by a number within the operator, and how many panes each
 * has. A key that has none left is forgotten.
 */
abstract class OpenKeys<T, K> {

  @SuppressWarnings("unchecked") // the kind of key says what T and K are
  static <T, K> OpenKeys<T, K> of(WindowKey<T, K> key) {
    if (key instanceof WindowKey.ByNumber<?> number) {
      return (OpenKeys<T, K>) new OpenNumbers<>(((WindowKey.ByNumber<T>) number).field());
    }
    if (key instanceof WindowKey.ByText<?> text) {
      return (OpenKeys<T, K>) new OpenTexts<>(((WindowKey.ByText<T>) text).field());
    }
    return (OpenKeys<T, K>) new OpenTexts<T>(record -> "");
  }

  /**
   * Checks that a record has a key.
   *
   * @throws IllegalArgumentException if it has not
   */
  abstract void require(T record);

  /**
   * The number of a record's key. That of a text that is not open holds until one is opened or
   * closed.
   */
  abstract long idOf(T record);

  /** The key of a number that is open. */
  abstract K keyOf(long id);

  abstract boolean isOpen(long id);

  abstract int size();

  /** Counts a pane of the key that {@link #idOf} was asked for last. */
  abstract void opened(long id);

  /** Takes a pane of a key away. */
  abstract void closed(long id);

  /** Puts numbers into the order of their keys. */
  abstract void sort(long[] ids);

  abstract void write(long id, StateWriter out);

  /** Reads a key; its number is as that of {@link #idOf}. */
  abstract long read(StateReader in);

  /** Compares two open keys. */
  abstract int compare(long left, long right);
}
