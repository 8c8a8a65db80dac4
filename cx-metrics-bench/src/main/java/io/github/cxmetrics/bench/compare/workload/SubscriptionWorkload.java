package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Subscriptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Customers at the opening of each month, those who joined in it and those who left. */
final class SubscriptionWorkload implements Workload<Subscriptions> {

  /** What people count a month. */
  private static final class Moves {
    private long joined;
    private long churned;
  }

  @Override
  public String id() {
    return "W8";
  }

  @Override
  public String question() {
    return "customers at the opening of each month, joined, churned";
  }

  @Override
  public int fullRows() {
    return 5_000_000;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public Subscriptions make(int rows, Path file) {
    return Subscriptions.of(Seeds.SEED, rows);
  }

  @Override
  public List<Column> columns(Subscriptions rows) {
    return List.of(
        new Column.Longs("customer", rows.customers()),
        new Column.Longs("started", rows.startMillis()),
        new Column.Longs("ended", rows.endMillis()));
  }

  @Override
  public List<Contender<Subscriptions>> contenders() {
    return List.of(
        LibraryChurn.CONTENDER, Contender.ofOneThread(Contender.JDK, (rows, threads) -> map(rows)));
  }

  private static Supplier<Answer> map(Subscriptions rows) {
    SortedMap<YearMonth, Moves> months = new TreeMap<>();
    for (int i = 0; i < rows.rows(); i++) {
      months.computeIfAbsent(month(rows.startMillis()[i]), month -> new Moves()).joined++;
      if (rows.endMillis()[i] != Subscriptions.OPEN) {
        months.computeIfAbsent(month(rows.endMillis()[i]), month -> new Moves()).churned++;
      }
    }
    return () -> {
      Answer answer = new Answer();
      long opening = 0;
      for (Map.Entry<YearMonth, Moves> month : months.entrySet()) {
        Moves moves = month.getValue();
        answer.addCounts(month.getKey().toString(), opening, moves.joined, moves.churned);
        opening += moves.joined - moves.churned;
      }
      return answer;
    };
  }

  private static YearMonth month(long atMillis) {
    return YearMonth.from(Instant.ofEpochMilli(atMillis).atZone(ZoneOffset.UTC));
  }

  @Override
  public Map<String, String> duckDb() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "days",
        """
        WITH days AS (
            SELECT started // 86400000 AS day, count(*) AS joined, 0 AS churned
            FROM t GROUP BY day
            UNION ALL SELECT ended // 86400000, 0, count(*) FROM t
            WHERE ended < 9223372036854775807 GROUP BY ended // 86400000),
          months AS (SELECT strftime(make_timestamp(day * 86400000000), '%Y-%m') AS month,
            sum(joined) AS joined, sum(churned) AS churned FROM days GROUP BY month)
        SELECT month, sum(joined - churned) OVER (ORDER BY month) - joined + churned, joined,
          churned FROM months\
        """);
    forms.put(
        "months",
        """
        WITH moves AS (
            SELECT date_trunc('month', epoch_ms(started)) AS month, 1 AS joined, 0 AS churned
            FROM t
            UNION ALL SELECT date_trunc('month', epoch_ms(ended)), 0, 1 FROM t
            WHERE ended < 9223372036854775807),
          months AS (SELECT month, sum(joined) AS joined, sum(churned) AS churned FROM moves
            GROUP BY month)
        SELECT strftime(month, '%Y-%m'),
          sum(joined - churned) OVER (ORDER BY month) - joined + churned, joined, churned
        FROM months\
        """);
    return forms;
  }

  @Override
  public Map<String, String> clickHouse() {
    return Map.of(
        "days",
        """
        WITH days AS (
            SELECT toUInt16(intDiv(started, 86400000)) AS day, count() AS joined, 0 AS churned
            FROM t GROUP BY day
            UNION ALL SELECT toUInt16(intDiv(ended, 86400000)) AS day, 0, count() FROM t
            WHERE ended < 9223372036854775807 GROUP BY day),
          months AS (SELECT toStartOfMonth(toDate(day)) AS month, toInt64(sum(joined)) AS joined,
            toInt64(sum(churned)) AS churned FROM days GROUP BY month)
        SELECT formatDateTime(month, '%Y-%m'),
          sum(joined - churned) OVER (ORDER BY month) - joined + churned, joined, churned
        FROM months\
        """);
  }
}
