package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.duration.Durations;
import io.github.cxmetrics.flink.TableCluster;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/** Rows of a table that has a bit of everything, and what the library itself says of them. */
record SurveyAndShop(
    String region, Integer score, long waited, String customer, String event, long atMillis) {

  static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  private static final FunnelDefinition CHECKOUT =
      Funnel.define("view", "cart", "pay").within(Duration.ofHours(1));

  /** Rows of two days, out of order by less than an hour. */
  static List<SurveyAndShop> some(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SurveyAndShop> rows = new ArrayList<>();
    long step = Duration.ofDays(2).toMillis() / count;
    for (int i = 0; i < count; i++) {
      rows.add(
          new SurveyAndShop(
              List.of("north", "south", "서울").get(random.nextInt(3)),
              random.nextInt(8) == 0 ? null : random.nextInt(1, 6),
              random.nextLong(100_000),
              random.nextInt(20) == 0 ? null : "customer " + random.nextInt(40),
              List.of("view", "view", "cart", "pay", "help").get(random.nextInt(5)),
              START + i * step + random.nextLong(Duration.ofHours(1).toMillis())));
    }
    return rows;
  }

  /** The table {@code answers} with these rows, and all functions. */
  static void register(StreamTableEnvironment tables, List<SurveyAndShop> rows) {
    CxFunctions.register(tables);
    tables.getConfig().set("table.local-time-zone", "UTC");
    DataStream<Row> stream =
        TableCluster.environment(tables)
            .fromData(
                rows.stream().map(SurveyAndShop::toRow).toList(),
                Types.ROW_NAMED(
                    new String[] {"region", "score", "waited", "customer", "event", "happened"},
                    Types.STRING,
                    Types.INT,
                    Types.LONG,
                    Types.STRING,
                    Types.STRING,
                    Types.INSTANT));
    tables.createTemporaryView(
        "answers",
        tables.fromDataStream(
            stream.rebalance(),
            Schema.newBuilder()
                .column("region", "STRING")
                .column("score", "INT")
                .column("waited", "BIGINT")
                .column("customer", "STRING")
                .column("event", "STRING")
                .column("happened", "TIMESTAMP_LTZ(3)")
                .watermark("happened", "happened - INTERVAL '2' HOUR")
                .build()));
  }

  private Row toRow() {
    return Row.of(region, score, waited, customer, event, Instant.ofEpochMilli(atMillis));
  }

  static Nps nps(List<SurveyAndShop> rows) {
    return Nps.of(scores(rows));
  }

  private static int[] scores(List<SurveyAndShop> rows) {
    return rows.stream().filter(r -> r.score != null).mapToInt(SurveyAndShop::score).toArray();
  }

  static Row npsRow(List<SurveyAndShop> rows) {
    Nps nps = nps(rows);
    return Rows.of(nps.score(), nps.promoters(), nps.passives(), nps.detractors());
  }

  static Row csatRow(List<SurveyAndShop> rows) {
    Csat csat = Csat.of(CsatDefinition.ONE_TO_FIVE, scores(rows));
    return Rows.of(csat.score(), csat.satisfied());
  }

  static Row csatOfSevenRow(List<SurveyAndShop> rows) {
    Csat csat = Csat.of(CsatDefinition.of(RatingScale.ONE_TO_SEVEN), scores(rows));
    return Rows.of(csat.score(), csat.satisfied());
  }

  static Row cesRow(List<SurveyAndShop> rows) {
    Ces ces = Ces.of(CesDefinition.V2, scores(rows));
    CesDefinition v2 = CesDefinition.V2;
    return Rows.of(
        ces.score(), ces.ratings().count(v2.easy()), ces.ratings().count(v2.difficult()));
  }

  private static Durations durations(List<SurveyAndShop> rows) {
    return Durations.of(rows.stream().mapToLong(SurveyAndShop::waited).toArray());
  }

  static Row medianRow(List<SurveyAndShop> rows) {
    return Rows.of(durations(rows).median(ConfidenceLevel.P95));
  }

  static List<Row> quantileRows(List<SurveyAndShop> rows) {
    Durations durations = durations(rows);
    return List.of(
        Rows.of(durations.median(ConfidenceLevel.P95), 0.5),
        Rows.of(durations.quantile(0.9, ConfidenceLevel.P95), 0.9));
  }

  static List<Row> funnelRows(List<SurveyAndShop> rows) {
    Funnel funnel =
        rows.stream()
            .filter(row -> row.customer != null)
            .collect(
                Funnel.metric(
                    CHECKOUT,
                    SurveyAndShop::customer,
                    SurveyAndShop::event,
                    SurveyAndShop::atMillis));
    return List.of(
        Row.of(1, "view", funnel.reached("view"), null, null),
        Row.of(
            2,
            "cart",
            funnel.reached("cart"),
            Rows.of(funnel.conversion("view", "cart")),
            Rows.of(funnel.conversion("view", "cart"))),
        Row.of(
            3,
            "pay",
            funnel.reached("pay"),
            Rows.of(funnel.conversion("view", "pay")),
            Rows.of(funnel.conversion("cart", "pay"))));
  }
}
