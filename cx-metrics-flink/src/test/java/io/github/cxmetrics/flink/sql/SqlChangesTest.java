package io.github.cxmetrics.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.flink.TableCluster;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables whose rows change, as those that follow a database. */
class SqlChangesTest {

  private static final List<String> REGIONS = List.of("north", "south", "west");

  private static TableCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = TableCluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  /** Inserts, updates and deletes of rows; what remains is put into the map. */
  private static List<Row> changes(long seed, Map<Integer, Row> remaining) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> changes = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int id = random.nextInt(60);
      Row next =
          Row.of(
              id,
              REGIONS.get(random.nextInt(3)),
              random.nextInt(6) == 0 ? null : random.nextInt(1, 6));
      Row before = remaining.get(id);
      if (before == null) {
        changes.add(ofKind(RowKind.INSERT, next));
        remaining.put(id, next);
      } else if (random.nextInt(3) == 0) {
        changes.add(ofKind(RowKind.DELETE, before));
        remaining.remove(id);
      } else {
        changes.add(ofKind(RowKind.UPDATE_BEFORE, before));
        changes.add(ofKind(RowKind.UPDATE_AFTER, next));
        remaining.put(id, next);
      }
    }
    return changes;
  }

  private static Row ofKind(RowKind kind, Row row) {
    return Row.ofKind(kind, row.getField(0), row.getField(1), row.getField(2));
  }

  private static void register(StreamTableEnvironment tables, List<Row> changes) {
    CxFunctions.register(tables);
    TypeInformation<Row> type =
        Types.ROW_NAMED(new String[] {"id", "region", "score"}, Types.INT, Types.STRING, Types.INT);
    tables.createTemporaryView(
        "answers",
        tables.fromChangelogStream(
            TableCluster.environment(tables)
                .fromData(changes, type)
                .keyBy(row -> (Integer) row.getField(0), Types.INT),
            Schema.newBuilder()
                .column("id", "INT NOT NULL")
                .column("region", "STRING")
                .column("score", "INT")
                .primaryKey("id")
                .build()));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "2, true"})
  void scoresFollowTheChanges(int parallelism, boolean split) throws Exception {
    Map<Integer, Row> remaining = new TreeMap<>();
    List<Row> changes = changes(parallelism, remaining);
    StreamTableEnvironment tables = TableCluster.streaming(parallelism);
    register(tables, changes);
    if (split) {
      tables.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
      tables.getConfig().set("table.exec.mini-batch.enabled", "true");
      tables.getConfig().set("table.exec.mini-batch.allow-latency", "50 ms");
      tables.getConfig().set("table.exec.mini-batch.size", "5");
    }
    String query =
        "SELECT region, NPS(score), CSAT(score), CSAT(score, 7).n FROM answers GROUP BY region";
    assertThat(tables.explainSql(query)).contains(split ? "LocalGroupAgg" : "GroupAgg");
    List<Row> expected =
        REGIONS.stream()
            .map(
                region -> {
                  int[] scores =
                      remaining.values().stream()
                          .filter(row -> region.equals(row.getField(1)))
                          .filter(row -> row.getField(2) != null)
                          .mapToInt(row -> (Integer) row.getField(2))
                          .toArray();
                  Nps nps = Nps.of(scores);
                  Csat csat = Csat.of(CsatDefinition.ONE_TO_FIVE, scores);
                  return Row.of(
                      region,
                      Rows.of(nps.score(), nps.promoters(), nps.passives(), nps.detractors()),
                      Rows.of(csat.score(), csat.satisfied()),
                      csat.n());
                })
            .toList();
    assertThat(cluster.rows(tables, query)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void anAnswerTakenBackMustHaveBeenThere() {
    StreamTableEnvironment tables = TableCluster.streaming(1);
    register(
        tables,
        List.of(
            Row.ofKind(RowKind.INSERT, 1, "north", 5), Row.ofKind(RowKind.DELETE, 2, "north", 3)));
    assertThatThrownBy(
            () -> cluster.rows(tables, "SELECT region, NPS(score) FROM answers GROUP BY region"))
        .rootCause()
        .hasMessage("a part must not hold more answers than the whole, was 1 of 0");
  }

  @Test
  void quantilesAndFunnelsAreRefusedInPlanning() {
    StreamTableEnvironment tables = TableCluster.streaming(1);
    register(tables, List.of(Row.ofKind(RowKind.DELETE, 2, "north", 3)));
    for (String call :
        List.of(
            "DURATION_QUANTILE(score, 0.5)",
            "DURATION_QUANTILES(score, 0.5)",
            "FUNNEL(region, region, CAST(score AS BIGINT), 'view')")) {
      assertThatThrownBy(() -> cluster.rows(tables, "SELECT " + call + " FROM answers"))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("Could not find an implementation method 'retract'");
    }
  }

  @Test
  void manyChangesThatCancelLeaveNothing() throws Exception {
    StreamTableEnvironment tables = TableCluster.streaming(2);
    List<Row> changes = new ArrayList<>();
    IntStream.range(0, 50)
        .forEach(
            i -> {
              changes.add(Row.ofKind(RowKind.INSERT, i, "north", i % 6));
              changes.add(Row.ofKind(RowKind.DELETE, i, "north", i % 6));
            });
    changes.add(Row.ofKind(RowKind.INSERT, 99, "north", null));
    register(tables, changes);
    assertThat(cluster.rows(tables, "SELECT NPS(score) FROM answers"))
        .containsExactly(Row.of(Rows.of(Nps.of().score(), 0L, 0L, 0L)));
  }
}
