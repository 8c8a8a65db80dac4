package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.stats.ProportionDifference;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId UTC = ZoneOffset.UTC;

  private static long at(ZoneId zone, String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
  }

  private static RetentionDefinition by(CalendarUnit unit, ZoneId zone, int columns) {
    return Retention.define(CalendarGrid.of(unit, zone), columns);
  }

  /** Events of one actor and the row of the only cohort. */
  private static CohortRow row(RetentionDefinition definition, ZoneId zone, String... locals) {
    RetentionAccumulator accumulator = Retention.accumulator(definition);
    for (String local : locals) {
      accumulator.add(1, at(zone, local));
    }
    Retention result =
        accumulator.result(RetentionScope.ALL.asOf(Instant.parse("2100-01-01T00:00:00Z")));
    assertThat(result.cohorts()).hasSize(1);
    return result.cohorts().get(0);
  }

  private static List<Integer> columns(CohortRow row, ReturnRule rule) {
    List<Integer> retained = new ArrayList<>();
    for (int column = 0; column <= row.columns(); column++) {
      if (row.cell(column, rule).retained() == 1) {
        retained.add(column);
      }
    }
    return retained;
  }

  @Test
  void anExampleByHand() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.MONTH, UTC, 2));
    accumulator.add(1, at(UTC, "2024-01-05T10:00"));
    accumulator.add(1, at(UTC, "2024-02-05T10:00"));
    accumulator.add(2, at(UTC, "2024-01-31T23:59"));
    accumulator.add(2, at(UTC, "2024-03-01T00:00"));
    accumulator.add(3, at(UTC, "2024-02-10T10:00"));
    accumulator.add(3, at(UTC, "2024-02-10T11:00"));
    Retention retention =
        accumulator.result(RetentionScope.ALL.asOf(instant("2024-03-31T23:59:59.999Z")));

    CohortRow january = retention.cohorts().get(0);
    assertThat(retention.definition().grid().period(january.cohort()).label()).isEqualTo("2024-01");
    assertThat(january.size()).isEqualTo(2);
    assertThat(january.cell(0, ReturnRule.ON)).isEqualTo(new RetentionCell(2, 2, 0, 0));
    assertThat(january.cell(1, ReturnRule.ON)).isEqualTo(new RetentionCell(2, 2, 1, 1));
    assertThat(january.cell(2, ReturnRule.ON)).isEqualTo(new RetentionCell(2, 2, 1, 1));
    assertThat(january.cell(1, ReturnRule.ON_OR_AFTER).retained()).isEqualTo(2);
    assertThat(january.cell(2, ReturnRule.ON_OR_BEFORE).retained()).isEqualTo(2);
    assertThat(january.cell(2, ReturnRule.STREAK).retained()).isZero();
    CohortRow february = retention.cohorts().get(1);
    assertThat(february.cell(0, ReturnRule.STREAK)).isEqualTo(new RetentionCell(1, 1, 1, 1));
    assertThat(february.cell(2, ReturnRule.ON)).isEqualTo(new RetentionCell(1, 0, 0, 0));
    assertThat(february.cell(2, ReturnRule.ON).isFinished()).isFalse();

    assertThat(retention.n()).isEqualTo(3);
    assertThat(retention.retained(1))
        .isEqualTo(ProportionInterval.WILSON.estimate(1, 3, ConfidenceLevel.P95));
    assertThat(retention.retained(2))
        .isEqualTo(ProportionInterval.WILSON.estimate(1, 2, ConfidenceLevel.P95));
    assertThat(retention.estimates()).containsOnlyKeys("retained 0", "retained 1", "retained 2");
    assertThat(retention.asOf()).contains(instant("2024-03-31T23:59:59.999Z"));
  }

  private static Instant instant(String text) {
    return Instant.parse(text);
  }

  @Test
  void sundayEveningToMondayMorningIsADayInTheCalendarAndNoneRolling() {
    RetentionDefinition days = by(CalendarUnit.DAY, PARIS, 2);
    String[] times = {"2024-06-02T20:00", "2024-06-03T06:00"};

    assertThat(columns(row(days, PARIS, times), ReturnRule.ON)).containsExactly(1);
    RetentionDefinition rolling = days.in(ReturnIntervals.rolling(Duration.ofDays(1), 2));
    assertThat(columns(row(rolling, PARIS, times), ReturnRule.ON)).containsExactly(0);
  }

  @Test
  void rollingDaysAreExactToTheMillisecond() {
    RetentionDefinition rolling =
        by(CalendarUnit.DAY, PARIS, 1).in(ReturnIntervals.rolling(Duration.ofDays(1), 2));

    assertThat(
            columns(
                row(rolling, PARIS, "2024-06-02T20:00", "2024-06-03T19:59:59.999"), ReturnRule.ON))
        .containsExactly(0);
    assertThat(columns(row(rolling, PARIS, "2024-06-02T20:00", "2024-06-03T20:00"), ReturnRule.ON))
        .containsExactly(1);
    assertThat(
            columns(
                row(
                    rolling.in(rolling.intervals().fromFullHour()),
                    PARIS,
                    "2024-06-02T20:30",
                    "2024-06-03T20:00"),
                ReturnRule.ON))
        .containsExactly(1);
  }

  @Test
  void rollingHoursBeginOnFullHoursOfLocalTime() {
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    RetentionDefinition rolling =
        by(CalendarUnit.DAY, kolkata, 1)
            .in(ReturnIntervals.rolling(Duration.ofHours(1), 2).fromFullHour());

    assertThat(
            columns(row(rolling, kolkata, "2024-06-02T20:59", "2024-06-02T21:00"), ReturnRule.ON))
        .containsExactly(1);
  }

  @Test
  void daysOfAChangeOfTheClocksAreOneDayEach() {
    RetentionDefinition days = by(CalendarUnit.DAY, PARIS, 2);

    assertThat(
            columns(
                row(days, PARIS, "2024-03-30T23:30", "2024-03-31T23:30", "2024-04-01T00:00"),
                ReturnRule.ON))
        .containsExactly(1, 2);
    assertThat(
            columns(
                row(days, PARIS, "2024-10-26T23:30", "2024-10-27T23:30", "2024-10-28T00:00"),
                ReturnRule.ON))
        .containsExactly(1, 2);
  }

  @Test
  void weeksOfAChangeOfTheClocksAreOneWeekEach() {
    RetentionDefinition weeks = by(CalendarUnit.WEEK, PARIS, 2);

    assertThat(columns(row(weeks, PARIS, "2024-03-31T23:59", "2024-04-01T00:00"), ReturnRule.ON))
        .containsExactly(1);
    assertThat(columns(row(weeks, PARIS, "2024-10-27T23:59", "2024-10-28T00:00"), ReturnRule.ON))
        .containsExactly(1);
  }

  @Test
  void daysWithoutMidnightBeginWhenTheClocksJump() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
    RetentionDefinition days = by(CalendarUnit.DAY, saoPaulo, 2);

    assertThat(columns(row(days, saoPaulo, "2018-11-03T23:59", "2018-11-04T01:00"), ReturnRule.ON))
        .containsExactly(1);
  }

  @Test
  void aDayThatTheZoneSkippedIsAnIntervalNobodyCanReturnIn() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    RetentionDefinition days = by(CalendarUnit.DAY, apia, 2);

    assertThat(columns(row(days, apia, "2011-12-29T23:59", "2011-12-31T00:00"), ReturnRule.ON))
        .containsExactly(2);
  }

  @Test
  void monthsAfterThe31stOfJanuaryAreCalendarMonths() {
    RetentionDefinition months = by(CalendarUnit.MONTH, PARIS, 2);

    assertThat(
            columns(
                row(months, PARIS, "2023-01-31T23:30", "2023-02-01T00:00", "2023-03-31T10:00"),
                ReturnRule.ON))
        .containsExactly(1, 2);
    RetentionDefinition rolling = months.in(ReturnIntervals.rolling(Duration.ofDays(30), 2));
    assertThat(
            columns(
                row(rolling, UTC, "2023-01-31T23:30", "2023-03-02T23:29", "2023-03-02T23:30"),
                ReturnRule.ON))
        .containsExactly(0, 1);
  }

  @Test
  void lateOnThe31stInUtcIsFebruaryInParis() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.MONTH, PARIS, 1));
    accumulator.add(1, at(UTC, "2018-01-31T23:30"));

    assertThat(labels(accumulator.result())).containsExactly("2018-02");
  }

  private static List<String> labels(Retention retention) {
    return retention.cohorts().stream()
        .map(row -> retention.definition().grid().period(row.cohort()).label())
        .toList();
  }

  @Test
  void sundayBeginsAWeekOrEndsOne() {
    String[] saturdayAndSunday = {"2024-06-01T12:00", "2024-06-02T12:00"};
    RetentionDefinition fromSunday =
        Retention.define(new CalendarGrid(CalendarUnit.WEEK, PARIS, DayOfWeek.SUNDAY), 1);

    assertThat(
            columns(row(by(CalendarUnit.WEEK, PARIS, 1), PARIS, saturdayAndSunday), ReturnRule.ON))
        .containsExactly(0);
    assertThat(columns(row(fromSunday, PARIS, saturdayAndSunday), ReturnRule.ON))
        .containsExactly(1);
  }

  @Test
  void aSecondEventAtTheVeryTimeOfTheStartIsNoReturn() {
    RetentionDefinition days = by(CalendarUnit.DAY, UTC, 1);

    assertThat(columns(row(days, UTC, "2024-06-01T12:00", "2024-06-01T12:00"), ReturnRule.ON))
        .isEmpty();
    assertThat(
            columns(row(days, UTC, "2024-06-01T12:00", "2024-06-01T12:00:00.001"), ReturnRule.ON))
        .containsExactly(0);
  }

  @Test
  void bracketsHoldSeveralIntervals() {
    RetentionDefinition days =
        by(CalendarUnit.DAY, UTC, 1).in(ReturnIntervals.calendar(1).brackets(1, 2, 4));
    CohortRow row = row(days, UTC, "2024-06-01T12:00", "2024-06-03T12:00", "2024-06-05T12:00");

    assertThat(columns(row, ReturnRule.ON)).containsExactly(2, 3);
    assertThat(columns(row, ReturnRule.ON_OR_BEFORE)).containsExactly(2, 3);
    assertThat(columns(row, ReturnRule.ON_OR_AFTER)).containsExactly(1, 2, 3);
    assertThat(columns(row, ReturnRule.STREAK)).isEmpty();
    assertThat(days.intervals().label(0)).isEqualTo("0");
    assertThat(days.intervals().label(2)).isEqualTo("2-3");
    assertThat(days.intervals().label(3)).isEqualTo("4-7");
  }

  @Test
  void whoComesBackAfterTheLastColumnIsRetainedOnOrAfterAll() {
    RetentionDefinition days = by(CalendarUnit.DAY, UTC, 2);
    CohortRow row = row(days, UTC, "2024-06-01T12:00", "2024-07-01T12:00");

    assertThat(columns(row, ReturnRule.ON)).isEmpty();
    assertThat(columns(row, ReturnRule.ON_OR_AFTER)).containsExactly(1, 2);
  }

  @Test
  void theLastEventEndsTheDataUnlessSomeoneSaysOtherwise() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.DAY, UTC, 2));
    accumulator.add(1, at(UTC, "2024-06-01T12:00"));
    accumulator.add(2, at(UTC, "2024-06-02T12:00"), 0, "", 0);

    Retention retention = accumulator.result();
    assertThat(retention.asOf()).contains(instant("2024-06-02T12:00:00Z"));
    assertThat(retention.cohorts().get(0).cell(0, ReturnRule.ON).isFinished()).isTrue();
    assertThat(retention.cohorts().get(0).cell(1, ReturnRule.ON).isFinished()).isFalse();
    assertThat(retention.n()).isEqualTo(1);
    assertThat(accumulator.actors()).isEqualTo(1);
  }

  @Test
  void aPeriodIsOverWithItsLastMillisecond() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.DAY, UTC, 1));
    accumulator.add(1, at(UTC, "2024-06-01T12:00"));

    assertThat(finished(accumulator, "2024-06-02T23:59:59.998Z")).isFalse();
    assertThat(finished(accumulator, "2024-06-02T23:59:59.999Z")).isTrue();
  }

  @Test
  void aRollingIntervalIsOverWithItsLastMillisecond() {
    RetentionDefinition rolling =
        by(CalendarUnit.DAY, UTC, 1).in(ReturnIntervals.rolling(Duration.ofDays(1), 1));
    RetentionAccumulator accumulator = Retention.accumulator(rolling);
    accumulator.add(1, at(UTC, "2024-06-01T12:00"));

    assertThat(finished(accumulator, "2024-06-03T11:59:59.998Z")).isFalse();
    assertThat(finished(accumulator, "2024-06-03T11:59:59.999Z")).isTrue();
  }

  private static boolean finished(RetentionAccumulator accumulator, String asOf) {
    Retention retention = accumulator.result(RetentionScope.ALL.asOf(instant(asOf)));
    return retention.cohorts().get(0).cell(1, ReturnRule.ON).isFinished();
  }

  @Test
  void unfinishedCellsTellWhatIsKnownSoFar() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.DAY, UTC, 1));
    accumulator.add(1, at(UTC, "2024-06-01T12:00"));
    accumulator.add(1, at(UTC, "2024-06-02T12:00"));
    CohortRow row = accumulator.result().cohorts().get(0);

    assertThat(row.cell(1, ReturnRule.ON)).isEqualTo(new RetentionCell(1, 0, 0, 1));
    assertThat(row.retained(1, ReturnRule.ON, ConfidenceLevel.P95).isDefined()).isFalse();
    assertThat(row.retainedSoFar(1, ReturnRule.ON, ConfidenceLevel.P95))
        .isEqualTo(ProportionInterval.WILSON.estimate(1, 1, ConfidenceLevel.P95));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                accumulator.result().pooled().retainedSoFar(1, ReturnRule.ON, ConfidenceLevel.P95))
        .withMessage("row of all cohorts has no share so far");
  }

  @Test
  void whatCameAfterTheEndOfTheDataIsNotKnown() {
    for (RetentionDefinition definition :
        List.of(by(CalendarUnit.DAY, UTC, 1), by(CalendarUnit.DAY, UTC, 1).summing("pence"))) {
      RetentionAccumulator accumulator = Retention.accumulator(definition);
      accumulator.add(1, at(UTC, "2024-01-01T12:00"));
      accumulator.add(1, at(UTC, "2024-10-27T12:00"));
      accumulator.add(2, at(UTC, "2024-07-20T12:00"));
      Retention retention =
          accumulator.result(RetentionScope.ALL.asOf(instant("2024-01-05T12:00:00Z")));

      assertThat(retention.n()).isEqualTo(1);
      assertThat(retention.cohorts()).hasSize(1);
      assertThat(retention.pooled().cell(1, ReturnRule.ON_OR_AFTER).retained()).isZero();
    }
  }

  @Test
  void aDayThatClocksComeBackToIsOneInterval() {
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    RetentionDefinition days = by(CalendarUnit.DAY, stJohns, 3);
    for (RetentionDefinition definition :
        List.of(
            days,
            days.summing("pence"),
            days.cohortsBy(CohortRule.RECURRING),
            days.in(days.intervals()).atLeast(1).dividedBy("plan"))) {
      RetentionAccumulator accumulator = Retention.accumulator(definition);
      accumulator.add(1, at(stJohns, "2010-11-05T12:00"));
      accumulator.add(1, at(stJohns, "2010-11-06T20:00"));
      accumulator.add(1, instant("2010-11-07T02:30:30Z").toEpochMilli()); // 00:00:30 on the 7th
      accumulator.add(1, instant("2010-11-07T02:45:00Z").toEpochMilli()); // 23:15 on the 6th again
      Retention retention =
          accumulator.result(RetentionScope.ALL.asOf(instant("2010-12-01T00:00:00Z")));
      CohortRow first = retention.cohorts().get(0);

      assertThat(columns(first, ReturnRule.ON)).containsExactly(1, 2);
      assertThat(columns(first, ReturnRule.ON_OR_AFTER)).containsExactly(1, 2);
      assertThat(retention.retained(1).isDefined()).isTrue();
    }
  }

  @Test
  void actorsNotMembershipsAreIndependent() {
    RetentionDefinition recurring =
        by(CalendarUnit.DAY, UTC, 1).cohortsBy(CohortRule.RECURRING).summing("pence");
    RetentionAccumulator accumulator = Retention.accumulator(recurring);
    Random random = new Random(20260101);
    for (int actor = 0; actor < 10; actor++) {
      for (int day = 0; day < 100; day++) {
        if (random.nextInt(10) > 0) {
          long atMillis = at(UTC, "2024-01-01T12:00") + day * 86_400_000L;
          accumulator.add(actor, atMillis, RetentionRoles.ALL, "", 100L * actor + day);
        }
      }
    }
    Retention retention = accumulator.result();

    assertThat(retention.retained(1).n()).isEqualTo(10);
    assertThat(retention.pooled().mean(1, ConfidenceLevel.P95).n()).isEqualTo(10);
    assertThat(retention.pooled().mean(1, ConfidenceLevel.P95).method()).contains("linearised");
    Estimate plain =
        retention.average(1, RetentionAverage.UNWEIGHTED, ReturnRule.ON, ConfidenceLevel.P95);
    assertThat(plain.n()).isEqualTo(10);
    assertThat(plain.interval().width()).isEqualTo(1);
    assertThat(plain.method()).isEqualTo("no interval: actors are in several cohorts");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                retention
                    .cohorts()
                    .get(0)
                    .differenceFrom(retention.pooled(), 1, ReturnRule.ON, ConfidenceLevel.P95))
        .withMessage("rows to compare must both be all cohorts of recurring members, or neither");
  }

  @Test
  void noOrderOfArrivalMovesTheLastDigitOfAMean() {
    List<Long> amounts = new ArrayList<>();
    for (long i = 0; i < 300; i++) {
      amounts.add(900_000_000 + i * i * 7919 % 1_000_003);
    }
    Retention expected = null;
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(amounts, new Random(round));
      NamedRetentionAccumulator accumulator =
          Retention.accumulatorOfNames(by(CalendarUnit.DAY, UTC, 1).summing("pence"));
      for (long amount : amounts) {
        accumulator.add("customer " + amount, 0, RetentionRoles.ALL, "", amount);
        accumulator.add("customer " + amount, 200_000_000, RetentionRoles.ALL, "", amount);
      }
      expected = expected == null ? accumulator.result() : expected;
      assertThat(accumulator.result()).isEqualTo(expected);
    }
  }

  @Test
  void someCohortsOnly() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.MONTH, UTC, 1));
    accumulator.add(1, at(UTC, "2024-01-01T12:00"));
    accumulator.add(2, at(UTC, "2024-02-01T12:00"));
    accumulator.add(3, at(UTC, "2024-03-01T12:00"));
    long february =
        CalendarGrid.of(CalendarUnit.MONTH, UTC).indexOfMillis(at(UTC, "2024-02-01T00:00"));

    Retention retention = accumulator.result(RetentionScope.ALL.cohorts(february, february + 1));
    assertThat(labels(retention)).containsExactly("2024-02");
    assertThat(retention.n()).isEqualTo(1);
    assertThat(retention.cohort(february + 1)).isEmpty();
  }

  @Test
  void withoutEventsThereIsNothing() {
    Retention retention = Retention.accumulator(by(CalendarUnit.DAY, UTC, 2)).result();

    assertThat(retention.n()).isZero();
    assertThat(retention.cohorts()).isEmpty();
    assertThat(retention.asOf()).isEmpty();
    assertThat(retention.retained(1).isDefined()).isFalse();
    assertThat(retention.retained(1).interval().low()).isZero();
    assertThat(retention.retained(1).interval().high()).isEqualTo(1);
    for (RetentionAverage average : RetentionAverage.values()) {
      assertThat(retention.average(1, average, ReturnRule.ON, ConfidenceLevel.P95).isDefined())
          .isFalse();
    }
  }

  @Test
  void averagesAreNamed() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.DAY, UTC, 1));
    addCohort(accumulator, 100, "2024-06-01T12:00", 90, 10);
    addCohort(accumulator, 200, "2024-06-02T12:00", 10, 8);
    Retention retention =
        accumulator.result(RetentionScope.ALL.asOf(instant("2024-06-03T23:59:59.999Z")));

    assertThat(average(retention, RetentionAverage.POOLED)).isEqualTo(18 / 100.0);
    assertThat(average(retention, RetentionAverage.SIZE_WEIGHTED))
        .isCloseTo((90.0 * 10 + 10.0 * 8) / (90.0 * 90 + 10.0 * 10), within(1e-15));
    assertThat(average(retention, RetentionAverage.UNWEIGHTED))
        .isCloseTo((10 / 90.0 + 8 / 10.0) / 2, within(1e-15));
  }

  private static double average(Retention retention, RetentionAverage average) {
    return retention.average(1, average, ReturnRule.ON, ConfidenceLevel.P95).value();
  }

  private static void addCohort(
      RetentionAccumulator accumulator, long firstActor, String start, int size, int back) {
    for (int i = 0; i < size; i++) {
      accumulator.add(firstActor + i, at(UTC, start));
      if (i < back) {
        accumulator.add(firstActor + i, at(UTC, start) + 86_400_000);
      }
    }
  }

  @Test
  void cohortsAreComparedColumnByColumn() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.DAY, UTC, 2));
    addCohort(accumulator, 100, "2024-06-01T12:00", 90, 10);
    addCohort(accumulator, 200, "2024-06-02T12:00", 60, 30);
    Retention retention =
        accumulator.result(RetentionScope.ALL.asOf(instant("2024-06-30T00:00:00Z")));
    CohortRow first = retention.cohorts().get(0);
    CohortRow second = retention.cohorts().get(1);

    Difference alone = second.differenceFrom(first, 1, ReturnRule.ON, ConfidenceLevel.P95);
    assertThat(alone)
        .isEqualTo(ProportionDifference.MIETTINEN_NURMINEN.of(30, 60, 10, 90, ConfidenceLevel.P95));
    List<Difference> both =
        second.differencesFrom(first, ReturnRule.ON, ConfidenceLevel.P95, PValueAdjustment.HOLM);
    assertThat(both).hasSize(2);
    assertThat(both.get(0).pValue()).isCloseTo(2 * alone.pValue(), within(1e-15));
    assertThat(both.get(0).estimate()).isEqualTo(alone.estimate());
    assertThat(both.get(1).pValue()).isEqualTo(1);
  }

  @Test
  void pooledRowsOfRecurringCohortsAreComparedByActor() {
    RetentionDefinition definition =
        by(CalendarUnit.DAY, UTC, 1).cohortsBy(CohortRule.RECURRING).dividedBy("plan");
    RetentionAccumulator accumulator = Retention.accumulator(definition);
    Random random = new Random(20260101);
    for (int i = 0; i < 400; i++) {
      String plan = i % 2 == 0 ? "free" : "paid";
      accumulator.add(
          i % 40,
          at(UTC, "2024-06-01T12:00") + random.nextInt(8) * 86_400_000L,
          RetentionRoles.ALL,
          plan,
          0);
    }
    var byPlan = accumulator.resultsByProperty(RetentionScope.ALL);
    Difference difference =
        byPlan
            .get("paid")
            .pooled()
            .differenceFrom(byPlan.get("free").pooled(), 1, ReturnRule.ON, ConfidenceLevel.P95);

    assertThat(difference.estimate().n()).isEqualTo(40);
    assertThat(difference.estimate().method()).contains("linearised");
    assertThat(byPlan.get("paid").retained(1).n()).isEqualTo(20);
  }

  @Test
  void revenueCohortsHaveSumAndMean() {
    RetentionDefinition months = by(CalendarUnit.MONTH, UTC, 1).summing("pence");
    RetentionAccumulator accumulator = Retention.accumulator(months);
    accumulator.add(1, at(UTC, "2024-01-05T10:00"), RetentionRoles.ALL, "", 1_000);
    accumulator.add(1, at(UTC, "2024-01-05T10:00"), RetentionRoles.ALL, "", 250);
    accumulator.add(1, at(UTC, "2024-02-05T10:00"), RetentionRoles.ALL, "", 400);
    accumulator.add(2, at(UTC, "2024-01-06T10:00"), RetentionRoles.ALL, "", 750);
    Retention retention =
        accumulator.result(RetentionScope.ALL.asOf(instant("2024-02-29T23:59:59.999Z")));
    CohortRow january = retention.cohorts().get(0);

    assertThat(january.total(0)).isEqualTo(2_000);
    assertThat(january.mean(0, ConfidenceLevel.P95).value()).isEqualTo(1_000);
    assertThat(january.total(1)).isEqualTo(400);
    assertThat(january.mean(1, ConfidenceLevel.P95).value()).isEqualTo(200);
    assertThat(january.mean(1, ConfidenceLevel.P95).n()).isEqualTo(2);
    assertThat(retention.pooled().total(0)).isEqualTo(2_000);
  }

  @Test
  void amountsWhoseSumMightOverflowAreRefused() {
    RetentionDefinition months = by(CalendarUnit.MONTH, UTC, 1).summing("pence");
    RetentionAccumulator accumulator = Retention.accumulator(months);
    accumulator.add(1, 0, RetentionRoles.ALL, "", 1L << 61);
    accumulator.add(1, 0, RetentionRoles.ALL, "", -(1L << 61));

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> accumulator.add(1, 0, RetentionRoles.ALL, "", 1))
        .withMessage("amounts must come to 4611686018427387904 at most, was 1 more");
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> accumulator.merge(accumulator.copy()))
        .withMessage(
            "amounts must come to 4611686018427387904 at most, was 4611686018427387904 more");
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> accumulator.add(1, 0, RetentionRoles.ALL, "", Long.MIN_VALUE));
    assertThat(accumulator.result().cohorts().get(0).total(0)).isZero();
  }

  @Test
  void plainRecordsNeedAnActorAndATime() {
    RetentionDefinition days = by(CalendarUnit.DAY, UTC, 1);
    List<Long> times = List.of(0L, 86_400_000L);
    Retention ofNumber = times.stream().collect(Retention.metricLong(days, at -> 7, at -> at));
    assertThat(ofNumber.cohorts().get(0).cell(1, ReturnRule.ON).retainedSoFar()).isEqualTo(1);
    assertThat(times.stream().collect(Retention.metric(days, at -> "ann", at -> at)))
        .isEqualTo(ofNumber);
  }

  @Test
  void joinedActorsAreOne() {
    RetentionDefinition days = by(CalendarUnit.DAY, UTC, 1);
    RetentionAccumulator numbers = Retention.accumulator(days);
    numbers.add(7, at(UTC, "2024-06-01T12:00"));
    numbers.join(7, 3);
    numbers.add(3, at(UTC, "2024-06-02T12:00"));
    NamedRetentionAccumulator names = Retention.accumulatorOfNames(days);
    names.add("cookie", at(UTC, "2024-06-01T12:00"));
    names.join("cookie", "ann");
    names.add("ann", at(UTC, "2024-06-02T12:00"));

    assertThat(numbers.result().n()).isEqualTo(1);
    assertThat(numbers.result().cohorts().get(0).cell(1, ReturnRule.ON).retainedSoFar())
        .isEqualTo(1);
    assertThat(names.result()).isEqualTo(numbers.result());
    assertThat(names.actors()).isEqualTo(1);
    assertThat(names.decode(names.encode()).result()).isEqualTo(names.result());
    assertThat(numbers.decode(numbers.encode()).result()).isEqualTo(numbers.result());
  }

  @Test
  void columnsEqualSingleEvents() {
    for (RetentionDefinition definition :
        List.of(
            by(CalendarUnit.WEEK, PARIS, 8),
            by(CalendarUnit.WEEK, PARIS, 8).cohortsBy(CohortRule.RECURRING))) {
      Random random = new Random(20260101);
      long[] actors = random.longs(20_000, 0, 500).toArray();
      long[] times = random.longs(20_000, 1_700_000_000_000L, 1_710_000_000_000L).toArray();
      RetentionAccumulator columns = Retention.accumulator(definition);
      columns.addAll(actors, times, 0, 20_000);
      RetentionAccumulator single = Retention.accumulator(definition);
      for (int i = 0; i < 20_000; i++) {
        single.add(actors[i], times[i]);
      }

      assertThat(columns.result()).isEqualTo(single.result());
      assertThat(columns.encode()).isEqualTo(single.encode());
    }
  }

  @Test
  void bitsOfDaysAnswerAsAllEventsDo() {
    Random random = new Random(20260101);
    for (CalendarUnit unit : CalendarUnit.values()) {
      RetentionDefinition compact = by(unit, PARIS, 9);
      RetentionDefinition counting = compact.summing("pence");
      assertThat(compact.isCompact()).isTrue();
      assertThat(counting.isCompact()).isFalse();
      RetentionAccumulator bits = Retention.accumulator(compact);
      RetentionAccumulator events = Retention.accumulator(counting);
      for (int i = 0; i < 30_000; i++) {
        long actor = random.nextInt(12_000);
        long atMillis = 1_700_000_000_000L + random.nextLong(3L << 32);
        bits.add(actor, atMillis);
        events.add(actor, atMillis);
      }
      Retention expected = events.result();
      Retention found = bits.result();
      assertThat(found.cohorts()).hasSameSizeAs(expected.cohorts());
      for (int i = 0; i < found.cohorts().size(); i++) {
        for (int column = 0; column <= 9; column++) {
          for (ReturnRule rule : ReturnRule.values()) {
            assertThat(found.cohorts().get(i).cell(column, rule))
                .isEqualTo(expected.cohorts().get(i).cell(column, rule));
          }
        }
      }
    }
  }

  @Test
  void timesFarFrom1970CostNoMoreThanOthers() {
    RetentionAccumulator accumulator = Retention.accumulator(by(CalendarUnit.WEEK, UTC, 2));
    for (int actor = 0; actor < 20_000; actor++) {
      accumulator.add(actor, Instant.parse("9999-12-31T00:00:00Z").toEpochMilli());
      accumulator.add(actor, 0);
      accumulator.add(actor, -(1L << 47));
    }

    assertThat(accumulator.result().n()).isEqualTo(20_000);
    assertThat(accumulator.encode()).hasSizeLessThan(20_000 * 80);
  }

  @Test
  void eventsThatCannotBeAreRefused() {
    RetentionAccumulator one = Retention.accumulator(by(CalendarUnit.DAY, UTC, 1));
    NamedRetentionAccumulator names = Retention.accumulatorOfNames(by(CalendarUnit.DAY, UTC, 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.add(1, 1L << 48))
        .withMessage(
            "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.addAll(new long[2], new long[] {0, -(1L << 48)}, 0, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.add(1, 0, 8, "", 0))
        .withMessage("roles of an event must be in 0..7, was 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.add(1, 0, RetentionRoles.START, "", 0))
        .withMessage(
            "event must start and return, or neither, where both are the same event, was of roles"
                + " 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.add("\ud800", 0))
        .withMessageStartingWith("actor of an event must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.add(null, 0))
        .withMessage("actor of an event must not be null");
    assertThat(one.result().asOf()).isEmpty();
    assertThat(names.result().asOf()).isEmpty();
  }

  @Test
  void definitionsThatCannotBeAreRefused() {
    RetentionDefinition days = by(CalendarUnit.DAY, UTC, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> by(CalendarUnit.DAY, UTC, 0))
        .withMessage("intervals after the start must be 1..10000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReturnIntervals.calendar(1).brackets(9_999, 2))
        .withMessage("intervals after the start must be 1..10000, was 10001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReturnIntervals.calendar(1).brackets(1, 0))
        .withMessage("bracket of intervals must hold at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReturnIntervals.rolling(Duration.ofNanos(1_500_000), 1))
        .withMessage(
            "length of rolling intervals must be 1 ms..36525 days in whole milliseconds, was"
                + " PT0.0015S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReturnIntervals.rolling(Duration.ZERO, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReturnIntervals.rolling(Duration.ofDays(36_526), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ReturnIntervals(IntervalRule.CALENDAR, Duration.ofDays(1), List.of(1)))
        .withMessage("length of calendar intervals must be zero, was PT24H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> days.atLeast(0))
        .withMessage("least number of returns in an interval must be 1 or more, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> days.dividedBy("\ud800"))
        .withMessageStartingWith("name of a property must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetentionScope.ALL.asOf(Instant.MAX))
        .withMessageStartingWith(
            "end of the data must be in milliseconds within 2^48 of 1970, was ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetentionScope.ALL.asOf(Instant.ofEpochMilli(1L << 48)))
        .withMessage(
            "end of the data must be in milliseconds within 2^48 of 1970,"
                + " was +10889-08-02T05:31:50.656Z");
  }

  @Test
  void questionsWithoutAnAnswerAreRefused() {
    Retention one = Retention.accumulator(by(CalendarUnit.DAY, UTC, 1)).result();
    Retention two = Retention.accumulator(by(CalendarUnit.DAY, UTC, 2)).result();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.retained(2))
        .withMessage("column of a retention must be in 0..1, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.pooled().total(-1))
        .withMessage("column of a retention must be in 0..1, was -1");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> one.pooled().cohort())
        .withMessage("row of all cohorts has no period");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                one.pooled()
                    .differencesFrom(
                        two.pooled(), ReturnRule.ON, ConfidenceLevel.P95, PValueAdjustment.NONE))
        .withMessage("rows to compare must have 1 columns both, was 2");
  }

  @Test
  void differentDefinitionsNeverReadAlike() {
    RetentionDefinition days = by(CalendarUnit.DAY, UTC, 3);
    List<RetentionDefinition> all =
        new ArrayList<>(
            List.of(
                days,
                by(CalendarUnit.DAY, PARIS, 3),
                by(CalendarUnit.WEEK, UTC, 3),
                Retention.define(new CalendarGrid(CalendarUnit.WEEK, UTC, DayOfWeek.SUNDAY), 3),
                by(CalendarUnit.DAY, UTC, 4),
                days.starting("a"),
                days.returning("a"),
                days.starting("a\" divided by \"b"),
                days.starting("a").dividedBy("b"),
                days.summing("a"),
                days.dividedBy("a"),
                days.atLeast(2),
                days.cohortsBy(CohortRule.FIRST_EVER),
                days.cohortsBy(CohortRule.RECURRING),
                days.in(days.intervals().brackets(1, 2)),
                days.in(days.intervals().brackets(3)),
                days.in(ReturnIntervals.rolling(Duration.ofDays(1), 3)),
                days.in(ReturnIntervals.rolling(Duration.ofDays(1), 3).fromFullHour())));
    assertThat(all.stream().map(RetentionDefinition::toString)).doesNotHaveDuplicates();
    Collections.reverse(all);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retention.accumulator(all.get(0)).merge(Retention.accumulator(days)))
        .withMessageContaining("PT24H from the full hour");
  }
}
