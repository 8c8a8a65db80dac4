package io.github.cxmetrics.cli.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the records of an input. Only the columns named at opening are made into strings,
 * and never more than one record is held.
 *
 * <pre>{@code
 * try (RecordSource survey = RecordSource.open("survey.csv", options, List.of("NETPRO", "GATE"))) {
 *   while (survey.next()) {
 *     String score = survey.text(0);
 *   }
 * }
 * }</pre>
 *
 * <p><b>Column names.</b> In CSV and TSV a name is a header cell without the spaces around it. The
 * second column called {@code score} is {@code score#2}; a column without a name is its position,
 * {@code #1} for the first. In NDJSON a name is a key, or a path of keys, {@code customer.country}.
 *
 * <p><b>Bad data.</b> All methods that read throw {@link BadDataException} for damage that ends the
 * run; single bad records go to the {@link BadRecordListener} first.
 */
public interface RecordSource extends Closeable {

  /** The argument that means standard input. */
  String STANDARD_INPUT = "-";

  /** What {@link #code} answers where there is none. */
  int NO_CODE = -1;

  /**
   * Opens a file, or standard input for {@code "-"}; unpacks gzip whatever the name says.
   *
   * @throws UnknownColumnException if a header does not have one of the columns
   * @throws IOException if the file cannot be read
   */
  static RecordSource open(String argument, InputOptions options, List<String> columns)
      throws IOException {
    InputStream bytes =
        argument.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(argument));
    return open(bytes, nameOf(argument), options, columns);
  }

  /**
   * As {@link #open(String, InputOptions, List)}, with columns that are chosen when the header is
   * known.
   */
  static RecordSource open(String argument, InputOptions options, ColumnChoice choice)
      throws IOException {
    InputStream bytes =
        argument.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(argument));
    return RecordSources.open(bytes, nameOf(argument), options, choice);
  }

  /** Chooses columns. */
  @FunctionalInterface
  interface ColumnChoice {

    /**
     * The wanted columns.
     *
     * @param header the names of all columns, in their order; empty for NDJSON, which has no header
     */
    List<String> of(List<String> header);
  }

  /** What messages and reports call the input of an argument. */
  static String nameOf(String argument) {
    return argument.equals(STANDARD_INPUT) ? "standard input" : argument;
  }

  /** How many bytes an argument has; 0 if that is not known. */
  static long sizeOf(String argument) {
    try {
      return argument.equals(STANDARD_INPUT) ? 0 : Files.size(Path.of(argument));
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Reads a stream, which is closed with the source or when opening fails.
   *
   * @param name what messages call the input, and where its format is read from
   */
  static RecordSource open(
      InputStream bytes, String name, InputOptions options, List<String> columns)
      throws IOException {
    return RecordSources.open(bytes, name, options, header -> columns);
  }

  /**
   * Opens a file of CSV or TSV for all of its columns, in the order in which they stand.
   *
   * @throws BadDataException if it is of another format
   * @throws IOException if the file cannot be read
   */
  static RecordSource openWhole(String argument, InputOptions options) throws IOException {
    return open(
        argument,
        options,
        header -> {
          if (header.isEmpty()) {
            throw BadDataException.inShape(
                nameOf(argument),
                0,
                "file",
                "be CSV or TSV, as all of its columns are wanted",
                "NDJSON");
          }
          return header;
        });
  }

  /** The names of the columns that are read, in the order in which they were asked for. */
  List<String> columns();

  /** The cells of the header as they are written; empty if the format has none. */
  List<String> headerCells();

  /** Moves to the next record; false at the end. */
  boolean next() throws IOException;

  /** The physical line, counted from 1, on which the present record begins. */
  long line();

  /**
   * The text of one cell of the present record.
   *
   * @param column the position of its name in the list given at opening
   * @return null if the record does not have it or it is JSON null, {@code ""} for an empty cell
   */
  @Nullable String text(int column);

  /**
   * A number that stands for the text of one cell of the present record among all texts of its
   * column, from 0 upwards: cells of the same number have the same text. For callers that keep what
   * they made of a text.
   *
   * @return {@link #NO_CODE} if the text has no number, as when the column has very many
   */
  default int code(int column) {
    return NO_CODE;
  }

  /** The text of one cell without what is not seen at its ends; {@code ""} if it is not there. */
  default String trimmed(int column) {
    String text = text(column);
    return text == null ? "" : SpacedText.trim(text);
  }

  /** A complaint about one cell of the present record, to be thrown or counted. */
  BadDataException badCell(int column, String rule);

  /** Those of the columns named at opening that occurred in the input so far. */
  Set<String> columnsSeen();

  /**
   * To be asked at the end: did every column that is not optional occur? Only NDJSON, which has no
   * header, can fail here; an input without records never does.
   *
   * @throws UnknownColumnException if a column did not
   */
  void requireColumnsSeen();

  /** A complaint that the input does not have a column, to be thrown. */
  UnknownColumnException unknown(String column);

  /** How many bytes have been taken from the file, before unpacking. */
  long bytesRead();
}
