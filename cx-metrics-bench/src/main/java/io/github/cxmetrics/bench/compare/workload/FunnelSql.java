package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Customers by highest step of a funnel: rows of level and customers. */
final class FunnelSql {

  private static final int STEPS = Journeys.STEPS;
  private static final long WINDOW_MILLIS = FunnelWorkload.WINDOW_MILLIS;

  private FunnelSql() {}

  /** Over the rows that are a step, as its other modes need it. */
  static String clickHouse(String mode) {
    String steps =
        IntStream.range(0, STEPS).mapToObj(k -> "type = " + k).collect(Collectors.joining(", "));
    String option = mode.isEmpty() ? "" : ", '" + mode + "'";
    return String.format(
        """
        SELECT level, count() FROM (
          SELECT windowFunnel(%d%s)(toUInt64(ms), %s) AS level FROM t WHERE type < %d
          GROUP BY customer)
        GROUP BY level\
        """,
        WINDOW_MILLIS, option, steps, STEPS);
  }

  static Map<String, String> duckDb() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("asof joins", asof(">="));
    forms.put("window functions", window());
    forms.put("folded lists", list());
    return forms;
  }

  static Map<String, String> duckDbStrictIncrease() {
    return Map.of("asof joins", asof(">"));
  }

  /*
   * Each step is joined to the latest reached instance of the step before; starts never decrease, so
   * the latest one carries the latest start. Steps on one time advance in step order.
   */
  private static String asof(String later) {
    StringBuilder sql =
        new StringBuilder(
            "WITH s0 AS MATERIALIZED"
                + " (SELECT customer, ms, ms AS start FROM t WHERE type = 0)");
    for (int k = 1; k < STEPS; k++) {
      sql.append(
          String.format(
              """
              , s%1$d AS MATERIALIZED (SELECT a.customer, a.ms, b.start
                FROM (SELECT customer, ms FROM t WHERE type = %1$d) a
                ASOF JOIN s%2$d b ON a.customer = b.customer AND a.ms %3$s b.ms
                WHERE a.ms - b.start <= %4$d)\
              """,
              k, k - 1, later, WINDOW_MILLIS));
    }
    StringJoiner reached = new StringJoiner(" UNION ALL ");
    reached.add("SELECT 0 AS k, count(DISTINCT customer) AS n FROM t WHERE type < " + STEPS);
    for (int k = 0; k < STEPS; k++) {
      reached.add("SELECT " + (k + 1) + ", count(DISTINCT customer) FROM s" + k);
    }
    return sql
        + ", reached AS ("
        + reached
        + ") SELECT k, n - coalesce(lead(n) OVER (ORDER BY k), 0) FROM reached";
  }

  /* The latest start of each level so far, level by level, over the events in order. */
  private static String window() {
    StringBuilder sql =
        new StringBuilder(
            "WITH l0 AS (SELECT customer, ms, type, CASE WHEN type = 0 THEN ms END AS start,"
                + " CASE WHEN type = 0 THEN 1 ELSE 0 END AS level FROM t WHERE type < "
                + STEPS
                + ")");
    for (int k = 1; k < STEPS; k++) {
      sql.append(
          String.format(
              """
              , p%1$d AS (SELECT *, max(CASE WHEN type = %2$d THEN start END) OVER
                  (PARTITION BY customer ORDER BY ms, type ROWS UNBOUNDED PRECEDING) AS before
                FROM l%2$d), l%1$d AS (SELECT customer, ms, type,
                  CASE WHEN type = %1$d AND ms - before <= %3$d THEN before ELSE start END
                    AS start,
                  CASE WHEN type = %1$d AND ms - before <= %3$d THEN %1$d + 1 ELSE level END
                    AS level
                FROM p%1$d)\
              """,
              k, k - 1, WINDOW_MILLIS));
    }
    return sql
        + " SELECT level, count(*) FROM (SELECT max(level) AS level FROM l"
        + (STEPS - 1)
        + " GROUP BY customer) GROUP BY level";
  }

  /* A list of events for each customer, folded into one start for each level. */
  private static String list() {
    String never = "-9000000000000000";
    String state = "[0, " + (never + ", ").repeat(STEPS - 1) + never + "]::BIGINT[]";
    StringJoiner next = new StringJoiner(", ", "[", "]");
    next.add(
        "CASE WHEN e[2] = 0 THEN greatest(s[1], 1) WHEN e[1] - s[e[2] + 1] <= "
            + WINDOW_MILLIS
            + " THEN greatest(s[1], e[2] + 1) ELSE s[1] END");
    next.add("CASE WHEN e[2] = 0 THEN e[1] ELSE s[2] END");
    for (int k = 1; k < STEPS; k++) {
      next.add(
          String.format(
              "CASE WHEN e[2] = %d AND e[1] - s[%d] <= %d THEN s[%d] ELSE s[%d] END",
              k, k + 1, WINDOW_MILLIS, k + 1, k + 2));
    }
    return "SELECT level, count(*) FROM (SELECT list_reduce(list([ms, type::BIGINT]"
        + " ORDER BY ms, type), lambda s, e: "
        + next
        + ", "
        + state
        + ")[1] AS level FROM t WHERE type < "
        + STEPS
        + " GROUP BY customer) GROUP BY level";
  }
}
