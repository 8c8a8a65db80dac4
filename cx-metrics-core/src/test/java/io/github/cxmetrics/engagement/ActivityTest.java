package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples a human can check by hand. */
class ActivityTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  private static ActivityAccumulator activity(ZoneId zone) {
    return Activity.accumulator(ActivityDefinition.in(zone));
  }

  private static long at(ZoneId zone, String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
  }

  private static void addNoons(ActivityAccumulator state, long actor, String... days) {
    for (String day : days) {
      state.add(actor, at(SEOUL, day + "T12:00"));
    }
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  record Event(String user, long atMillis) {}

  /** As the page of the class shows it. */
  @Test
  void exampleOfTheClass() {
    List<Event> events =
        List.of(
            new Event("ann", at(SEOUL, "2026-05-01T12:00")),
            new Event("ann", at(SEOUL, "2026-05-04T12:00")));
    ActivityDefinition logins = ActivityDefinition.in(ZoneId.of("Asia/Seoul")).of("login");
    NamedActivityAccumulator state = Activity.accumulatorOfNames(logins);
    events.forEach(event -> state.add(event.user(), event.atMillis()));
    ActivityRange may = state.between(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 1));
    long active = may.activeActors().monthly(LocalDate.of(2026, 5, 31));
    LifecycleInterval week = may.lifecycle(CalendarUnit.WEEK).intervals().get(1);
    Estimate kept = week.retention(ConfidenceLevel.P95);
    assertThat(active).isOne();
    assertThat(kept.value()).isEqualTo(1);
  }

  @Test
  void daysAreLocal() {
    ActivityAccumulator seoul = activity(SEOUL);
    ActivityAccumulator utc = activity(ZoneId.of("UTC"));
    for (ActivityAccumulator state : List.of(seoul, utc)) {
      state.add(1, at(ZoneId.of("UTC"), "2024-01-31T20:00"));
    }
    LocalDate january = day("2024-01-31");
    assertThat(utc.between(january, day("2024-02-01")).activeActors().daily(january)).isOne();
    assertThat(seoul.between(january, day("2024-02-01")).activeActors().daily(january)).isZero();
    assertThat(seoul.result().firstDay()).hasValue(day("2024-02-01"));
  }

  @Test
  void windowsEndWithTheirDay() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-05-01");
    ActiveActors active = state.between(day("2024-05-01"), day("2024-06-15")).activeActors();
    assertThat(active.weekly(day("2024-05-07"))).isOne();
    assertThat(active.weekly(day("2024-05-08"))).isZero();
    assertThat(active.monthly(day("2024-05-30"))).isOne();
    assertThat(active.monthly(day("2024-05-31"))).isZero();
    assertThat(active.inRange()).isOne();
    RollingWindows twentyEight = RollingWindows.DEFAULT.withMonth(28).withWeek(1);
    ActiveActors other =
        state.between(day("2024-05-01"), day("2024-06-15")).windows(twentyEight).activeActors();
    assertThat(other.monthly(day("2024-05-28"))).isOne();
    assertThat(other.monthly(day("2024-05-29"))).isZero();
    assertThat(other.weekly(day("2024-05-02"))).isZero();
    assertThat(other.windows()).isEqualTo(twentyEight);
  }

  @Test
  void stickinessIsTheMeanShareOfDays() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-05-01", "2024-05-02", "2024-05-03");
    addNoons(state, 2, "2024-05-03");
    RollingActivity point =
        state
            .between(day("2024-05-03"), day("2024-05-04"))
            .windows(new RollingWindows(2, 10))
            .rolling(CalendarUnit.DAY)
            .get(0);
    assertThat(point.monthly()).isEqualTo(2);
    assertThat(point.averageDaily()).isEqualTo(0.4);
    Estimate stickiness = point.stickiness(P95);
    assertThat(stickiness.value()).isCloseTo((0.3 + 0.1) / 2, within(1e-12));
    assertThat(stickiness.n()).isEqualTo(2);
    assertThat(point.sameDayShare(P95).value()).isEqualTo(1);
    assertThat(point.estimates()).containsOnlyKeys("stickiness", "sameDayShare");
    assertThat(point.n()).isEqualTo(2);
  }

  @Test
  void chartsOfWeeksShowTheLastCompleteDay() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-05-01");
    ActivityRange may = state.between(day("2024-05-01"), day("2024-05-15"));
    assertThat(may.rolling(CalendarUnit.WEEK))
        .extracting(RollingActivity::day)
        .containsExactly(day("2024-05-05"), day("2024-05-12"), day("2024-05-14"));
    ActivityRange thursday = may.asOf(Instant.parse("2024-05-09T00:00:00Z"));
    assertThat(thursday.rolling(CalendarUnit.WEEK))
        .extracting(RollingActivity::day)
        .containsExactly(day("2024-05-05"), day("2024-05-08"));
    assertThat(thursday.weeksFrom(DayOfWeek.SUNDAY).rolling(CalendarUnit.WEEK))
        .extracting(RollingActivity::day)
        .containsExactly(day("2024-05-04"), day("2024-05-08"));
    assertThat(thursday.activeActors().isComplete(day("2024-05-08"))).isTrue();
    assertThat(thursday.activeActors().isComplete(day("2024-05-09"))).isFalse();
    assertThat(may.asOf(Instant.parse("2024-04-01T00:00:00Z")).rolling(CalendarUnit.WEEK))
        .isEmpty();
  }

  @Test
  void aDayIsCompleteWithItsLastMillisecond() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2026-05-31");
    ActivityRange may = state.between(day("2026-05-01"), day("2026-06-02"));
    ActivityRange over = may.asOf(Instant.parse("2026-05-31T14:59:59.999Z"));
    assertThat(over.activeActors().isComplete(day("2026-05-31"))).isTrue();
    assertThat(over.activeActors().isComplete(day("2026-06-01"))).isFalse();
    assertThat(over.dailyStates().isComplete(day("2026-05-31"))).isTrue();
    assertThat(over.lifecycle(CalendarUnit.MONTH).intervals())
        .extracting(LifecycleInterval::isComplete)
        .containsExactly(true, false);
    assertThat(over.rolling(CalendarUnit.MONTH))
        .extracting(RollingActivity::day)
        .containsExactly(day("2026-05-31"));
    assertThat(over.stickiness(CalendarUnit.MONTH).completeIntervals()).isOne();
    ActivityRange open = may.asOf(Instant.parse("2026-05-31T14:59:59.998Z"));
    assertThat(open.activeActors().isComplete(day("2026-05-30"))).isTrue();
    assertThat(open.activeActors().isComplete(day("2026-05-31"))).isFalse();
  }

  /** The clock read 00:01 on 7 November for the first time, and went back to 23:01. */
  @Test
  void aDayThatComesAgainIsNotComplete() {
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    ActivityRange range =
        activity(stJohns)
            .between(day("2010-11-05"), day("2010-11-09"))
            .asOf(Instant.parse("2010-11-07T02:30:30Z"));
    assertThat(range.activeActors().isComplete(day("2010-11-05"))).isTrue();
    assertThat(range.activeActors().isComplete(day("2010-11-06"))).isFalse();
    ActivityRange beforeMidnight = range.asOf(Instant.parse("2010-11-07T02:29:59.999Z"));
    assertThat(beforeMidnight.activeActors().isComplete(day("2010-11-06"))).isFalse();
  }

  @Test
  void lifecycleByWeek() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-04-29", "2024-05-06", "2024-05-20"); // three Mondays
    addNoons(state, 2, "2024-05-05"); // a Sunday
    ActivityRange range = state.between(day("2024-04-29"), day("2024-05-27"));
    List<LifecycleInterval> weeks = range.lifecycle(CalendarUnit.WEEK).intervals();
    assertThat(weeks).extracting(LifecycleInterval::newActors).containsExactly(2L, 0L, 0L, 0L);
    assertThat(weeks).extracting(LifecycleInterval::returning).containsExactly(0L, 1L, 0L, 0L);
    assertThat(weeks).extracting(LifecycleInterval::resurrecting).containsExactly(0L, 0L, 0L, 1L);
    assertThat(weeks).extracting(LifecycleInterval::dormant).containsExactly(0L, 1L, 1L, 0L);
    assertThat(weeks.get(1).retention(P95).value()).isEqualTo(0.5);
    assertThat(weeks.get(0).retention(P95).isDefined()).isFalse();
    assertThat(weeks.get(0).newShare(P95).value()).isEqualTo(1);
    assertThat(weeks.get(0).quickRatio()).isNaN();
    assertThat(weeks.get(2).quickRatio()).isZero();
    assertThat(weeks.get(1).n()).isEqualTo(2);
    assertThat(weeks.get(1).estimates()).containsOnlyKeys("retention", "newShare");
    List<LifecycleInterval> sundays =
        range.weeksFrom(DayOfWeek.SUNDAY).lifecycle(CalendarUnit.WEEK).intervals();
    assertThat(sundays.get(1).period().start()).isEqualTo(day("2024-05-05"));
    assertThat(sundays.get(1).newActors()).isEqualTo(1);
    assertThat(sundays.get(1).returning()).isEqualTo(1);
    LifecycleInterval last =
        range
            .asOf(Instant.parse("2024-05-26T14:59:59Z"))
            .lifecycle(CalendarUnit.WEEK)
            .intervals()
            .get(3);
    assertThat(last.isComplete()).isFalse();
    assertThat(weeks.get(3).isComplete()).isTrue();
  }

  @Test
  void historyBeforeTheRangeMatters() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2023-01-01", "2024-05-01");
    LifecycleInterval may =
        state
            .between(day("2024-05-01"), day("2024-05-02"))
            .lifecycle(CalendarUnit.MONTH)
            .intervals()
            .get(0);
    assertThat(may.newActors()).isZero();
    assertThat(may.resurrecting()).isOne();
  }

  @Test
  void withCreationsWhoIsNotKnownIsNeverNew() {
    ActivityAccumulator state = Activity.accumulator(ActivityDefinition.in(SEOUL).newByCreation());
    addNoons(state, 1, "2024-05-01");
    addNoons(state, 2, "2024-05-01");
    addNoons(state, 3, "2024-05-01");
    state.created(1, at(SEOUL, "2024-05-20T00:00"));
    state.created(1, at(SEOUL, "2024-05-01T00:00"));
    state.created(2, at(SEOUL, "2024-04-30T23:59"));
    ActivityRange range = state.between(day("2024-05-01"), day("2024-05-02"));
    LifecycleInterval first = range.lifecycle(CalendarUnit.DAY).intervals().get(0);
    assertThat(first.newActors()).isOne();
    assertThat(first.resurrecting()).isEqualTo(2);
    assertThat(range.dailyStates().count(day("2024-05-01"), DailyState.RESURRECTED)).isEqualTo(2);
  }

  /** Samoa had no 30 December 2011: 29 and 31 December are neighbours. */
  @Test
  void aDayThatWasSkippedIsNoInterval() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    ActivityAccumulator state = activity(apia);
    state.add(1, at(apia, "2011-12-29T12:00"));
    state.add(1, at(apia, "2011-12-31T12:00"));
    ActivityRange range = state.between(day("2011-12-29"), day("2012-01-01"));
    List<LifecycleInterval> days = range.lifecycle(CalendarUnit.DAY).intervals();
    assertThat(days)
        .extracting(of -> of.period().start())
        .containsExactly(day("2011-12-29"), day("2011-12-31"));
    assertThat(days.get(1).returning()).isOne();
    assertThat(range.stickiness(CalendarUnit.DAY).exactly(2)).isOne();
    assertThat(
            state
                .between(day("2011-12-31"), day("2012-01-01"))
                .lifecycle(CalendarUnit.DAY)
                .intervals()
                .get(0)
                .returning())
        .isOne();
    ActivityRange skipped = state.between(day("2011-12-30"), day("2011-12-31"));
    assertThat(skipped.lifecycle(CalendarUnit.DAY).intervals()).isEmpty();
    assertThat(skipped.stickiness(CalendarUnit.DAY).intervals()).isZero();
    assertThat(skipped.stickiness(CalendarUnit.DAY).estimates().get("inAll").n()).isZero();
    assertThat(skipped.activeActors().weekly(day("2011-12-30"))).isOne();
  }

  @Test
  void edgesOfDailyStates() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-01-01", "2024-01-08"); // 7 days ago
    addNoons(state, 2, "2024-01-01", "2024-01-09"); // 8 days ago
    addNoons(state, 3, "2024-01-01", "2024-01-31"); // 30 days ago
    addNoons(state, 4, "2024-01-01", "2024-02-01"); // 31 days ago
    DailyStates states = state.between(day("2024-01-01"), day("2024-03-31")).dailyStates();
    assertThat(states.count(day("2024-01-01"), DailyState.NEW)).isEqualTo(4);
    assertThat(states.count(day("2024-01-07"), DailyState.AT_RISK_WAU)).isEqualTo(4);
    assertThat(states.count(day("2024-01-08"), DailyState.CURRENT)).isEqualTo(1);
    assertThat(states.count(day("2024-01-08"), DailyState.AT_RISK_MAU)).isEqualTo(3);
    assertThat(states.count(day("2024-01-09"), DailyState.REACTIVATED)).isEqualTo(1);
    assertThat(states.count(day("2024-01-30"), DailyState.AT_RISK_MAU)).isEqualTo(4);
    assertThat(states.count(day("2024-01-31"), DailyState.REACTIVATED)).isEqualTo(1);
    assertThat(states.count(day("2024-01-31"), DailyState.DORMANT)).isEqualTo(1);
    assertThat(states.count(day("2024-02-01"), DailyState.RESURRECTED)).isEqualTo(1);
    assertThat(states.known(day("2024-03-01"))).isEqualTo(4);
    assertThat(states.moved(day("2024-01-02"), DailyState.NEW, DailyState.AT_RISK_WAU))
        .isEqualTo(4);
    assertThat(states.moved(DailyState.AT_RISK_WAU, DailyState.CURRENT)).isEqualTo(1);
    Estimate rate = states.rate(day("2024-01-08"), DailyState.AT_RISK_WAU, DailyState.CURRENT, P95);
    assertThat(rate.value()).isEqualTo(0.25);
    assertThat(rate.n()).isEqualTo(4);
    assertThat(states.isComplete(day("2024-01-08"))).isTrue();
    assertThat(states.windows()).isEqualTo(RollingWindows.DEFAULT);
    assertThat(DailyState.AT_RISK_WAU.label()).isEqualTo("at_risk_wau");
    assertThat(states).hasToString("daily states of 90 days from 2024-01-01");
  }

  @Test
  void frequencyOfThreeActors() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-05-01", "2024-05-03", "2024-05-10");
    addNoons(state, 2, "2024-05-31");
    addNoons(state, 3, "2024-04-30");
    Frequency may = state.between(day("2024-05-01"), day("2024-06-01")).frequency();
    assertThat(may.n()).isEqualTo(2);
    assertThat(may.daysActive().mean(P95).value()).isEqualTo(2);
    assertThat(may.recency().n()).isEqualTo(3);
    assertThat(may.recency().most()).hasValue(31);
    assertThat(may.recency().least()).hasValue(0);
    assertThat(may.daysBetween().n()).isEqualTo(1);
    assertThat(may.daysBetween().count()).isEqualTo(2);
    assertThat(may.daysBetween().mean(P95).value()).isEqualTo(4.5);
    assertThat(may.waiting()).isEqualTo(1);
    assertThat(may.estimates()).hasSize(4);
    assertThat(may).hasToString("days active: 2 values of 2 actors, median 1");
  }

  @Test
  void joinedActorsAreOne() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-05-01");
    addNoons(state, 2, "2024-05-01");
    state.join(2, 1);
    assertThat(state.result().n()).isOne();
    assertThat(state.decode(state.encode()).result()).isEqualTo(state.result());
    NamedActivityAccumulator names = Activity.accumulatorOfNames(ActivityDefinition.in(SEOUL));
    names.add("cookie", 0);
    names.add("ann", 5);
    names.join("cookie", "ann");
    names.merge(names);
    assertThat(names.result().n()).isOne();
    LocalDate epoch = day("1970-01-01");
    assertThat(names.between(epoch, epoch.plusDays(1)).activeActors().daily(epoch)).isOne();
  }

  @Test
  void summaryOfAllTime() {
    ActivityAccumulator state = activity(SEOUL);
    assertThat(state.result()).hasToString("no actors");
    assertThat(state.result().firstDay()).isEmpty();
    assertThat(state.result().lastDay()).isEmpty();
    assertThat(state.result().estimates().get("medianDaysActive").isDefined()).isFalse();
    addNoons(state, 1, "2024-05-01", "2024-05-02");
    addNoons(state, 2, "2024-05-03");
    Activity activity = state.result();
    assertThat(activity.onSeveralDays()).isOne();
    assertThat(activity.onSeveralDays(P95).value()).isEqualTo(0.5);
    assertThat(activity.lastDay()).hasValue(day("2024-05-03"));
    assertThat(activity.definition().describe())
        .isEqualTo("\"any\" on days in Asia/Seoul, new by first activity");
    assertThat(activity).hasToString("2 actors, active on days from 2024-05-01 to 2024-05-03");
    assertThat(activity.hashCode()).isEqualTo(state.copy().result().hashCode());
  }

  @Test
  void sentinelDatesCostNothing() {
    ActivityAccumulator state = activity(SEOUL);
    addNoons(state, 1, "2024-05-01", "1970-01-01", "9999-12-31", "-6000-01-01");
    ActivityRange range = state.between(day("2024-05-01"), day("2024-05-02"));
    assertThat(range.activeActors().inRange()).isOne();
    assertThat(range.dailyStates().count(day("2024-05-01"), DailyState.RESURRECTED)).isOne();
    assertThat(range.lifecycle(CalendarUnit.QUARTER).intervals().get(0).resurrecting()).isOne();
    assertThat(range.frequency().recency().most()).hasValue(0);
  }

  @Test
  void rejectsWhatCannotBe() {
    ActivityAccumulator state = activity(SEOUL);
    LocalDate first = day("2024-05-01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.between(first, first))
        .withMessage("range must have 1..36525 days, was 2024-05-01 to 2024-05-01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.between(LocalDate.MIN, LocalDate.MAX))
        .withMessageStartingWith("range must have 1..36525 days, was ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.between(LocalDate.MAX.minusDays(1), LocalDate.MAX))
        .withMessageStartingWith("range must be within 2^48 milliseconds of 1970, was ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.between(first, first.plusDays(1)).asOf(Instant.MAX))
        .withMessageStartingWith(
            "end of the data must be in milliseconds within 2^48 of 1970, was ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.between(first, first.plusDays(1)).lifecycle(CalendarUnit.HOUR))
        .withMessage("interval of activity must be a day or longer, was HOUR");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> state.between(first, first.plusDays(2)).activeActors().daily(day("2024-05-03")))
        .withMessage("day must be in 2024-05-01..2024-05-02, was 2024-05-03");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.created(1, 5))
        .withMessage(
            "creation of actors must be part of the definition, was \"any\" on days in Asia/Seoul,"
                + " new by first activity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(new long[2], new long[] {1, 1L << 48}, 0, 2))
        .withMessageStartingWith("time of an event must be ");
    assertThat(state.result().n()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivityDefinition.in(SEOUL).of(""))
        .withMessage("name of an activity must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RollingWindows(8, 7))
        .withMessage("windows must have 1..1000 days, the shorter one first, was 8 and 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criterion.atLeast(0))
        .withMessage("count of a criterion must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StickinessRule.by(CalendarUnit.DAY).grouped(0))
        .withMessage("size of a group must be in 1..36525, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StickinessRule.by(CalendarUnit.DAY).grouped(Integer.MAX_VALUE))
        .withMessage("size of a group must be in 1..36525, was 2147483647");
    StickinessRule largest = StickinessRule.by(CalendarUnit.DAY).grouped(ActivityRange.MOST_DAYS);
    assertThat(state.between(first, first.plusDays(2)).stickiness(largest).intervals()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> state.between(first, first.plusDays(2)).stickiness(CalendarUnit.DAY).exactly(3))
        .withMessage("number of intervals must be in 1..2, was 3");
    NamedActivityAccumulator names = Activity.accumulatorOfNames(ActivityDefinition.in(SEOUL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.join("a", "\ud800"))
        .withMessageStartingWith("actor of an event must ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.merge(activity(ZoneId.of("UTC"))))
        .withMessageStartingWith("cannot merge states of different definitions: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionDefinition.in(SEOUL).withGap(Duration.ofDays(367)))
        .withMessage("session gap must be of whole milliseconds in 0..366 days, was PT8808H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionDefinition.in(SEOUL).withGap(Duration.ofNanos(1)))
        .withMessageStartingWith("session gap must be of whole milliseconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureUse.accumulator(FeatureDefinition.in(SEOUL)).add(1, "", 0))
        .withMessage("feature must not be empty, was ");
  }

  @Test
  void batchesEqualSingleTimes() {
    long[] who = new long[10_000];
    long[] times = new long[who.length];
    ActivityAccumulator single = activity(SEOUL);
    SessionsAccumulator events = Sessions.accumulator(SessionDefinition.in(SEOUL));
    for (int i = 0; i < who.length; i++) {
      who[i] = i % 37;
      times[i] = i * 3_000_000L;
      if (i >= 3) {
        single.add(who[i], times[i]);
        events.add(who[i], times[i]);
      }
    }
    ActivityAccumulator batch = activity(SEOUL);
    batch.addAll(who, times, 3, who.length);
    assertThat(batch.encode()).isEqualTo(single.encode());
    SessionsAccumulator inBatch = Sessions.accumulator(SessionDefinition.in(SEOUL));
    inBatch.addAll(who, times, 3, who.length);
    assertThat(inBatch.encode()).isEqualTo(events.encode());
    SessionsAccumulator all = Sessions.accumulator(SessionDefinition.in(SEOUL));
    all.addAll(who, times, 0, 3);
    assertThat(all.merge(inBatch).events()).isEqualTo(who.length);
  }
}
