package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.flink.sql.CxFunctions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that was stopped in mid-stream goes on from its savepoint under the same statement. */
class SqlSavepointTest {

  private static final long COUNT = 4_000;

  private static TestCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(1, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    cluster.cancelAll();
  }

  private static StreamExecutionEnvironment job(
      String query, Watched<Answer> watched, CollectingSink<Row> sink) {
    StreamExecutionEnvironment environment = TestCluster.environment(2);
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    CxFunctions.register(tables);
    tables.getConfig().set("table.exec.mini-batch.enabled", "true");
    tables.getConfig().set("table.exec.mini-batch.allow-latency", "50 ms");
    tables.getConfig().set("table.exec.mini-batch.size", "50");
    tables.createTemporaryView(
        "answers",
        tables.fromDataStream(new Replayed.Answers(7, COUNT).from(environment, watched)));
    tables.toChangelogStream(tables.sqlQuery(query)).sinkTo(sink).setParallelism(1);
    return TableCluster.environment(tables);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT region, NPS(score), CSAT(score + 1, 11) FROM answers GROUP BY region",
        "SELECT region, FUNNEL(CAST(MOD(atMillis, 997) AS STRING), CAST(score AS STRING), atMillis,"
            + " '1', '5', '9') FROM answers GROUP BY region"
      })
  void aQueryGoesOn(String query) throws Exception {
    Watched<Answer> free = Watched.letting(COUNT);
    free.letAll();
    CollectingSink<Row> whole = new CollectingSink<>();
    cluster.run(job(query, free, whole));

    Watched<Answer> watched = Watched.letting(0);
    CollectingSink<Row> parts = new CollectingSink<>();
    JobID first = cluster.submit(job(query, watched, parts));
    cluster.awaitRunning(first);
    watched.letMore(COUNT / 2);
    TestCluster.await("half", () -> watched.seen() >= COUNT / 2);
    String savepoint = cluster.stopWithSavepoint(first, folder, SavepointFormatType.CANONICAL);
    Map<Object, Row> half = last(parts);
    watched.letAll();
    cluster.await(cluster.submit(job(query, watched, parts), savepoint));
    assertThat(watched.seen()).as("records, none of them twice").isEqualTo(COUNT);
    assertThat(last(parts)).isEqualTo(last(whole)).isNotEqualTo(half);
  }

  private static Map<Object, Row> last(CollectingSink<Row> sink) {
    Map<Object, Row> last = new HashMap<>();
    for (Row change : sink.collected()) {
      if (change.getKind() == RowKind.INSERT || change.getKind() == RowKind.UPDATE_AFTER) {
        Row row = Row.copy(change);
        row.setKind(RowKind.INSERT);
        last.put(row.getField(0), row);
      }
    }
    return last;
  }
}
