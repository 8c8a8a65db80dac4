package io.github.cxmetrics.cli.input;

import io.github.cxmetrics.cli.output.PrintableText;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when input breaks a rule. The message is for the person who has to mend the file: {@code
 * survey.csv, line 12: NETPRO must be a decimal number such as 9 or 4.5, was "often"}.
 */
public final class BadDataException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;
  private final String column;
  private final String rule;
  private final String value;

  private BadDataException(
      String file, long line, String column, String what, String rule, String value, String found) {
    super(
        PrintableText.of(file)
            + (line > 0 ? ", line " + line : "")
            + ": "
            + PrintableText.abbreviated(what)
            + " must "
            + rule
            + ", was "
            + found);
    this.file = file;
    this.line = line;
    this.column = column;
    this.rule = rule;
    this.value = value;
  }

  /** A complaint about one cell. */
  static BadDataException inCell(
      String file, long line, String column, String rule, @Nullable String value) {
    return value == null
        ? new BadDataException(file, line, column, column, rule, "", "absent")
        : new BadDataException(
            file, line, column, column, rule, value, PrintableText.quoted(value));
  }

  /** A complaint about the shape of the input at one line. */
  static BadDataException inShape(String file, long line, String what, String rule, String found) {
    return new BadDataException(file, line, "", what, rule, found, PrintableText.of(found));
  }

  /** The input as the user named it. */
  public String file() {
    return file;
  }

  /** The line, counted from 1, on which the record begins; 0 if the whole file is meant. */
  public long line() {
    return line;
  }

  /** The name of the column whose cell is wrong; empty if the shape of the input is. */
  public String column() {
    return column;
  }

  /** What must hold, as it stands after the word "must". */
  public String rule() {
    return rule;
  }

  /** What was found instead: the whole text of a cell, or a description. */
  public String value() {
    return value;
  }
}
