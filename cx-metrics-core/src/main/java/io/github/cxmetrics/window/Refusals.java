package io.github.cxmetrics.window;

/**
 * What happens to a record that cannot be counted whenever it comes: one that the metric refuses,
 * or whose time or key cannot be. In both cases nothing changes, the watermark included.
 *
 * @since 0.1
 */
public enum Refusals {
  /** The {@link IllegalArgumentException} reaches who adds the record. */
  THROW,

  /** The record is counted and handed to the reject sink. */
  REJECT
}
