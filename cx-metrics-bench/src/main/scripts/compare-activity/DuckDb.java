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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Weekly cohorts, and active customers by day with trailing windows, by DuckDB.
 *
 * <pre>
 *   duckdb.sh EVENTS_FILE [FORM ...]
 * </pre>
 */
public final class DuckDb {

  private static final long START_MILLIS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final int DAYS = 364;
  private static final int LONGEST = 30;
  private static final int RUNS = 3;
  private static final int ROW_BYTES = 17;

  private static final String DAY = "((ms - " + START_MILLIS + ") // " + DAY_MILLIS + ")";
  private static final String WEEK = "((ms - " + START_MILLIS + ") // " + 7 * DAY_MILLIS + ")";

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
      for (String form : wanted) {
        for (int threads = 1; threads <= 2; threads++) {
          sql.execute("SET threads = " + threads);
          time(sql, form, threads, forms.get(form));
        }
      }
    }
  }

  /**
   * Those of weeks answer with rows of cohort, weeks since, customers; those of days with rows of a
   * day, customers on it, in the 7 days that end with it, in the 30.
   */
  private static Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("week bits", weekBits());
    forms.put("week pairs", weekPairs());
    forms.put("day pairs", windows(dayGaps("SELECT DISTINCT customer, " + DAY + " AS day FROM events")));
    forms.put("day lists", windows(dayLists()));
    forms.put("day words", windows(dayGaps(dayWords())));
    return forms;
  }

  private static String weekBits() {
    return "SELECT cohort, week - cohort, sum(n) FROM (SELECT bits, count(*) AS n,"
        + " CAST(log2(bits & -bits) AS INTEGER) AS cohort FROM (SELECT bit_or(1::BIGINT << "
        + WEEK
        + ") AS bits FROM events GROUP BY customer) GROUP BY bits), range(52) weeks(week)"
        + " WHERE (bits >> week) & 1 = 1 GROUP BY ALL";
  }

  private static String weekPairs() {
    return "SELECT cohort, week - cohort, count(*) FROM (SELECT week, min(week) OVER"
        + " (PARTITION BY customer) AS cohort FROM (SELECT DISTINCT customer, "
        + WEEK
        + " AS week FROM events)) GROUP BY ALL";
  }

  /* A customer counts from an active day until the next one, but for no longer than a window. */
  private static String windows(String gaps) {
    return "SELECT day + later AS t, sum(n) FILTER (later = 0), sum(n) FILTER (later < 7), sum(n)"
        + " FROM (SELECT day, gap, count(*) AS n FROM ("
        + gaps
        + ") GROUP BY day, gap), range("
        + LONGEST
        + ") all_later(later) WHERE later < gap AND day + later < "
        + DAYS
        + " GROUP BY t ORDER BY t";
  }

  private static String dayGaps(String pairs) {
    return "SELECT day, least(lead(day, 1, 9999) OVER (PARTITION BY customer ORDER BY day) - day, "
        + LONGEST
        + ") AS gap FROM ("
        + pairs
        + ")";
  }

  private static String dayLists() {
    return "SELECT unnest(days) AS day, least(unnest(list_append(days[2:], 9999)) - day, "
        + LONGEST
        + ") AS gap FROM (SELECT list_sort(list_distinct(list("
        + DAY
        + "))) AS days FROM events GROUP BY customer)";
  }

  /* Six words of 64 days each, taken apart again. */
  private static String dayWords() {
    StringBuilder words = new StringBuilder();
    StringBuilder days = new StringBuilder();
    for (int k = 0; k < 6; k++) {
      words.append(
          String.format(
              ", bit_or(CASE WHEN %1$s // 64 = %2$d THEN 1::UBIGINT << (%1$s %% 64)::UBIGINT"
                  + " ELSE 0::UBIGINT END) AS w%2$d",
              DAY, k));
      days.append(
          String.format(
              "%s SELECT customer, %d + bit AS day FROM words, range(64) bits(bit)"
                  + " WHERE w%d <> 0 AND (w%d >> bit::UBIGINT) & 1 = 1",
              k == 0 ? "" : " UNION ALL", 64 * k, k, k));
    }
    return "WITH words AS MATERIALIZED (SELECT customer"
        + words
        + " FROM events GROUP BY customer)"
        + days;
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
    double leastCpu = Double.MAX_VALUE;
    String answer = "";
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      long cpu = cpuMillis();
      try (ResultSet rows = sql.executeQuery(query)) {
        answer = form.startsWith("week") ? cohorts(rows) : active(rows);
      }
      seconds[run] = (System.nanoTime() - start) / 1e9;
      leastCpu = Math.min(leastCpu, (cpuMillis() - cpu) / 1e3);
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%-12s threads %d  %.3f s (fastest %.3f, CPU %.2f)  peak %d MB  %s%n",
        form, threads, seconds[RUNS / 2], seconds[0], leastCpu, peakMegabytes(), answer);
  }

  /* The checksums are those of ActivityRuns. */
  private static String cohorts(ResultSet rows) throws SQLException {
    long customers = 0;
    long nextWeek = 0;
    long checksum = 0;
    while (rows.next()) {
      long weeks = rows.getLong(2);
      long n = rows.getLong(3);
      customers += weeks == 0 ? n : 0;
      nextWeek += weeks == 1 ? n : 0;
      checksum += n * (64 * rows.getLong(1) + weeks + 1);
    }
    return "customers " + customers + " next week " + nextWeek + " checksum " + checksum;
  }

  private static String active(ResultSet rows) throws SQLException {
    long checksum = 0;
    String middle = "";
    while (rows.next()) {
      long day = rows.getLong(1);
      long daily = rows.getLong(2);
      long weekly = rows.getLong(3);
      long monthly = rows.getLong(4);
      checksum += (day + 1) * (daily + 2 * weekly + 3 * monthly);
      middle = day == DAYS / 2 ? daily + " " + weekly + " " + monthly : middle;
    }
    return "middle " + middle + " checksum " + checksum;
  }

  private static String text(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
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
