package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.Journey;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CellFunctionTest {

  private static final FunnelDefinition STEPS =
      Funnel.define("view", "cart", "pay").within(Duration.ofMillis(25));
  private static final CustomerMetric<
          CustomerEvent, JourneyAccumulator, Journey, PopulationAccumulator, Funnel>
      FUNNEL =
          CustomerMetrics.funnel(
              CustomerRecords.by("customer", CustomerEvent::customer, CustomerEvent::atMillis),
              STEPS,
              CustomerEvent::name);
  private static final ReportPlan TENS =
      ReportPlan.DEFAULT.withPeriods(TumblingWindows.of(Duration.ofMillis(10))).withCells(3);

  private static CellHarness<JourneyAccumulator, Journey, PopulationAccumulator, Funnel> cells(
      ReportPlan plan) throws Exception {
    return new CellHarness<>(FUNNEL, plan);
  }

  private static CustomerEvent view(String customer, long at) {
    return new CustomerEvent(customer, 0, "view", at);
  }

  private static long views(Map<Window, Funnel> reports, long end) {
    return reports.get(new Window(end - 10, end)).reached("view");
  }

  @Test
  void aReportHoldsWhatHappenedBeforeItsEndAndNothingElse() throws Exception {
    try (var cells = cells(TENS)) {
      cells.add(view("a", 9));
      cells.add(view("b", 10));
      cells.pass(9);
      cells.add(view("c", 9));
      cells.add(view("d", 10));
      assertThat(cells.reports()).isEmpty();
      cells.pass(10);
      assertThat(views(cells.reports(), 10)).isEqualTo(2);
      cells.pass(20);
      assertThat(views(cells.reports(), 20)).isEqualTo(4);
    }
  }

  @Test
  void aRecordThatComesLateCountsFromTheNextReportOn() throws Exception {
    try (var cells = cells(TENS)) {
      cells.add(view("a", 5));
      cells.pass(10);
      cells.add(view("b", 5));
      cells.pass(20);
      cells.pass(30);
      assertThat(views(cells.reports(), 10)).isEqualTo(1);
      assertThat(views(cells.reports(), 20)).isEqualTo(2);
      assertThat(views(cells.reports(), 30)).isEqualTo(2);
      assertThat(cells.late()).isEmpty();
    }
  }

  @Test
  void allEndsThatAWatermarkPassesAreReportedInTurn() throws Exception {
    try (var cells = cells(TENS)) {
      cells.add(view("a", 5));
      cells.add(view("b", 25));
      cells.pass(50);
      assertThat(cells.reports()).hasSize(5);
      assertThat(views(cells.reports(), 20)).isEqualTo(1);
      assertThat(views(cells.reports(), 30)).isEqualTo(2);
    }
  }

  @Test
  void aWatermarkBehindAllTimesEndsTheReports() throws Exception {
    ReportPlan plan =
        ReportPlan.DEFAULT.withPeriods(TumblingWindows.of(Duration.ofDays(1_000_000))).withCells(1);
    long last = EventTime.FARTHEST_MILLIS - 1;
    for (long watermark : List.of(last + 1, Long.MAX_VALUE - 1)) {
      try (var cells = cells(plan)) {
        cells.add(view("a", 5));
        cells.add(view("b", last));
        cells.pass(watermark);
        cells.pass(Long.MAX_VALUE - 1);
        cells.add(view("c", last));
        assertThat(cells.timers()).isZero();
        assertThat(cells.late()).hasSize(1);
        cells.end();
        assertThat(cells.reports()).hasSize(4);
        assertThat(cells.reports().get(cells.reports().lastKey()).reached("view")).isEqualTo(2);
      }
      try (var cells = cells(plan.withEndOfInput())) {
        cells.add(view("a", 5));
        cells.pass(watermark);
        cells.restart();
        cells.pass(Long.MAX_VALUE - 1);
        cells.add(view("b", last));
        cells.end();
        assertThat(cells.reports().get(ReportTimes.WHOLE).reached("view")).isEqualTo(2);
      }
    }
  }

  @Test
  void anEarlierRecordBringsTheFirstReportForward() throws Exception {
    try (var cells = cells(TENS.withCells(1))) {
      cells.add(view("a", 45));
      cells.add(view("b", 15));
      assertThat(cells.timers()).isEqualTo(1);
      cells.pass(40);
      assertThat(cells.reports()).hasSize(3);
      cells.pass(50);
      assertThat(views(cells.reports(), 50)).isEqualTo(2);
    }
  }

  @Test
  void latenessIsMeasuredFromTheWatermark() throws Exception {
    try (var cells = cells(TENS.withLateness(3))) {
      cells.add(view("a", -1_000));
      cells.pass(10);
      cells.add(view("b", 7));
      cells.add(view("c", 6));
      assertThat(cells.late()).containsExactly(view("c", 6));
      cells.pass(20);
      assertThat(views(cells.reports(), 20)).isEqualTo(2);
    }
  }

  @Test
  void afterTheLastReportNothingIsKept() throws Exception {
    try (var cells = cells(TENS.withUntil(25))) {
      cells.add(view("a", 5));
      cells.add(view("b", 24));
      cells.add(view("c", 25));
      cells.end();
      assertThat(cells.reports()).hasSize(3);
      assertThat(cells.reports().get(new Window(20, 25)).reached("view")).isEqualTo(2);
      assertThat(cells.beyond()).containsExactly(view("c", 25));
      assertThat(cells.timers()).isZero();
    }
    try (var cells = cells(TENS.withUntil(25))) {
      cells.add(view("a", 5));
      cells.pass(25);
      cells.add(view("a", 24));
      cells.add(view("b", 24));
      cells.add(view("b", 25));
      cells.end();
      assertThat(cells.reports()).hasSize(3);
      assertThat(cells.late()).containsExactly(view("a", 24), view("b", 24));
      assertThat(cells.beyond()).containsExactly(view("b", 25));
      assertThat(cells.timers()).isZero();
    }
  }

  @Test
  void theEndOfTheInputHoldsAllThereIs() throws Exception {
    try (var cells = cells(TENS.withEndOfInput())) {
      cells.add(view("a", 5));
      cells.pass(10);
      cells.add(view("b", 15));
      cells.add(view("c", 1_000));
      cells.restart();
      cells.end();
      assertThat(cells.reports()).containsOnlyKeys(new Window(0, 10), ReportTimes.WHOLE);
      assertThat(cells.reports().get(ReportTimes.WHOLE).reached("view")).isEqualTo(3);
    }
  }

  @Test
  void theLastTimesThatCanBeAreNotTakenForTheEndOfTheInput() throws Exception {
    try (var cells = cells(TENS.withPeriods(TumblingWindows.of(Duration.ofMillis(1))))) {
      cells.add(view("a", (1L << 48) - 1));
      cells.end();
      assertThat(cells.reports()).isEmpty();
    }
  }

  @Test
  void aCellThatIsNewAfterARestartDoesNotRepeatReports() throws Exception {
    try (var cells = cells(TENS.withCells(1_000))) {
      cells.add(view("a", 5));
      cells.pass(30);
      assertThat(cells.reports()).hasSize(3);
      cells.restart();
      cells.restart();
      cells.add(view("b", 5));
      cells.pass(31);
      assertThat(views(cells.reports(), 30)).isEqualTo(1);
      cells.pass(40);
      assertThat(views(cells.reports(), 40)).isEqualTo(2);
    }
  }

  @Test
  void refusedRecordsAreNamedOrSetAside() throws Exception {
    CustomerEvent nobody = new CustomerEvent(null, 1, "view", 5);
    CustomerEvent never = new CustomerEvent("a", 1, "view", Long.MIN_VALUE);
    CustomerEvent longName = new CustomerEvent("a", 1, "\uD800", 5);
    try (var cells = cells(TENS)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> cells.add(nobody))
          .withMessage("customer of a record must not be null; it was in " + nobody);
    }
    try (var cells = cells(TENS.withRefusedAside())) {
      cells.add(nobody);
      cells.add(never);
      cells.pass(1);
      cells.add(longName);
      assertThat(cells.refused())
          .startsWith(
              "customer of a record must not be null",
              "time of an event must be in milliseconds within 2^48 of 1970, was "
                  + Long.MIN_VALUE);
    }
  }

  @Test
  void theMetricItselfMayRefuse() throws Exception {
    var picky =
        CustomerMetric.of(
            CustomerRecords.by("customer", CustomerEvent::customer, CustomerEvent::atMillis),
            Funnel.<CustomerEvent>journey(STEPS, CustomerFunctions::picky, CustomerEvent::atMillis),
            Funnel.population(STEPS).from(JourneyAccumulator::result));
    try (var cells = new CellHarness<>(picky, TENS.withRefusedAside())) {
      cells.add(view("a", 5));
      cells.add(new CustomerEvent("a", 0, "bad", 5));
      cells.pass(5);
      cells.add(new CustomerEvent("a", 0, "bad", 5));
      cells.pass(10);
      assertThat(cells.refused())
          .containsExactly("name must not be bad, was bad", "name must not be bad, was bad");
      assertThat(views(cells.reports(), 10)).isEqualTo(1);
    }
  }

  @Test
  void savepointsOfOtherReportsAreRefused() throws Exception {
    try (var cells = cells(TENS)) {
      cells.add(view("a", 5));
      assertThatThrownBy(() -> cells.restart(TENS.withCells(4)))
          .hasMessage(
              "reports must stay those of the savepoint, [3 cells, tumbling PT0.01S, offset PT0S],"
                  + " was [4 cells, tumbling PT0.01S, offset PT0S]");
    }
  }

  @Test
  void whateverComesWhenAndRestartsReportsAreThoseOfTheRecordsBefore() throws Exception {
    for (long seed = 1; seed <= 150; seed++) {
      check(seed);
    }
  }

  private static void check(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    ReportPlan plan = TENS.withCells(1 + random.nextInt(6));
    long until = random.nextInt(3) == 0 ? random.nextLong(60, 120) : ReportTimes.NEVER;
    Map<Window, Funnel> expected = new TreeMap<>();
    List<CustomerEvent> arrived = new ArrayList<>();
    long passed = Long.MIN_VALUE;
    try (var cells = cells(until == ReportTimes.NEVER ? plan : plan.withUntil(until))) {
      for (int i = 0; i < 60; i++) {
        int choice = random.nextInt(10);
        if (choice < 7) {
          String name = List.of("view", "cart", "pay").get(random.nextInt(3));
          CustomerEvent event =
              new CustomerEvent("c" + random.nextInt(8), 0, name, random.nextLong(i, i + 60));
          cells.add(event);
          arrived.add(event);
        } else if (choice < 9) {
          long mark = Math.max(passed, random.nextLong(i, i + 40));
          cells.pass(mark);
          expect(expected, arrived, passed, mark, until);
          passed = mark;
        } else {
          cells.restart();
        }
      }
      cells.end();
      expect(expected, arrived, passed, until == ReportTimes.NEVER ? passed : until, until);
      assertThat(cells.reports()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static void expect(
      Map<Window, Funnel> expected, List<CustomerEvent> arrived, long from, long to, long until) {
    for (long end = -200; end <= to && (until == ReportTimes.NEVER || end <= until); end++) {
      boolean isEnd = Math.floorMod(end, 10) == 0 || end == until;
      List<CustomerEvent> before = new ArrayList<>();
      for (CustomerEvent event : arrived) {
        if (event.atMillis() < end) {
          before.add(event);
        }
      }
      if (isEnd && end > from && !before.isEmpty()) {
        expected.put(
            new Window(Math.floorDiv(end - 1, 10) * 10, end),
            before.stream()
                .collect(
                    Funnel.journey(STEPS, CustomerEvent::name, CustomerEvent::atMillis)
                        .perSubject(
                            CustomerEvent::customer,
                            Funnel.population(STEPS).asOf(Instant.ofEpochMilli(end - 1)))));
      }
    }
  }

  @Test
  void customersSpreadEvenlyOverCells() {
    int[] counts = new int[64];
    int[] numbers = new int[64];
    for (int i = 0; i < 64_000; i++) {
      counts[CustomerCell.of("customer-" + i, 64)]++;
      numbers[CustomerCell.of(i * 64L, 64)]++;
    }
    assertThat(Arrays.stream(counts)).allMatch(count -> count > 800 && count < 1_200);
    assertThat(Arrays.stream(numbers)).allMatch(count -> count > 800 && count < 1_200);
  }

  @Test
  void aCustomerIsInTheSameCellForEver() {
    assertThat(CustomerCell.of("", 1_024)).isZero();
    assertThat(CustomerCell.of("a", 1_024)).isEqualTo(849);
    assertThat(CustomerCell.of("customer-1", 1_024)).isEqualTo(529);
    assertThat(CustomerCell.of("유나", 1_024)).isEqualTo(192);
    assertThat(CustomerCell.of(0L, 1_024)).isZero();
    assertThat(CustomerCell.of(-1L, 1_024)).isEqualTo(752);
    assertThat(CustomerCell.of(42L, 1_024)).isEqualTo(326);
  }
}
