package io.github.cxmetrics.flink;

import static io.github.cxmetrics.flink.CustomerEvent.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.ChurnScope;
import io.github.cxmetrics.churn.StatusChange;
import io.github.cxmetrics.churn.Subscription;
import io.github.cxmetrics.churn.SubscriptionStatus;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.RetentionScope;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.window.CalendarWindows;
import io.github.cxmetrics.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerMetricsTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final CalendarWindows DAYS = CalendarWindows.of(CalendarUnit.DAY, SEOUL);
  private static final CalendarGrid GRID = CalendarGrid.of(CalendarUnit.DAY, SEOUL);
  private static final Instant END = Instant.ofEpochMilli(START).plus(Duration.ofDays(8));
  private static final CustomerRecords<CustomerEvent> SHOP =
      CustomerRecords.by("customer", CustomerEvent::customer, CustomerEvent::atMillis);
  private static final CustomerRecords<CustomerEvent> ACCOUNTS =
      CustomerRecords.byLong("account", CustomerEvent::account, CustomerEvent::atMillis);
  private static final RetentionDefinition WEEK = Retention.define(GRID, 6);
  private static final ActivityDefinition LOGINS = ActivityDefinition.in(SEOUL);
  private static final ChurnDefinition DAILY = ChurnDefinition.of(GRID);
  private static final FunnelDefinition SOLVED = Funnel.define("view", "cart", "pay");

  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(2, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 100", "4, 100"})
  void eachIsThatOfCoreOverTheRecordsBeforeTheEnd(int parallelism, int cells) throws Exception {
    List<CustomerEvent> events = CustomerEvent.some(20 + parallelism, 1_000, 120, 7);
    StreamExecutionEnvironment environment = TestCluster.environment(parallelism);
    DataStream<CustomerEvent> stream =
        CustomerReportsTest.stream(
            environment,
            CustomerEvent.shuffled(events, parallelism),
            WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofDays(20)));
    var retention = reports(CustomerMetrics.retention(SHOP, WEEK), cells, stream);
    var active = reports(CustomerMetrics.activeCustomers(ACCOUNTS, LOGINS, 3), cells, stream);
    var churn =
        reports(
            CustomerMetrics.churnOfStatus(SHOP, DAILY, CustomerMetricsTest::status), cells, stream);
    var tickets =
        reports(
            CustomerMetrics.funnel(
                CustomerRecords.byLong("ticket", CustomerEvent::account, CustomerEvent::atMillis),
                SOLVED,
                CustomerEvent::name),
            cells,
            stream);
    cluster.run(environment);

    check(events, retention, CustomerMetricsTest::retentionOf);
    check(events, active, CustomerMetricsTest::activeOf);
    check(events, churn, CustomerMetricsTest::churnOf);
    check(
        events,
        tickets,
        (before, last) ->
            before.stream()
                .collect(
                    Funnel.journey(SOLVED, CustomerEvent::name, CustomerEvent::atMillis)
                        .perSubjectLong(
                            CustomerEvent::account, Funnel.population(SOLVED).asOf(last))));
  }

  private static Retention retentionOf(List<CustomerEvent> events, Instant last) {
    var many = Retention.metric(WEEK, CustomerEvent::customer, CustomerEvent::atMillis);
    var actors = many.newAccumulator();
    events.forEach(event -> many.add(actors, event));
    return actors.result(RetentionScope.ALL.asOf(last));
  }

  private static Object activeOf(List<CustomerEvent> events, Instant last) {
    var many = Activity.metricLong(LOGINS, CustomerEvent::account, CustomerEvent::atMillis);
    var actors = many.newAccumulator();
    events.forEach(event -> many.add(actors, event));
    LocalDate today = LocalDate.ofInstant(last, SEOUL);
    return actors.between(today.minusDays(2), today.plusDays(1)).asOf(last).activeActors();
  }

  private static Churn churnOf(List<CustomerEvent> events, Instant last) {
    var many = Churn.metricOfStatus(DAILY, CustomerEvent::customer, CustomerMetricsTest::status);
    var actors = many.newAccumulator();
    events.forEach(event -> many.add(actors, event));
    return actors.result(ChurnScope.asOf(last));
  }

  private static StatusChange status(CustomerEvent event) {
    SubscriptionStatus status =
        switch (event.name()) {
          case "view", "cart" -> SubscriptionStatus.ACTIVE;
          case "pay" -> SubscriptionStatus.ENDED;
          default -> SubscriptionStatus.PAUSED;
        };
    return StatusChange.of(event.atMillis(), status);
  }

  private static <A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
      CollectingSink<StreamResult<String, B, S>> reports(
          CustomerMetric<CustomerEvent, A, R, B, S> metric,
          int cells,
          DataStream<CustomerEvent> stream) {
    CollectingSink<StreamResult<String, B, S>> sink = new CollectingSink<>();
    CustomerReports.of(metric)
        .every(DAYS)
        .until(END)
        .withCells(cells)
        .apply(stream)
        .rebalance()
        .sinkTo(sink);
    return sink;
  }

  private static <B extends Accumulator<B, S>, S> void check(
      List<CustomerEvent> events,
      CollectingSink<StreamResult<String, B, S>> sink,
      BiFunction<List<CustomerEvent>, Instant, Object> expected) {
    Map<Window, Object> reports = new TreeMap<>();
    Map<Window, Object> ofCore = new TreeMap<>();
    for (StreamResult<String, B, S> report : sink.collected()) {
      assertThat(reports.put(report.window(), report.result())).isNull();
      ofCore.put(
          report.window(),
          expected.apply(
              events.stream()
                  .filter(event -> event.atMillis() < report.window().endMillis())
                  .toList(),
              report.window().end().minusMillis(1)));
    }
    assertThat(reports).hasSize(9).isEqualTo(ofCore);
  }

  @Test
  void subscriptionsAndFieldsOfTheirOwnMakeTheSameMetrics() {
    assertThat(
            CustomerMetrics.churn(SHOP, DAILY, event -> Subscription.from(event.atMillis()))
                .journey()
                .newAccumulator()
                .header())
        .isEqualTo(Churn.accumulator(DAILY).header());
  }

  @Test
  void daysThatCannotBeAreRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerMetrics.activeCustomers(SHOP, LOGINS, 0));
  }
}
