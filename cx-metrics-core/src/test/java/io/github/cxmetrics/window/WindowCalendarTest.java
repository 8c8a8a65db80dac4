package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calendar periods of zones, their clocks changed. */
class WindowCalendarTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId ST_JOHNS = ZoneId.of("America/St_Johns");

  private final List<String> emitted = new ArrayList<>();
  private final List<WindowRejection<Visit>> rejected = new ArrayList<>();

  private WindowOperator<Visit, String, Nps> start(WindowDefinition windows) {
    return Visit.nps(windows)
        .start(
            result -> emitted.add(result.window() + " " + result.result().ratings().n()),
            rejected::add);
  }

  private static Visit at(String time) {
    return Visit.of("", 9, Instant.parse(time).toEpochMilli());
  }

  @Test
  void theEndOfJanuaryInLondonIsFebruaryInParis() {
    var months = start(CalendarWindows.of(CalendarUnit.MONTH, PARIS));
    months.add(at("2018-01-31T22:59:59.999Z"));
    months.add(at("2018-01-31T23:30:00Z"));
    months.add(at("2018-02-28T22:59:59.999Z"));
    months.finish();
    assertThat(emitted)
        .containsExactly(
            "[2017-12-31T23:00:00Z, 2018-01-31T23:00:00Z) 1",
            "[2018-01-31T23:00:00Z, 2018-02-28T23:00:00Z) 2");
  }

  @Test
  void daysOnWhichClocksChangeHave23And25Hours() {
    var days = start(CalendarWindows.of(CalendarUnit.DAY, PARIS));
    days.add(at("2018-03-25T12:00:00Z"));
    days.add(at("2018-10-28T12:00:00Z"));
    days.finish();
    assertThat(emitted)
        .containsExactly(
            "[2018-03-24T23:00:00Z, 2018-03-25T22:00:00Z) 1",
            "[2018-10-27T22:00:00Z, 2018-10-28T23:00:00Z) 1");
  }

  @Test
  void trailingPeriodsEndWithEachPeriod() {
    var days = start(CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("UTC")).trailing(2));
    days.add(at("2026-03-01T12:00:00Z"));
    days.add(at("2026-03-02T12:00:00Z"));
    days.finish();
    assertThat(emitted)
        .containsExactly(
            "[2026-02-28T00:00:00Z, 2026-03-02T00:00:00Z) 1",
            "[2026-03-01T00:00:00Z, 2026-03-03T00:00:00Z) 2",
            "[2026-03-02T00:00:00Z, 2026-03-04T00:00:00Z) 1");
  }

  /** The first record is of the next day already, the greatest time of the day before it. */
  @Test
  void stateAmongRepeatedMinutesIsRestored() {
    var metric = Visit.nps(CalendarWindows.of(CalendarUnit.DAY, ST_JOHNS));
    var days = metric.start(result -> {}, rejected::add);
    days.add(at("2010-11-07T02:30:30Z"));
    days.add(at("2010-11-07T02:31:30Z"));
    var restored =
        metric.restore(
            days.encode(),
            result -> emitted.add(result.window() + " " + result.result().ratings().n()),
            rejected::add);
    restored.finish();
    assertThat(emitted)
        .containsExactly(
            "[2010-11-06T02:30:00Z, 2010-11-07T02:30:00Z) 1",
            "[2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z) 1");
    assertThat(rejected).isEmpty();
  }

  /** At 00:01 on 7 November 2010 clocks there were turned back to 23:01 of the day before. */
  @Test
  void aDayThatComesAgainAfterMidnightIsNotOverBeforeItHasGone() {
    var days = start(CalendarWindows.of(CalendarUnit.DAY, ST_JOHNS));
    days.add(at("2010-11-07T02:29:00Z")); // 23:59 of the 6th
    days.add(at("2010-11-07T02:30:30Z")); // 00:00:30 of the 7th
    days.add(at("2010-11-07T02:31:00Z")); // 23:01 of the 6th
    days.add(at("2010-11-07T03:29:59.999Z"));
    assertThat(emitted).isEmpty();
    days.add(at("2010-11-07T03:30:00Z"));
    assertThat(emitted).containsExactly("[2010-11-06T02:30:00Z, 2010-11-07T02:30:00Z) 3");
    days.add(at("2010-11-07T12:00:00Z"));
    days.finish();
    assertThat(emitted)
        .hasSize(2)
        .last()
        .isEqualTo("[2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z) 3");
    assertThat(rejected).isEmpty();
  }

  @Test
  void everyPaneThatIsOneStretchHoldsExactlyItsTimes() {
    for (CalendarUnit unit : CalendarUnit.values()) {
      for (String zone : List.of("America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe")) {
        CalendarGrid grid = CalendarGrid.of(unit, ZoneId.of(zone));
        PaneGrid panes = PaneGrid.of(new CalendarWindows(grid, 1));
        long start = Instant.parse("2010-10-30T00:00:00Z").toEpochMilli();
        for (long at = start; at < start + Duration.ofDays(500).toMillis(); at += 1_500_000) {
          long pane = panes.paneOf(at);
          assertThat(pane).isEqualTo(grid.indexOfMillis(at));
          if (panes.startOf(pane) < panes.endOf(pane)) {
            assertThat(at).isBetween(panes.startOf(pane), panes.endOf(pane) - 1);
          }
          long deadline = panes.deadline(pane);
          assertThat(panes.lastClosed(deadline)).isGreaterThanOrEqualTo(pane);
          assertThat(panes.lastClosed(deadline - 1)).isLessThan(pane);
        }
      }
    }
  }

  @Test
  void weeksMayBeginOnAnyDay() {
    CalendarGrid grid = new CalendarGrid(CalendarUnit.WEEK, PARIS, DayOfWeek.SUNDAY);
    assertThat(new CalendarWindows(grid, 1))
        .hasToString("calendar 1 WEEK from SUNDAY in Europe/Paris");
    var weeks = start(new CalendarWindows(grid, 1));
    weeks.add(at("2026-03-04T12:00:00Z"));
    weeks.finish();
    assertThat(emitted).containsExactly("[2026-02-28T23:00:00Z, 2026-03-07T23:00:00Z) 1");
  }
}
