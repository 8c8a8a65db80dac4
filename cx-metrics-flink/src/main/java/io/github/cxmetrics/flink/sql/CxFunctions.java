package io.github.cxmetrics.flink.sql;

import org.apache.flink.table.api.TableEnvironment;

/**
 * Registers the functions of this package under their usual names.
 *
 * <pre>{@code
 * CxFunctions.register(tables);
 * tables.executeSql("SELECT region, NPS(score) AS nps FROM answers GROUP BY region").print();
 * }</pre>
 *
 * <p>Where only SQL is at hand, a statement for each function does the same:
 *
 * <pre>{@code
 * CREATE FUNCTION NPS AS 'io.github.cxmetrics.flink.sql.NpsFunction'
 * }</pre>
 *
 * @since 0.1
 */
public final class CxFunctions {

  private CxFunctions() {}

  /**
   * Registers {@code NPS}, {@code CSAT}, {@code CES}, {@code DURATION_QUANTILE}, {@code
   * DURATION_QUANTILES} and {@code FUNNEL} as temporary system functions. One of the same name is
   * replaced.
   *
   * @param tables where they are to be known
   */
  public static void register(TableEnvironment tables) {
    tables.createTemporarySystemFunction("NPS", NpsFunction.class);
    tables.createTemporarySystemFunction("CSAT", CsatFunction.class);
    tables.createTemporarySystemFunction("CES", CesFunction.class);
    tables.createTemporarySystemFunction("DURATION_QUANTILE", DurationQuantileFunction.class);
    tables.createTemporarySystemFunction("DURATION_QUANTILES", DurationQuantilesFunction.class);
    tables.createTemporarySystemFunction("FUNNEL", FunnelFunction.class);
  }
}
