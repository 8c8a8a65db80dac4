package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Answer;
import io.github.cxmetrics.bench.compare.workload.Column;
import io.github.cxmetrics.bench.compare.workload.Workload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, with the data in a table of its own in memory. */
final class DuckDb implements Participant {

  private static final int MOST_WARM_UPS = 20;

  private final Connection connection;
  private final Statement statement;
  private final Map<String, String> forms;
  private final int keys;
  private final double tolerance;
  private final double warmSeconds;
  private final String version;
  private String form = "";

  private DuckDb(Connection connection, Workload<?> workload, Path file, double warmSeconds)
      throws SQLException {
    this.connection = connection;
    this.warmSeconds = warmSeconds;
    forms = FormTrial.named(workload.duckDb(), file);
    keys = workload.keys();
    tolerance = workload.tolerance();
    statement = connection.createStatement();
    version = connection.getMetaData().getDatabaseProductVersion();
  }

  /** Makes the data up and loads it; nothing of it is left in the heap. */
  static <D> Participant of(Workload<D> workload, int rows, Path file, double warmSeconds)
      throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    load(connection, workload.columns(workload.make(rows, file)));
    System.gc();
    return new DuckDb(connection, workload, file, warmSeconds);
  }

  private static void load(Connection connection, List<Column> columns) throws SQLException {
    if (columns.isEmpty()) {
      return;
    }
    StringJoiner table = new StringJoiner(", ", "CREATE TABLE t (", ")");
    columns.forEach(column -> table.add(column.name() + " " + type(column)));
    try (Statement create = connection.createStatement()) {
      create.execute(table.toString());
    }
    try (DuckDBAppender rows = ((DuckDBConnection) connection).createAppender("t")) {
      for (int row = 0; row < columns.get(0).rows(); row++) {
        rows.beginRow();
        for (Column column : columns) {
          append(rows, column, row);
        }
        rows.endRow();
      }
    }
  }

  private static String type(Column column) {
    if (column instanceof Column.Bytes) {
      return "UTINYINT";
    }
    if (column instanceof Column.Ints) {
      return "INTEGER";
    }
    return column instanceof Column.Longs ? "BIGINT" : "VARCHAR";
  }

  private static void append(DuckDBAppender rows, Column column, int row) throws SQLException {
    if (column instanceof Column.Bytes bytes) {
      rows.append(bytes.values()[row]);
    } else if (column instanceof Column.Ints ints) {
      rows.append(ints.values()[row]);
    } else if (column instanceof Column.Longs longs) {
      rows.append(longs.values()[row]);
    } else if (column instanceof Column.Texts texts) {
      rows.append(texts.values()[row]);
    }
  }

  @Override
  public Answer warmUp() throws Exception {
    statement.execute("SET threads = 1");
    Stopwatch watch = new Stopwatch();
    FormTrial trial = FormTrial.of(forms, tolerance, this::answer);
    form = trial.fastest();
    for (int i = 0; i < MOST_WARM_UPS && watch.seconds() < warmSeconds; i++) {
      answer(FormTrial.query(forms, form));
    }
    return trial.answer();
  }

  private Answer answer(String query) throws SQLException {
    Answer answer = new Answer();
    try (ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringJoiner key = new StringJoiner(",");
        for (int i = 1; i <= keys; i++) {
          key.add(rows.getString(i));
        }
        double[] values = new double[columns - keys];
        for (int i = 0; i < values.length; i++) {
          values[i] = rows.getDouble(keys + 1 + i);
        }
        answer.add(key.toString(), values);
      }
    }
    return answer;
  }

  @Override
  public Cost ask(int threads) throws Exception {
    statement.execute("SET threads = " + threads);
    String query = FormTrial.query(forms, form);
    Stopwatch watch = new Stopwatch();
    answer(query);
    return watch.cost();
  }

  @Override
  public String form() {
    return version + (form.isEmpty() ? "" : ", " + form);
  }

  @Override
  public void close() {
    try (connection) {
      statement.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
