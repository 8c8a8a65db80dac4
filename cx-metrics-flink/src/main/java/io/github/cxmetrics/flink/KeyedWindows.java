package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;

/** The windows of one key at a time, held in Flink's keyed state. */
interface KeyedWindows<T, K, A extends Accumulator<A, R>, R> {

  /** Adds a record of the current key, whose time is one that events can have. */
  void add(T record, long atMillis, WindowTurn<T, K, A, R> turn) throws Exception;

  /** Does what is due for the current key when the watermark reaches a time. */
  void wake(long reached, WindowTurn<T, K, A, R> turn) throws Exception;
}
