package io.github.cxmetrics.bench.compare.workload;

import java.util.LinkedHashMap;
import java.util.Map;

/** Number, classes, mean and variance of scores, by a column or of all. */
final class ScoreSql {

  private ScoreSql() {}

  /** By a column, or of all where it has no name. */
  static Map<String, String> duckDb(String column) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "aggregates",
        select(
            column,
            """
            count(*), count(*) FILTER (score >= 9), count(*) FILTER (score BETWEEN 7 AND 8),
              count(*) FILTER (score <= 6), avg(score), coalesce(var_samp(score), 0)\
            """));
    forms.put("histogram", histogram(column, "1.0::DOUBLE * "));
    return forms;
  }

  /** By a column, or of all where it has no name. */
  static Map<String, String> clickHouse(String column) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "aggregates",
        select(
            column,
            """
            count(), countIf(score >= 9), countIf(score BETWEEN 7 AND 8), countIf(score <= 6),
              avg(score), if(count() < 2, 0, varSamp(score))\
            """));
    forms.put("histogram", histogram(column, "toFloat64"));
    return forms;
  }

  private static String select(String column, String aggregates) {
    return "SELECT " + with(column) + aggregates + " FROM t" + by(column);
  }

  private static String histogram(String column, String toDouble) {
    return String.format(
        """
        SELECT %1$ssum(n), sum(CASE WHEN score >= 9 THEN n ELSE 0 END),
          sum(CASE WHEN score BETWEEN 7 AND 8 THEN n ELSE 0 END),
          sum(CASE WHEN score <= 6 THEN n ELSE 0 END),
          sum(n * score) / sum(n),
          CASE WHEN sum(n) < 2 THEN 0 ELSE
            (%2$s(sum(n * score * score)) - %2$s(sum(n * score)) * (sum(n * score) / sum(n)))
              / (sum(n) - 1) END
        FROM (SELECT %1$sscore, count(*) AS n FROM t GROUP BY %1$sscore) %3$s\
        """,
        with(column), toDouble, by(column));
  }

  private static String with(String column) {
    return column.isEmpty() ? "" : column + ", ";
  }

  private static String by(String column) {
    return column.isEmpty() ? "" : " GROUP BY " + column;
  }
}
