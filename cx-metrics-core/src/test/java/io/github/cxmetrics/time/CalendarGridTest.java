package io.github.cxmetrics.time;

import static io.github.cxmetrics.time.CalendarUnit.DAY;
import static io.github.cxmetrics.time.CalendarUnit.MONTH;
import static io.github.cxmetrics.time.CalendarUnit.QUARTER;
import static io.github.cxmetrics.time.CalendarUnit.WEEK;
import static io.github.cxmetrics.time.CalendarUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarGridTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @EnumSource(CalendarUnit.class)
  void periodZeroHoldsTheFirstOfJanuary1970(CalendarUnit unit) {
    CalendarGrid grid = CalendarGrid.of(unit, ZoneOffset.UTC);

    assertThat(grid.indexOfMillis(0)).isZero();
    assertThat(grid.indexOf(Instant.EPOCH)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2018-02-01",
    "WEEK, 2018-W05",
    "MONTH, 2018-02",
    "QUARTER, 2018-Q1",
    "YEAR, 2018"
  })
  void lateOnTheLastOfJanuaryInUtcIsFebruaryInParis(CalendarUnit unit, String label) {
    CalendarGrid grid = CalendarGrid.of(unit, PARIS);

    long index = grid.indexOf(Instant.parse("2018-01-31T23:30:00Z"));

    assertThat(grid.period(index).label()).isEqualTo(label);
  }

  @Test
  void springDayIsAnHourShortAndAutumnDayAnHourLong() {
    CalendarGrid days = CalendarGrid.of(DAY, PARIS);

    assertThat(length(periodOf(days, "2018-03-25T12:00:00Z"))).isEqualTo(Duration.ofHours(23));
    assertThat(length(periodOf(days, "2018-10-28T12:00:00Z"))).isEqualTo(Duration.ofHours(25));
    assertThat(periodOf(days, "2018-10-28T22:59:59Z").label()).isEqualTo("2018-10-28");
    assertThat(periodOf(days, "2018-10-28T23:00:00Z").label()).isEqualTo("2018-10-29");
  }

  @Test
  void apiaSkippedTheThirtiethOfDecember2011() {
    CalendarGrid days = CalendarGrid.of(DAY, ZoneId.of("Pacific/Apia"));
    Instant skip = Instant.parse("2011-12-30T10:00:00Z");

    CalendarPeriod before = days.period(days.indexOf(skip.minusMillis(1)));
    CalendarPeriod after = days.period(days.indexOf(skip));

    assertThat(before.label()).isEqualTo("2011-12-29");
    assertThat(after.label()).isEqualTo("2011-12-31");
    assertThat(after.index() - before.index()).isEqualTo(2);
    assertThat(length(days.period(before.index() + 1))).isZero();
    assertThat(before.endInstant()).isEqualTo(skip);
    assertThat(after.startInstant()).isEqualTo(skip);
  }

  @Test
  void dayWithoutMidnightBeginsAtOne() {
    CalendarGrid days = CalendarGrid.of(DAY, ZoneId.of("America/Sao_Paulo"));
    CalendarPeriod day = periodOf(days, "2018-11-04T12:00:00Z");

    assertThat(day.start()).isEqualTo("2018-11-04");
    assertThat(day.startInstant()).isEqualTo("2018-11-04T03:00:00Z");
    assertThat(length(day)).isEqualTo(Duration.ofHours(23));
    assertThat(days.indexOf(day.startInstant())).isEqualTo(day.index());
    assertThat(days.indexOf(day.startInstant().minusMillis(1))).isEqualTo(day.index() - 1);
  }

  @Test
  void minutesRepeatedAcrossMidnightKeepTheirLocalDate() {
    CalendarGrid days = CalendarGrid.of(DAY, ZoneId.of("America/St_Johns"));
    Instant turnedBack = Instant.parse("2010-11-07T02:31:00Z");

    assertThat(days.period(days.indexOf(turnedBack.minusSeconds(1))).label())
        .isEqualTo("2010-11-07");
    assertThat(days.period(days.indexOf(turnedBack)).label()).isEqualTo("2010-11-06");
  }

  @ParameterizedTest
  @CsvSource({
    "2015-12-31, 2015-W53",
    "2016-01-03, 2015-W53",
    "2016-01-04, 2016-W01",
    "2017-01-01, 2016-W52",
    "2017-05-13, 2017-W19",
    "2018-12-31, 2019-W01",
    "9999-12-31, 9999-W52",
    "0000-01-03, 0000-W01",
    "-0001-12-31, -0001-W52"
  })
  void isoWeekBelongsToTheYearOfItsThursday(LocalDate date, String label) {
    CalendarGrid weeks = CalendarGrid.of(WEEK, ZoneOffset.UTC);

    assertThat(weeks.period(weeks.indexOfDay(date.toEpochDay())).label()).isEqualTo(label);
  }

  @Test
  void weeksThatBeginOnSundayAreNamedByTheirFirstDay() {
    CalendarGrid weeks = new CalendarGrid(WEEK, ZoneOffset.UTC, DayOfWeek.SUNDAY);

    CalendarPeriod week = periodOf(weeks, "2017-05-13T23:59:59.999Z");

    assertThat(week.label()).isEqualTo("week of 2017-05-07");
    assertThat(week.endExclusive()).isEqualTo("2017-05-14");
    assertThat(periodOf(weeks, "2017-05-14T00:00:00Z").index()).isEqualTo(week.index() + 1);
  }

  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void everyWeekBeginsOnTheDayAskedFor(DayOfWeek weekStart) {
    CalendarGrid weeks = new CalendarGrid(WEEK, ZoneOffset.UTC, weekStart);

    for (long day = -20; day < 20; day++) {
      CalendarPeriod week = weeks.period(weeks.indexOfDay(day));
      assertThat(week.start().getDayOfWeek()).isEqualTo(weekStart);
      assertThat(week.start().toEpochDay()).isBetween(day - 6, day);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, -1, 1969-12-31",
    "WEEK, -1, 1969-W52",
    "MONTH, -1, 1969-12",
    "QUARTER, -1, 1969-Q4",
    "YEAR, -1, 1969"
  })
  void millisecondBefore1970IsTheLastPeriodOf1969(CalendarUnit unit, long millis, String label) {
    CalendarGrid grid = CalendarGrid.of(unit, ZoneOffset.UTC);

    // 29 December 1969 began the week that holds 1 January 1970.
    long expected = unit == WEEK ? 0 : -1;

    assertThat(grid.indexOfMillis(millis)).isEqualTo(expected);
    assertThat(grid.period(-1).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 9999-12-31",
    "WEEK, 9999-W52",
    "MONTH, 9999-12",
    "QUARTER, 9999-Q4",
    "YEAR, 9999"
  })
  void year9999HasAnEnd(CalendarUnit unit, String label) {
    CalendarGrid grid = CalendarGrid.of(unit, ZoneOffset.UTC);

    CalendarPeriod last = periodOf(grid, "9999-12-31T23:59:59.999Z");

    assertThat(last.label()).isEqualTo(label);
    assertThat(last.endExclusive()).isAfter("9999-12-31");
  }

  @ParameterizedTest
  @MethodSource("grids")
  void periodOfAnyInstantHoldsItAndTouchesTheNext(CalendarGrid grid) {
    long seed = 20170513;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Instant at = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 6_000_000_000L));
      CalendarPeriod period = grid.period(grid.indexOf(at));

      assertThat(at)
          .as("seed %s, %s", seed, grid)
          .isBetween(period.startInstant(), period.endInstant().minusNanos(1));
      assertThat(period.endExclusive()).isEqualTo(grid.period(period.index() + 1).start());
      assertThat(grid.indexOf(period.startInstant())).isEqualTo(period.index());
      if (grid.unit() != CalendarUnit.HOUR) {
        assertThat(grid.indexOfDay(period.start().toEpochDay())).isEqualTo(period.index());
      }
      assertThat(grid.indexOfMillis(at.toEpochMilli())).isEqualTo(period.index());
    }
  }

  static Stream<CalendarGrid> grids() {
    return Stream.of(
            "UTC", "Europe/Paris", "America/Los_Angeles", "Asia/Kathmandu", "Australia/Lord_Howe")
        .flatMap(zone -> Stream.of(CalendarUnit.values()).map(u -> grid(u, zone)));
  }

  @Test
  void survivesJavaSerialisation() throws IOException, ClassNotFoundException {
    CalendarPeriod period = CalendarGrid.of(QUARTER, PARIS).period(189);

    assertThat(copyThroughBytes(period)).isEqualTo(period);
  }

  @Test
  void rejectsPeriodBeyondTheCalendar() {
    CalendarGrid years = CalendarGrid.of(YEAR, ZoneOffset.UTC);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> years.period(1_000_000_000))
        .withMessage("period index must lie within the calendar, was 1000000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarGrid.of(MONTH, PARIS).period(Long.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarGrid.of(WEEK, PARIS).period(Long.MIN_VALUE));
  }

  private static CalendarGrid grid(CalendarUnit unit, String zone) {
    return CalendarGrid.of(unit, ZoneId.of(zone));
  }

  private static CalendarPeriod periodOf(CalendarGrid grid, String instant) {
    return grid.period(grid.indexOf(Instant.parse(instant)));
  }

  private static Duration length(CalendarPeriod period) {
    return Duration.between(period.startInstant(), period.endInstant());
  }

  private static Object copyThroughBytes(Object original)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  void aDayThatComesAgainIsTheEarliestFromItsEndOn() {
    CalendarGrid days = CalendarGrid.of(DAY, ZoneId.of("America/St_Johns"));
    long sixth = LocalDate.of(2010, 11, 6).toEpochDay();
    Instant midnight = Instant.parse("2010-11-07T02:30:00Z");

    assertThat(days.indexOf(midnight)).isEqualTo(sixth + 1);
    assertThat(days.earliestIndexFrom(midnight)).isEqualTo(sixth);
    assertThat(days.earliestIndexFrom(midnight.plusSeconds(3_660))).isEqualTo(sixth + 1);
    assertThat(CalendarGrid.of(MONTH, ZoneOffset.UTC).earliestIndexFrom(midnight))
        .isEqualTo(40 * 12 + 10);
  }
}
