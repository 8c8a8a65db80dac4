package io.github.cxmetrics.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.bridge.java.internal.StreamTableEnvironmentImpl;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** A cluster that runs queries. */
public final class TableCluster {

  private final TestCluster cluster;

  private TableCluster(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts one. */
  public static TableCluster start() throws Exception {
    return new TableCluster(TestCluster.start(1, 4));
  }

  /** Ends it. */
  public void stop() throws Exception {
    cluster.stop();
  }

  /** Tables over streams. */
  public static StreamTableEnvironment streaming(int parallelism) {
    return StreamTableEnvironment.create(
        TestCluster.environment(parallelism), EnvironmentSettings.inStreamingMode());
  }

  /** Tables that are read whole. */
  public static StreamTableEnvironment batch(int parallelism) {
    return StreamTableEnvironment.create(
        TestCluster.environment(parallelism), EnvironmentSettings.inBatchMode());
  }

  /** The environment that the plans of some tables are added to. */
  public static StreamExecutionEnvironment environment(StreamTableEnvironment tables) {
    return ((StreamTableEnvironmentImpl) tables).execEnv();
  }

  /** Every change of the answer, in the order of arrival. */
  public List<Row> changes(StreamTableEnvironment tables, Table query) throws Exception {
    CollectingSink<Row> sink = new CollectingSink<>();
    tables.toChangelogStream(query).sinkTo(sink).setParallelism(1); // keeps the order of changes
    cluster.run(environment(tables));
    return sink.collected();
  }

  /** The rows of the answer when all is done. */
  public List<Row> rows(StreamTableEnvironment tables, String query) throws Exception {
    return rows(tables, tables.sqlQuery(query));
  }

  /** The rows of the answer when all is done. */
  public List<Row> rows(StreamTableEnvironment tables, Table query) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Row change : changes(tables, query)) {
      RowKind kind = change.getKind();
      change.setKind(RowKind.INSERT);
      if (kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER) {
        rows.add(change);
      } else if (!rows.remove(change)) {
        throw new AssertionError("taken back but never there: " + change);
      }
    }
    return rows;
  }
}
