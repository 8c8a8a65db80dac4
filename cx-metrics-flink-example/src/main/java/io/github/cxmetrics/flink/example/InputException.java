package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.util.List;

/** Thrown when the input cannot be used; the message is for the person who has to mend it. */
final class InputException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }

  static InputException of(Reject reject) {
    return new InputException(reject.message());
  }

  static InputException ofColumn(String source, String column, List<String> columns) {
    return new InputException(
        Printable.of(source)
            + " has no column "
            + Printable.quoted(column)
            + ". Its columns: "
            + Printable.list(columns));
  }
}
