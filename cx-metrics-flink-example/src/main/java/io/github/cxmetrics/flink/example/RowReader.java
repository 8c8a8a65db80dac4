package io.github.cxmetrics.flink.example;

import java.io.Serializable;
import java.util.List;

/**
 * Makes records of rows.
 *
 * @param <T> the record
 */
interface RowReader<T> extends Serializable {

  /** The columns it wants, in the order in which it wants their cells. */
  List<String> columns();

  /**
   * The record that a well-formed row is.
   *
   * @throws RejectedException if a cell breaks a rule
   */
  T read(SourceRow row) throws RejectedException;
}
