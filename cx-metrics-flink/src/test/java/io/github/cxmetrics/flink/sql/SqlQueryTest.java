package io.github.cxmetrics.flink.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.flink.table.api.Expressions.$;
import static org.apache.flink.table.api.Expressions.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.flink.TableCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlQueryTest {

  private static final String ALL =
      """
      SELECT region, NPS(score), CSAT(score), CSAT(score, 7), CES(score),
        DURATION_QUANTILE(waited, 0.5), DURATION_QUANTILES(waited, 0.5, 0.9),
        FUNNEL(customer, event, happened, INTERVAL '1' HOUR, 'view', 'cart', 'pay')
      FROM answers GROUP BY region
      """;

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static TableCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = TableCluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  private static StreamTableEnvironment tables(boolean batch, int parallelism) {
    return batch ? TableCluster.batch(parallelism) : TableCluster.streaming(parallelism);
  }

  /** Each aggregation in two phases, the second of which merges. */
  private static void split(StreamTableEnvironment tables) {
    tables.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    tables.getConfig().set("table.exec.mini-batch.enabled", "true");
    tables.getConfig().set("table.exec.mini-batch.allow-latency", "50 ms");
    tables.getConfig().set("table.exec.mini-batch.size", "7");
  }

  private static List<List<SurveyAndShop>> regions(List<SurveyAndShop> rows) {
    return List.copyOf(rows.stream().collect(groupingBy(SurveyAndShop::region)).values());
  }

  /** Arrays of rows as lists, which have equals. */
  private static Row comparable(Row row) {
    Row read = new Row(row.getArity());
    for (int i = 0; i < row.getArity(); i++) {
      Object cell = row.getField(i);
      read.setField(i, cell instanceof Object[] array ? Arrays.asList(array) : cell);
    }
    return read;
  }

  private static List<Row> comparable(List<Row> rows) {
    return rows.stream().map(SqlQueryTest::comparable).toList();
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 4", "false, 1", "false, 2", "false, 4"})
  void groupsHaveTheAnswersOfTheLibrary(boolean batch, int parallelism) throws Exception {
    List<SurveyAndShop> rows = SurveyAndShop.some(parallelism, 400);
    StreamTableEnvironment tables = tables(batch, parallelism);
    SurveyAndShop.register(tables, rows);
    if (parallelism > 1) {
      split(tables);
      assertThat(tables.explainSql(ALL)).contains(batch ? "LocalSortAgg" : "LocalGroupAgg");
    }
    List<Row> expected =
        regions(rows).stream()
            .map(
                region ->
                    Row.of(
                        region.get(0).region(),
                        SurveyAndShop.npsRow(region),
                        SurveyAndShop.csatRow(region),
                        SurveyAndShop.csatOfSevenRow(region),
                        SurveyAndShop.cesRow(region),
                        SurveyAndShop.medianRow(region),
                        SurveyAndShop.quantileRows(region),
                        SurveyAndShop.funnelRows(region)))
            .toList();
    assertThat(comparable(cluster.rows(tables, ALL))).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static final String BY_WINDOW =
      """
      SELECT window_start, region, NPS(score),
        FUNNEL(customer, event, happened, INTERVAL '1' HOUR, 'view', 'cart', 'pay')
      FROM TABLE(%s) GROUP BY region, window_start, window_end
      """;

  private static List<Row> expectedByWindow(
      List<SurveyAndShop> rows, Function<SurveyAndShop, LongStream> startsOf) {
    record Key(String region, long start) {}
    record Pair(Key key, SurveyAndShop row) {}
    return rows.stream()
        .flatMap(
            row ->
                startsOf.apply(row).mapToObj(start -> new Pair(new Key(row.region(), start), row)))
        .collect(groupingBy(Pair::key))
        .entrySet()
        .stream()
        .map(
            window -> windowRow(window.getKey().start(), window.getValue().stream().map(Pair::row)))
        .toList();
  }

  private static Row windowRow(long start, Stream<SurveyAndShop> rows) {
    List<SurveyAndShop> window = rows.collect(toList());
    return Row.of(
        java.time.LocalDateTime.ofInstant(Instant.ofEpochMilli(start), java.time.ZoneOffset.UTC),
        window.get(0).region(),
        SurveyAndShop.npsRow(window),
        SurveyAndShop.funnelRows(window));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tumblingWindowsHoldTheirRows(boolean batch) throws Exception {
    List<SurveyAndShop> rows = SurveyAndShop.some(11, 300);
    StreamTableEnvironment tables = tables(batch, 2);
    SurveyAndShop.register(tables, rows);
    split(tables);
    assertThat(
            comparable(
                cluster.rows(
                    tables,
                    BY_WINDOW.formatted(
                        "TUMBLE(TABLE answers, DESCRIPTOR(happened), INTERVAL '1' DAY)"))))
        .containsExactlyInAnyOrderElementsOf(
            expectedByWindow(rows, row -> LongStream.of(row.atMillis() / DAY * DAY)));
  }

  @Test
  void hoppingWindowsAreMergedOfTheirSlices() throws Exception {
    List<SurveyAndShop> rows = SurveyAndShop.some(12, 300);
    StreamTableEnvironment tables = tables(false, 2);
    SurveyAndShop.register(tables, rows);
    assertThat(
            comparable(
                cluster.rows(
                    tables,
                    BY_WINDOW.formatted(
                        "HOP(TABLE answers, DESCRIPTOR(happened), INTERVAL '6' HOUR,"
                            + " INTERVAL '1' DAY)"))))
        .containsExactlyInAnyOrderElementsOf(
            expectedByWindow(
                rows,
                row -> {
                  long last = row.atMillis() / (6 * HOUR) * (6 * HOUR);
                  return LongStream.range(0, 4).map(i -> last - i * 6 * HOUR);
                }));
  }

  @Test
  void sessionsAreMergedWhenALateRowJoinsThem() throws Exception {
    List<SurveyAndShop> rows = SurveyAndShop.some(13, 200);
    StreamTableEnvironment tables = tables(false, 2);
    SurveyAndShop.register(tables, rows);
    List<Row> expected = new ArrayList<>();
    for (List<SurveyAndShop> region : regions(rows)) {
      List<SurveyAndShop> session = new ArrayList<>();
      long end = Long.MIN_VALUE;
      for (SurveyAndShop row :
          region.stream().sorted(Comparator.comparingLong(SurveyAndShop::atMillis)).toList()) {
        if (!session.isEmpty() && row.atMillis() > end) {
          expected.add(windowRow(session.get(0).atMillis(), session.stream()));
          session = new ArrayList<>();
        }
        session.add(row);
        end = row.atMillis() + HOUR;
      }
      expected.add(windowRow(session.get(0).atMillis(), session.stream()));
    }
    assertThat(
            comparable(
                cluster.rows(
                    tables,
                    BY_WINDOW.formatted(
                        "SESSION(TABLE answers PARTITION BY region, DESCRIPTOR(happened),"
                            + " INTERVAL '1' HOUR)"))))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aWindowOverTheLatestRowsTakesTheOldOnesBack() throws Exception {
    List<SurveyAndShop> rows = SurveyAndShop.some(14, 200);
    StreamTableEnvironment tables = tables(false, 2);
    SurveyAndShop.register(tables, rows);
    List<Row> expected =
        rows.stream()
            .map(
                row -> {
                  List<SurveyAndShop> latest =
                      rows.stream()
                          .filter(other -> other.region().equals(row.region()))
                          .filter(other -> other.atMillis() <= row.atMillis())
                          .filter(other -> other.atMillis() >= row.atMillis() - 6 * HOUR)
                          .toList();
                  return Row.of(Instant.ofEpochMilli(row.atMillis()), SurveyAndShop.npsRow(latest));
                })
            .toList();
    assertThat(
            cluster.rows(
                tables,
                """
                SELECT happened, NPS(score) OVER (PARTITION BY region ORDER BY happened
                  RANGE BETWEEN INTERVAL '6' HOUR PRECEDING AND CURRENT ROW)
                FROM answers
                """))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void fieldsAreReadAndArraysAreUnnested() throws Exception {
    List<SurveyAndShop> rows = SurveyAndShop.some(15, 100);
    StreamTableEnvironment tables = tables(true, 1);
    SurveyAndShop.register(tables, rows);
    assertThat(
            cluster.rows(
                tables,
                """
                SELECT NPS(score).score, NPS(score).n, NPS(score) FILTER (WHERE waited < 0)
                FROM answers
                """))
        .containsExactly(
            Row.of(
                SurveyAndShop.nps(rows).score().value(),
                SurveyAndShop.nps(rows).n(),
                SurveyAndShop.npsRow(List.of())));
    Row pay = SurveyAndShop.funnelRows(rows).get(2);
    assertThat(
            cluster.rows(
                tables,
                """
                SELECT f.step, f.reached, f.from_first.rate, f.from_previous.n
                FROM (
                  SELECT FUNNEL(customer, event, happened, INTERVAL '1' HOUR, 'view', 'cart', 'pay')
                    AS steps
                  FROM answers)
                CROSS JOIN UNNEST(steps) AS f
                WHERE f.step_number = 3
                """))
        .containsExactly(
            Row.of(
                "pay",
                pay.getField(2),
                ((Row) pay.getField(3)).getField(0),
                ((Row) pay.getField(4)).getField(1)));
  }

  @Test
  void theTableApiCallsThemByName() throws Exception {
    List<SurveyAndShop> rows = SurveyAndShop.some(16, 100);
    StreamTableEnvironment tables = tables(false, 2);
    SurveyAndShop.register(tables, rows);
    Table query =
        tables
            .from("answers")
            .groupBy($("region"))
            .select(
                $("region"),
                call("NPS", $("score")).get("score"),
                call("CSAT", $("score"), 7),
                call("DURATION_QUANTILE", $("waited"), 0.5));
    List<Row> expected =
        regions(rows).stream()
            .map(
                region ->
                    Row.of(
                        region.get(0).region(),
                        SurveyAndShop.nps(region).score().value(),
                        SurveyAndShop.csatOfSevenRow(region),
                        SurveyAndShop.medianRow(region)))
            .toList();
    assertThat(cluster.rows(tables, query)).containsExactlyInAnyOrderElementsOf(expected);
  }
}
