package io.github.cxmetrics.flink;

import static io.github.cxmetrics.flink.CustomerEvent.CHECKOUT;
import static io.github.cxmetrics.flink.CustomerEvent.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.window.CalendarWindows;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerReportsTest {

  private static final CustomerRecords<CustomerEvent> SHOP =
      CustomerRecords.by("customer", CustomerEvent::customer, CustomerEvent::atMillis);
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final CalendarWindows DAYS = CalendarWindows.of(CalendarUnit.DAY, SEOUL);
  private static final Instant END = Instant.ofEpochMilli(START).plus(Duration.ofDays(7));

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
  @CsvSource({"1, 1", "2, 7", "4, 1024"})
  void aFunnelIsThatOfTheRecordsBeforeTheEndWhateverTheirOrder(int parallelism, int cells)
      throws Exception {
    List<CustomerEvent> events = CustomerEvent.some(parallelism, 1_500, 200, 6);
    var reports =
        run(
            CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name))
                .every(DAYS)
                .until(END)
                .withCells(cells),
            CustomerEvent.shuffled(events, 1),
            parallelism,
            WatermarkStrategy.noWatermarks(),
            new Configuration());
    assertThat(reports).isEqualTo(expected(events, reports, CustomerReportsTest::funnelAsOf));
    assertThat(reports.lastKey()).isEqualTo(window("2026-03-07T15:00:00Z", "2026-03-08T00:00:00Z"));
    assertThat(reports).hasSize(8);
    var whole =
        Funnel.metric(
            CHECKOUT, CustomerEvent::customer, CustomerEvent::name, CustomerEvent::atMillis);
    SortedMap<Window, Funnel> ofMany = expected(events, reports, window -> whole);
    assertThat(reached(reports)).isEqualTo(reached(ofMany));
  }

  private static List<List<Long>> reached(SortedMap<Window, Funnel> reports) {
    return reports.values().stream()
        .map(funnel -> CHECKOUT.steps().stream().map(step -> funnel.reached(step.name())).toList())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 100", "4, 1024"})
  void aFunnelIsTheSameWithWatermarksOnTheWay(int parallelism, int cells) throws Exception {
    List<CustomerEvent> events = CustomerEvent.some(parallelism, 1_500, 200, 6);
    var reports =
        run(
            CustomerReports.of(
                    CustomerMetrics.funnel(
                        CustomerRecords.byLong(
                            "account", CustomerEvent::account, CustomerEvent::atMillis),
                        CHECKOUT,
                        CustomerEvent::name))
                .every(TumblingWindows.of(Duration.ofHours(12)))
                .until(END)
                .withCells(cells)
                .named("checkout"),
            events,
            parallelism,
            WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofDays(2)),
            new Configuration());
    assertThat(reports).isEqualTo(expected(events, reports, CustomerReportsTest::funnelAsOf));
    assertThat(reports).hasSizeGreaterThan(13);
  }

  private static Metric<CustomerEvent, ?, Funnel> funnelAsOf(Window window) {
    return Funnel.journey(CHECKOUT, CustomerEvent::name, CustomerEvent::atMillis)
        .perSubject(CustomerEvent::customer, Funnel.population(CHECKOUT).asOf(window.end().minusMillis(1)));
  }

  @Test
  void stateOnDiskAnswersTheSame() throws Exception {
    List<CustomerEvent> events = CustomerEvent.some(5, 800, 100, 6);
    Configuration rocks = new Configuration();
    rocks.setString("state.backend.type", "rocksdb");
    var reports =
        run(
            CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name))
                .every(DAYS)
                .until(END)
                .withCells(16),
            CustomerEvent.shuffled(events, 2),
            2,
            WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofDays(10)),
            rocks);
    assertThat(reports).isEqualTo(expected(events, reports, CustomerReportsTest::funnelAsOf));
    assertThat(reports).hasSize(8);
  }

  @Test
  void atTheEndOfTheInputAllRecordsCountAndNobodyIsOpen() throws Exception {
    List<CustomerEvent> events = CustomerEvent.some(6, 500, 50, 6);
    var reports =
        run(
            CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name)),
            CustomerEvent.shuffled(events, 3),
            2,
            WatermarkStrategy.noWatermarks(),
            new Configuration());
    assertThat(reports).containsOnlyKeys(ReportTimes.WHOLE);
    assertThat(reports.get(ReportTimes.WHOLE))
        .isEqualTo(
            events.stream()
                .collect(
                    Funnel.journey(CHECKOUT, CustomerEvent::name, CustomerEvent::atMillis)
                        .perSubject(CustomerEvent::customer, Funnel.population(CHECKOUT))));
  }

  @Test
  void afterThePeriodsThatAreOverTheEndOfTheInputIsReported() throws Exception {
    List<CustomerEvent> events = CustomerEvent.some(7, 500, 50, 6);
    var reports =
        run(
            CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name))
                .every(DAYS)
                .atEnd(),
            events,
            2,
            WatermarkStrategy.noWatermarks(),
            new Configuration());
    assertThat(reports).containsOnlyKeys(ReportTimes.WHOLE); // no watermark said more
    assertThat(reports.get(ReportTimes.WHOLE).n()).isPositive();
  }

  @Test
  void withoutALastReportTheEndOfTheInputEndsNoPeriod() throws Exception {
    assertThat(
            run(
                CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name))
                    .every(DAYS),
                CustomerEvent.some(8, 50, 5, 6),
                2,
                WatermarkStrategy.noWatermarks(),
                new Configuration()))
        .isEmpty();
  }

  @Test
  void oneCustomerIsReportedFromTheirFirstPeriodToTheLast() throws Exception {
    var reports =
        run(
            CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name))
                .every(TumblingWindows.of(Duration.ofDays(1)))
                .until(END),
            List.of(CustomerEvent.at(30, "유나", "view"), CustomerEvent.at(60, "유나", "cart")),
            2,
            WatermarkStrategy.noWatermarks(),
            new Configuration());
    assertThat(reports.values().stream().map(funnel -> funnel.reached("view")))
        .containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
    assertThat(reports.values().stream().map(funnel -> funnel.reached("cart")))
        .containsExactly(0L, 1L, 1L, 1L, 1L, 1L);
    // the funnel allows 30 hours: until hour 60, and the first report is at hour 48
    assertThat(reports.values().stream().map(funnel -> funnel.outcomes().open()))
        .containsExactly(1L, 0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void nobodyIsReportedOfNoRecords() throws Exception {
    assertThat(
            run(
                CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name))
                    .every(DAYS)
                    .until(END),
                List.of(),
                2,
                WatermarkStrategy.noWatermarks(),
                new Configuration()))
        .isEmpty();
  }

  @Test
  void aMetricOfOnesOwnSumsTheJourneysThatItKeeps() throws Exception {
    List<CustomerEvent> events = CustomerEvent.some(9, 500, 50, 6);
    var bySegment =
        CustomerMetric.ofDated(
            SHOP,
            Funnel.journey(CHECKOUT, CustomerEvent::name, CustomerEvent::atMillis),
            end ->
                Funnel.population(CHECKOUT)
                    .asOf(end)
                    .<JourneyAccumulator>from(JourneyAccumulator::result)
                    .by("converted", journey -> "" + (journey.result().attempts().size())));
    var reports =
        run(
            CustomerReports.of(bySegment).until(END),
            events,
            2,
            WatermarkStrategy.noWatermarks(),
            new Configuration());
    assertThat(reports)
        .containsOnlyKeys(new Window(ReportTimes.WHOLE.startMillis(), END.toEpochMilli()));
    Funnel all = funnelOf(events, END);
    assertThat(reports.get(reports.lastKey()).get("1").outcomes().open())
        .isEqualTo(all.outcomes().open());
  }

  private static Funnel funnelOf(List<CustomerEvent> events, Instant end) {
    return events.stream().collect(funnelAsOf(new Window(0, end.toEpochMilli())));
  }

  @Test
  void whatIsInNoReportIsSetAside() throws Exception {
    List<CustomerEvent> events =
        List.of(
            CustomerEvent.at(1, "a", "view"),
            new CustomerEvent("a", 1, "view", Long.MAX_VALUE),
            new CustomerEvent(null, 1, "view", START),
            CustomerEvent.at(24 * 7, "a", "cart"));
    StreamExecutionEnvironment environment = TestCluster.environment(2);
    CustomerStreams<CustomerEvent, PopulationAccumulator, Funnel> streams =
        CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name))
            .until(END)
            .withRefusedAside()
            .split(stream(environment, events, WatermarkStrategy.noWatermarks()));
    CollectingSink<StreamResult<String, PopulationAccumulator, Funnel>> reports =
        new CollectingSink<>();
    CollectingSink<CustomerEvent> late = new CollectingSink<>();
    CollectingSink<CustomerEvent> beyond = new CollectingSink<>();
    CollectingSink<Tuple2<CustomerEvent, String>> refused = new CollectingSink<>();
    streams.reports().sinkTo(reports);
    streams.late().sinkTo(late);
    streams.beyondEnd().sinkTo(beyond);
    streams.refused().sinkTo(refused);
    cluster.run(environment);
    assertThat(late.collected()).isEmpty();
    assertThat(beyond.collected()).containsExactly(events.get(3));
    assertThat(refused.collected())
        .containsExactlyInAnyOrder(
            Tuple2.of(
                events.get(1),
                "time of an event must be in milliseconds within 2^48 of 1970, was "
                    + Long.MAX_VALUE),
            Tuple2.of(events.get(2), "customer of a record must not be null"));
    assertThat(reports.collected()).hasSize(1);
    assertThat(reports.collected().get(0).result().n()).isEqualTo(1);
  }

  @Test
  void aRefusedRecordFailsTheJobAndIsNamed() {
    CustomerEvent nobody = new CustomerEvent(null, 1, "view", START);
    assertThatThrownBy(
            () ->
                run(
                    CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name)),
                    List.of(nobody),
                    1,
                    WatermarkStrategy.noWatermarks(),
                    new Configuration()))
        .hasStackTraceContaining(
            "customer of a record must not be null; it was in CustomerEvent[customer=null");
  }

  @Test
  void descriptionsAreChecked() {
    var reports = CustomerReports.of(CustomerMetrics.funnel(SHOP, CHECKOUT, CustomerEvent::name));
    SessionWindows sessions = SessionWindows.of(Duration.ofHours(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reports.every(sessions))
        .withMessage("windows must not be sessions, was " + sessions);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reports.withCells(0))
        .withMessage("number of cells must be in 1..1048576, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reports.withCells(1_048_577))
        .withMessage("number of cells must be in 1..1048576, was 1048577");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reports.until(END).atEnd())
        .withMessage(
            "last report must be at a time or at the end of the input, was both, at " + END);
    assertThatIllegalArgumentException().isThrownBy(() -> reports.until(Instant.MAX));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reports.withLateness(Duration.ofMillis(-1)))
        .withMessage("lateness must be in 0..3652500 days, was PT-0.001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reports.named(" "))
        .withMessage("name of reports must not be blank");
  }

  @Test
  void aPopulationThatMustKnowTheEndIsNotAskedAtTheEndOfTheInput() {
    var dated =
        CustomerMetric.ofDated(
            SHOP,
            Funnel.journey(CHECKOUT, CustomerEvent::name, CustomerEvent::atMillis),
            end -> Funnel.population(CHECKOUT).asOf(end).from(JourneyAccumulator::result));
    DataStream<CustomerEvent> stream =
        stream(TestCluster.environment(1), List.of(), WatermarkStrategy.noWatermarks());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerReports.of(dated).apply(stream))
        .withMessage(
            "reports must have an end that the population can know, was [1024 cells, at the end of"
                + " the input]");
  }

  private static Window window(String start, String end) {
    return new Window(Instant.parse(start).toEpochMilli(), Instant.parse(end).toEpochMilli());
  }

  static DataStream<CustomerEvent> stream(
      StreamExecutionEnvironment environment,
      List<CustomerEvent> events,
      WatermarkStrategy<CustomerEvent> watermarks) {
    TypeInformation<CustomerEvent> type = TypeInformation.of(CustomerEvent.class);
    DataStream<CustomerEvent> source =
        events.isEmpty()
            ? environment
                .fromData(List.of(CustomerEvent.at(0, "a", "view")), type)
                .filter(event -> false)
            : environment.fromData(events, type);
    return source
        .rebalance()
        .assignTimestampsAndWatermarks(
            watermarks.withTimestampAssigner((event, before) -> event.atMillis()));
  }

  static <A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S> SortedMap<Window, S> run(
      CustomerReports<CustomerEvent, A, R, B, S> reports,
      List<CustomerEvent> events,
      int parallelism,
      WatermarkStrategy<CustomerEvent> watermarks,
      Configuration settings)
      throws Exception {
    StreamExecutionEnvironment environment = TestCluster.environment(parallelism, settings);
    CollectingSink<StreamResult<String, B, S>> sink = new CollectingSink<>();
    reports.apply(stream(environment, events, watermarks)).rebalance().sinkTo(sink);
    cluster.run(environment);
    SortedMap<Window, S> byWindow = new TreeMap<>();
    for (StreamResult<String, B, S> report : sink.collected()) {
      assertThat(report.key()).isEmpty();
      assertThat(byWindow.put(report.window(), report.result())).isNull();
    }
    return byWindow;
  }

  static <S> SortedMap<Window, S> expected(
      List<CustomerEvent> events,
      SortedMap<Window, S> windows,
      Function<Window, Metric<CustomerEvent, ?, S>> metric) {
    SortedMap<Window, S> expected = new TreeMap<>();
    for (Window window : windows.keySet()) {
      expected.put(
          window,
          events.stream()
              .filter(event -> event.atMillis() < window.endMillis())
              .collect(metric.apply(window)));
    }
    return expected;
  }
}
