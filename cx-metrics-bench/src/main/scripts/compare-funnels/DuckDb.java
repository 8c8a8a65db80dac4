import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Customers by highest step of a five-step funnel within seven days, by DuckDB.
 *
 * <pre>
 *   duckdb.sh EVENTS_FILE [FORM ...]
 * </pre>
 */
public final class DuckDb {

  private static final long WEEK_MILLIS = 7L * 24 * 60 * 60 * 1000;
  private static final int STEPS = 5;
  private static final int RUNS = 3;
  private static final int ROW_BYTES = 17;

  public static void main(String[] args) throws Exception {
    Map<String, String> forms = forms();
    String[] wanted =
        args.length > 1
            ? Arrays.copyOfRange(args, 1, args.length)
            : forms.keySet().toArray(String[]::new);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("CREATE TABLE events (customer BIGINT, ms BIGINT, type UTINYINT)");
      load(Path.of(args[0]), (DuckDBConnection) duck);
      System.out.println(
          "DuckDB " + text(sql, "SELECT version() || ', ' || count(*) || ' events' FROM events"));
      System.out.println(
          "window_funnel among its functions: "
              + text(
                  sql,
                  "SELECT count(*) > 0 FROM duckdb_functions()"
                      + " WHERE function_name = 'window_funnel'"));
      for (String form : wanted) {
        for (int threads = 1; threads <= 2; threads++) {
          sql.execute("SET threads = " + threads);
          time(sql, form, threads, forms.get(form));
        }
      }
    }
  }

  /** Each form answers with rows of level and customers; none for a level nobody is at. */
  private static Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("asof", asof());
    forms.put("asof strict", asof().replace(">= b.ms", "> b.ms"));
    forms.put("window", window());
    forms.put("list", list());
    return forms;
  }

  /*
   * Each step is joined to the latest reached instance of the step before; starts never decrease, so
   * the latest one carries the latest start. Steps on one time advance in step order.
   */
  private static String asof() {
    StringBuilder sql =
        new StringBuilder(
            "WITH s0 AS MATERIALIZED"
                + " (SELECT customer, ms, ms AS start FROM events WHERE type = 0)");
    for (int k = 1; k < STEPS; k++) {
      sql.append(
          String.format(
              ", s%d AS MATERIALIZED (SELECT a.customer, a.ms, b.start"
                  + " FROM (SELECT customer, ms FROM events WHERE type = %d) a"
                  + " ASOF JOIN s%d b ON a.customer = b.customer AND a.ms >= b.ms"
                  + " WHERE a.ms - b.start <= %d)",
              k, k, k - 1, WEEK_MILLIS));
    }
    StringJoiner reached = new StringJoiner(" UNION ALL ");
    reached.add("SELECT 0 AS k, count(DISTINCT customer) AS n FROM events WHERE type < 5");
    for (int k = 0; k < STEPS; k++) {
      reached.add("SELECT " + (k + 1) + ", count(DISTINCT customer) FROM s" + k);
    }
    return sql
        + ", reached AS ("
        + reached
        + ") SELECT k, n - coalesce(lead(n) OVER (ORDER BY k), 0) FROM reached ORDER BY k";
  }

  /* The latest start of each level so far, level by level, over the events in order. */
  private static String window() {
    StringBuilder sql =
        new StringBuilder(
            "WITH l0 AS (SELECT customer, ms, type, CASE WHEN type = 0 THEN ms END AS start,"
                + " CASE WHEN type = 0 THEN 1 ELSE 0 END AS level FROM events WHERE type < 5)");
    for (int k = 1; k < STEPS; k++) {
      sql.append(
          String.format(
              ", p%1$d AS (SELECT *, max(CASE WHEN type = %2$d THEN start END) OVER"
                  + " (PARTITION BY customer ORDER BY ms, type ROWS UNBOUNDED PRECEDING) AS before"
                  + " FROM l%2$d), l%1$d AS (SELECT customer, ms, type,"
                  + " CASE WHEN type = %1$d AND ms - before <= %3$d THEN before ELSE start END"
                  + " AS start, CASE WHEN type = %1$d AND ms - before <= %3$d THEN %1$d + 1"
                  + " ELSE level END AS level FROM p%1$d)",
              k, k - 1, WEEK_MILLIS));
    }
    return sql
        + " SELECT level, count(*) FROM (SELECT max(level) AS level FROM l"
        + (STEPS - 1)
        + " GROUP BY customer) GROUP BY level ORDER BY level";
  }

  /* A list of events for each customer, folded into one start for each level. */
  private static String list() {
    String never = "-9000000000000000";
    String state = "[" + "0, " + (never + ", ").repeat(STEPS - 1) + never + "]::BIGINT[]";
    StringJoiner next = new StringJoiner(", ", "[", "]");
    next.add(
        "CASE WHEN e[2] = 0 THEN greatest(s[1], 1) WHEN e[1] - s[e[2] + 1] <= "
            + WEEK_MILLIS
            + " THEN greatest(s[1], e[2] + 1) ELSE s[1] END");
    next.add("CASE WHEN e[2] = 0 THEN e[1] ELSE s[2] END");
    for (int k = 1; k < STEPS; k++) {
      next.add(
          String.format(
              "CASE WHEN e[2] = %d AND e[1] - s[%d] <= %d THEN s[%d] ELSE s[%d] END",
              k, k + 1, WEEK_MILLIS, k + 1, k + 2));
    }
    return "SELECT level, count(*) FROM (SELECT list_reduce(list([ms, type::BIGINT]"
        + " ORDER BY ms, type), lambda s, e: "
        + next
        + ", "
        + state
        + ")[1] AS level FROM events WHERE type < 5 GROUP BY customer)"
        + " GROUP BY level ORDER BY level";
  }

  private static void load(Path file, DuckDBConnection duck) throws IOException, SQLException {
    byte[] bytes = new byte[ROW_BYTES << 16];
    ByteBuffer rows = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        DuckDBAppender appender = duck.createAppender("events")) {
      for (int n = in.readNBytes(bytes, 0, bytes.length); n > 0; ) {
        rows.position(0).limit(n);
        while (rows.hasRemaining()) {
          appender.beginRow();
          appender.append(rows.getLong());
          appender.append(rows.getLong());
          appender.append(rows.get());
          appender.endRow();
        }
        n = in.readNBytes(bytes, 0, bytes.length);
      }
    }
  }

  private static void time(Statement sql, String form, int threads, String query)
      throws IOException, SQLException {
    forgetPeak();
    double[] seconds = new double[RUNS];
    StringJoiner levels = new StringJoiner(" ");
    for (int run = 0; run < RUNS; run++) {
      levels = new StringJoiner(" ");
      long start = System.nanoTime();
      try (ResultSet rows = sql.executeQuery(query)) {
        while (rows.next()) {
          levels.add(rows.getLong(1) + ":" + rows.getLong(2));
        }
      }
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%-12s threads %d  %.3f s (fastest %.3f)  peak %d MB  %s%n",
        form, threads, seconds[RUNS / 2], seconds[0], peakMegabytes(), levels);
  }

  private static String text(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void forgetPeak() throws IOException {
    Files.writeString(Path.of("/proc/self/clear_refs"), "5");
  }

  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findAny()
        .orElseThrow();
  }
}
