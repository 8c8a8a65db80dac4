package io.github.cxmetrics.cli.input;

/** How much of an input is held at once, whatever the input says. */
final class InputLimits {

  private InputLimits() {}

  /**
   * The longest CSV cell, CSV header and NDJSON line. A missing closing quote makes the rest of a
   * file one cell; this is where that is noticed, within a heap of 64 MB.
   */
  static final int MAX_CHARS = 4 << 20;

  /** The most columns a header may name. */
  static final int MAX_COLUMNS = 1 << 16;
}
