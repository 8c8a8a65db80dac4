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
    this(
        file,
        column,
        NearestName.of(column, columns)
                .map(name -> ", did you mean " + PrintableText.quoted(name) + "?")
                .orElse(".")
            + (columns.isEmpty() ? "" : " Its columns: " + PrintableText.list(columns)));
  }

  private UnknownColumnException(String file, String column, String hint) {
    super(PrintableText.of(file) + " has no column " + PrintableText.quoted(column) + hint);
    this.column = column;
  }

  /** The complaint about a header that another delimiter would cut into columns. */
  static UnknownColumnException inUncutHeader(
      String file, String column, String header, String delimiter) {
    String option =
        delimiter.equals("\t") ? "--input-format tsv" : "--delimiter '" + delimiter + "'";
    return new UnknownColumnException(
        file,
        column,
        ". Its header is one column, " + PrintableText.quoted(header) + ": give " + option);
  }

  /** The wanted column. */
  public String column() {
    return column;
  }
}
