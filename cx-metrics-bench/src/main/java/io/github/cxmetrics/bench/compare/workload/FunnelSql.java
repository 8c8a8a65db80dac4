package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
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

  /* Window functions level by level, and lists folded by a lambda, take far longer. */
  static Map<String, String> duckDb() {
    return Map.of("asof joins", asof(">="));
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
}
