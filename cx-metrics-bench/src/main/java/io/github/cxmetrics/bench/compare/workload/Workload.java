package io.github.cxmetrics.bench.compare.workload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A question over made-up data. The same number of rows makes the same data, everywhere.
 *
 * @param <D> the data as the contenders in Java get it
 */
public interface Workload<D> {

  /** Where a query names the file that {@link #prepare} made. */
  String FILE = "{file}";

  /** Its short name in the table, such as {@code W1}. */
  String id();

  /** What is asked, in a line. */
  String question();

  /** How many rows there are at full size. */
  int fullRows();

  /** How many of the columns of a database's answer are its key; the others are numbers. */
  int keys();

  /** The largest difference allowed between answers, relative to the numbers. */
  default double tolerance() {
    return 1e-9;
  }

  /** The same for one contender, where it promises more than others. */
  default double tolerance(String contender) {
    return tolerance();
  }

  /**
   * Who is asked the nearest question they know, and what differs; their answers are not compared.
   *
   * @return reasons by the name of the contender
   */
  default Map<String, String> nearest() {
    return Map.of();
  }

  /** Whose answer is the measure for all others, if they give one. */
  default String reference() {
    return Contender.JDK;
  }

  /**
   * Writes the data to a file, where contenders are asked for an answer from a file.
   *
   * @param rows how many rows
   * @param file the file to make
   * @throws IOException if it cannot be written
   */
  default void prepare(int rows, Path file) throws IOException {}

  /**
   * Makes the data up.
   *
   * @param rows how many rows
   * @param file the file that {@link #prepare} has made, if this workload makes one
   * @return the data
   */
  D make(int rows, Path file);

  /** What databases load into a table named {@code t}; nothing if they read the file. */
  List<Column> columns(D data);

  /** Who answers in Java; this library first. */
  List<Contender<D>> contenders();

  /** The forms of the query for DuckDB by name; the fastest counts. */
  Map<String, String> duckDb();

  /** The forms of the query for ClickHouse by name; the fastest counts. */
  Map<String, String> clickHouse();
}
