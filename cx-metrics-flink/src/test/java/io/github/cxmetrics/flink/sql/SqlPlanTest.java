package io.github.cxmetrics.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.flink.TableCluster;
import io.github.cxmetrics.funnel.Funnel;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.table.api.PlanReference;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.logical.RawType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the planner says and keeps; no query runs. */
class SqlPlanTest {

  private static StreamTableEnvironment tables() {
    StreamTableEnvironment tables = TableCluster.streaming(1);
    CxFunctions.register(tables);
    tables.executeSql(
        """
        CREATE TABLE answers (
          region STRING, score INT, exact DECIMAL(20, 3), few DECIMAL(3, 1), rough DOUBLE,
          small TINYINT, big BIGINT, wall TIMESTAMP(3), moment TIMESTAMP_LTZ(6), yes BOOLEAN
        ) WITH ('connector' = 'datagen')
        """);
    tables.executeSql("CREATE TABLE nowhere (score DOUBLE) WITH ('connector' = 'print')");
    return tables;
  }

  @Test
  void typesThatFitAreTaken() {
    StreamTableEnvironment tables = tables();
    for (String call :
        Stream.of("score", "few", "rough", "small", "big")
            .map(column -> "NPS(" + column + "), CSAT(" + column + ", 10), CES(" + column + ")")
            .toList()) {
      assertThat(tables.explainSql("SELECT " + call + " FROM answers")).contains("NPS(");
    }
    assertThat(
            tables.explainSql(
                """
                SELECT DURATION_QUANTILE(small, 1), DURATION_QUANTILES(big, 0.5, 0.25, 1),
                  FUNNEL(region, region, big, 'a', 'b'),
                  FUNNEL(region, region, moment, INTERVAL '1 12' DAY TO HOUR, 'a', 'b')
                FROM answers
                """))
        .contains("FUNNEL(");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NPS(region); score must be TINYINT | SMALLINT | INT | BIGINT | FLOAT | DOUBLE",
        "NPS(exact); DECIMAL of at most 15 digits, was DECIMAL(20, 3)",
        "NPS(yes); was BOOLEAN",
        "NPS(); No match found for function signature NPS()",
        "NPS(score, 7); No match found for function signature NPS(",
        "CSAT(score, 7, 2); No match found for function signature CSAT(",
        "CSAT(score, big); highest must be a literal, was an expression",
        "CSAT(score, 1); rating scale must go from a lower to a higher answer",
        "CSAT(score, 7.5); highest must be TINYINT | SMALLINT | INT | BIGINT, was DECIMAL(2, 1)",
        "DURATION_QUANTILE(rough, 0.5); duration must be TINYINT | SMALLINT | INT | BIGINT",
        "DURATION_QUANTILE(big, 1.5); quantile must be in 0..1, was 1.5",
        "DURATION_QUANTILE(big, rough); p must be a literal, was an expression",
        "DURATION_QUANTILES(big); No match found for function signature DURATION_QUANTILES(",
        "FUNNEL(region, region, big); No match found for function signature FUNNEL(",
        "FUNNEL(big, region, big, 'a'); customer must be STRING, was BIGINT",
        "FUNNEL(region, region, wall, 'a'); a TIMESTAMP has no zone: CAST it to TIMESTAMP_LTZ(3)",
        "FUNNEL(region, region, big, region); step must be a literal, was an expression",
        "FUNNEL(region, region, big, 'a', 'a'); steps must have different names, was 'a' twice",
        "FUNNEL(region, region, big, 'a', INTERVAL '1' HOUR); step must be STRING literal",
        "FUNNEL(region, region, big, INTERVAL '1' HOUR); funnel must have 1..24 steps, was 0",
        "FUNNEL(region, region, big, INTERVAL '1' MONTH, 'a'); window or step must be INTERVAL of"
      },
      quoteCharacter = '"')
  void whatDoesNotFitIsRefusedWithAReason(String call, String reason) {
    StreamTableEnvironment tables = tables();
    assertThatThrownBy(() -> tables.explainSql("SELECT " + call + " FROM answers"))
        .isInstanceOf(ValidationException.class)
        .rootCause()
        .hasMessageContaining(reason);
  }

  @Test
  void statementsOfSqlRegisterThem() {
    StreamTableEnvironment tables = tables();
    Stream.of(
            NpsFunction.class,
            CsatFunction.class,
            CesFunction.class,
            DurationQuantileFunction.class,
            DurationQuantilesFunction.class,
            FunnelFunction.class)
        .forEach(
            function ->
                tables.executeSql(
                    "CREATE FUNCTION MY_%s AS '%s'"
                        .formatted(function.getSimpleName(), function.getName())));
    assertThat(
            tables.explainSql("SELECT MY_NpsFunction(score), MY_CesFunction(score) FROM answers"))
        .contains("MY_NpsFunction(");
  }

  @Test
  void aPlanIsCompiledAndReadBack() {
    StreamTableEnvironment tables = tables();
    tables.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    tables.getConfig().set("table.exec.mini-batch.enabled", "true");
    tables.getConfig().set("table.exec.mini-batch.allow-latency", "1 s");
    tables.getConfig().set("table.exec.mini-batch.size", "5");
    String plan =
        tables
            .compilePlanSql(
                "INSERT INTO nowhere SELECT NPS(score).score + CSAT(score, 7).score FROM answers")
            .asJsonString();
    assertThat(plan).contains("local-group-aggregate").contains(MetricState.class.getName());
    assertThat(tables.loadPlan(PlanReference.fromJsonString(plan)).explain()).contains("NPS(");
  }

  @Test
  void statesAreReadBackByTheSnapshotOfTheirType() throws IOException {
    NpsFunction nps = new NpsFunction();
    var scores = nps.createAccumulator();
    nps.accumulate(scores, 10.0);
    nps.accumulate(scores, 3.0);
    nps.retract(scores, 10.0);
    assertThat(nps.getValue(roundTrip(nps, scores))).isEqualTo(nps.getValue(scores));

    FunnelFunction funnel = new FunnelFunction();
    var events = funnel.createAccumulator();
    funnel.accumulate(events, "kim", "view", 0L, StringData.fromString("view"));
    assertThat(funnel.getValue(roundTrip(funnel, events))).isEqualTo(funnel.getValue(events));
    var none = funnel.createAccumulator();
    assertThat(funnel.getValue(roundTrip(funnel, none))).isEmpty();

    FunnelFunction fixed = FunnelFunction.of(Funnel.define("view", "pay"));
    var few = fixed.createAccumulator();
    fixed.accumulate(few, "kim", "view", 0L);
    var read = roundTrip(fixed, few);
    fixed.accumulate(read, "lee", "view", 0L);
    fixed.merge(few, java.util.List.of(read));
    assertThat(fixed.getValue(few)[0].getField(2)).isEqualTo(2L);
  }

  /** Through the bytes of the type's serializer, read by the serializer of its snapshot. */
  @SuppressWarnings("unchecked") // a logical type says nothing of its parameters
  private static <A extends io.github.cxmetrics.Accumulator<A, R>, R> MetricState<A, R> roundTrip(
      MetricFunction<?, A, R> function, MetricState<A, R> state) throws IOException {
    RawType<MetricState<A, R>> type =
        (RawType<MetricState<A, R>>)
            function
                .getTypeInference(null)
                .getStateTypeStrategies()
                .get("state")
                .inferType(null)
                .orElseThrow()
                .getLogicalType();
    TypeSerializer<MetricState<A, R>> serializer = type.getTypeSerializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
    serializer.serialize(state, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    TypeSerializerSnapshot<MetricState<A, R>> snapshot =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            in, SqlPlanTest.class.getClassLoader());
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
    return snapshot.restoreSerializer().deserialize(in);
  }
}
