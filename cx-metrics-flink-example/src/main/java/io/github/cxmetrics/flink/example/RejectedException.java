package io.github.cxmetrics.flink.example;

import java.io.Serial;

/** Thrown for a record that cannot be used; it never leaves the function that reads records. */
final class RejectedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Reject reject;

  RejectedException(Reject reject) {
    super(reject.message(), null, false, false);
    this.reject = reject;
  }

  /** A complaint about one cell. */
  static RejectedException ofCell(SourceRow row, String column, String value, String rule) {
    return new RejectedException(new Reject(row.source(), row.line(), column, value, rule));
  }

  Reject reject() {
    return reject;
  }
}
