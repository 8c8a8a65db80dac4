package io.github.cxmetrics.cli.input;

import io.github.cxmetrics.cli.output.PrintableText;
import java.io.Serial;
import java.util.List;

/** Thrown when an input does not have a wanted column; names the one that may have been meant. */
public final class UnknownColumnException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String column;

  /**
   * Makes the exception.
   *
   * @param file the input as the user named it
   * @param column the wanted column
   * @param columns those that the input has
   */
  public UnknownColumnException(String file, String column, List<String> columns) {
    super(
        PrintableText.of(file)
            + " has no column "
            + PrintableText.quoted(column)
            + NearestName.of(column, columns)
                .map(name -> ", did you mean " + PrintableText.quoted(name) + "?")
                .orElse(".")
            + (columns.isEmpty() ? "" : " Its columns: " + PrintableText.list(columns)));
    this.column = column;
  }

  /** The wanted column. */
  public String column() {
    return column;
  }
}
