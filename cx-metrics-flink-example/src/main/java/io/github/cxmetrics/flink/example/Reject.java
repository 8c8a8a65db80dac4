package io.github.cxmetrics.flink.example;

/**
 * A record that cannot be used, and why.
 *
 * @param source the file or topic
 * @param line where the record begins in it
 * @param column the column that breaks the rule; empty if the whole record does
 * @param value what stands there
 * @param rule what must hold, as it stands after the word "must"
 */
public record Reject(String source, long line, String column, String value, String rule) {

  /** The complaint, for the person who has to mend the file. */
  String message() {
    return Printable.of(source)
        + (line > 0 ? ", line " + line : "")
        + ": "
        + (column.isEmpty() ? "record" : column)
        + " must "
        + rule
        + ", was "
        + (column.isEmpty() ? value : Printable.quoted(value));
  }
}
