package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every answer about activity equals that of the rules, applied to sets of dates. */
class ActivityOracleTest {

  private static final long SEED = 411;
  private static final int ROUNDS = 400;

  private static final List<CalendarUnit> UNITS =
      List.of(CalendarUnit.DAY, CalendarUnit.WEEK, CalendarUnit.MONTH, CalendarUnit.QUARTER);

  @Test
  void activeActorsAreThoseOfTheWindows() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityOracle oracle = new ActivityOracle(given);
      ActiveActors active = given.range(given.definition()).activeActors();
      int month = given.windows().monthDays();
      for (LocalDate day : active.days()) {
        String where = "seed " + SEED + ", round " + round + ", " + day;
        assertThat(active.daily(day)).as(where).isEqualTo(oracle.active(day, 1));
        assertThat(active.weekly(day))
            .as(where)
            .isEqualTo(oracle.active(day, given.windows().weekDays()));
        assertThat(active.monthly(day)).as(where).isEqualTo(oracle.active(day, month));
        assertThat(active.averageDaily(day))
            .as(where)
            .isCloseTo(oracle.averageDaily(day, month), within(1e-12));
      }
      LocalDate last = given.to().minusDays(1);
      int days = active.days().size();
      assertThat(active.inRange()).isEqualTo(oracle.active(last, days));
    }
  }

  @Test
  void rollingActivityIsThatOfLastDays() {
    Random random = new Random(SEED + 1);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityOracle oracle = new ActivityOracle(given);
      ActivityRange range = given.range(given.definition());
      ActiveActors active = range.activeActors();
      for (CalendarUnit unit : UNITS) {
        for (RollingActivity point : range.rolling(unit)) {
          LocalDate day = point.day();
          String where = "seed " + (SEED + 1) + ", round " + round + ", " + day;
          LocalDate nextDay = day.plusDays(1);
          boolean lastOfInterval =
              !oracle.start(unit, day).equals(oracle.start(unit, nextDay))
                  || nextDay.equals(given.to());
          assertThat(lastOfInterval).as(where).isTrue();
          assertThat(point.daily()).as(where).isEqualTo(active.daily(day));
          assertThat(point.weekly()).as(where).isEqualTo(active.weekly(day));
          assertThat(point.monthly()).as(where).isEqualTo(active.monthly(day));
          assertThat(point.averageDaily()).as(where).isEqualTo(active.averageDaily(day));
          assertThat(point.squaredDaysActive()).as(where).isEqualTo(squares(oracle, given, day));
          double value = point.stickiness(ConfidenceLevel.P95).value();
          if (point.n() > 0) {
            assertThat(value)
                .as(where)
                .isCloseTo(point.averageDaily() / point.monthly(), within(1e-12));
          } else {
            assertThat(value).as(where).isNaN();
          }
        }
      }
    }
  }

  private static long squares(ActivityOracle oracle, ActivityCase given, LocalDate day) {
    long sum = 0;
    for (NavigableSet<LocalDate> of : oracle.days.values()) {
      long active = oracle.activeDays(of, day, given.windows().monthDays());
      sum += active * active;
    }
    return sum;
  }

  @Test
  void lifecycleIsThatOfTheRules() {
    Random random = new Random(SEED + 2);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityOracle oracle = new ActivityOracle(given);
      for (boolean byCreation : new boolean[] {false, true}) {
        ActivityDefinition definition =
            byCreation ? given.definition().newByCreation() : given.definition();
        ActivityRange range = given.range(definition);
        for (CalendarUnit unit : UNITS) {
          Lifecycle lifecycle = range.lifecycle(unit);
          List<LocalDate> starts = oracle.starts(unit);
          assertThat(lifecycle.intervals().stream().map(of -> of.period().start()))
              .as("seed %d, round %d", SEED + 2, round)
              .isEqualTo(starts);
          LifecycleInterval before = null;
          for (LifecycleInterval of : lifecycle.intervals()) {
            assertThat(List.of(of.newActors(), of.returning(), of.resurrecting(), of.dormant()))
                .as("seed %d, round %d, %s", SEED + 2, round, of.period())
                .isEqualTo(oracle.lifecycle(unit, of.period().start(), byCreation));
            if (before != null) {
              assertThat(of.activeBefore()).isEqualTo(before.active());
              assertThat(of.dormant()).isEqualTo(before.active() - of.returning());
            }
            before = of;
          }
        }
      }
    }
  }

  @Test
  void stickinessIsThatOfTheRules() {
    Random random = new Random(SEED + 3);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityOracle oracle = new ActivityOracle(given);
      ActivityRange range = given.range(given.definition());
      for (CalendarUnit unit : UNITS) {
        int count = 1 + random.nextInt(4);
        Criterion criterion =
            List.of(Criterion.atLeast(count), Criterion.exactly(count), Criterion.atMost(count))
                .get(random.nextInt(3));
        StickinessRule rule =
            StickinessRule.by(unit).grouped(1 + random.nextInt(3)).where(criterion);
        Stickiness stickiness = range.stickiness(rule);
        List<Long> expected = oracle.stickiness(rule);
        String where = "seed " + (SEED + 3) + ", round " + round + ", " + rule;
        assertThat(stickiness.intervals()).as(where).isEqualTo(expected.size() - 1);
        long atLeast = 0;
        for (int k = stickiness.intervals(); k >= 1; k--) {
          assertThat(stickiness.exactly(k)).as(where).isEqualTo(expected.get(k));
          atLeast += expected.get(k);
          assertThat(stickiness.atLeast(k)).as(where).isEqualTo(atLeast);
        }
        assertThat(stickiness.n()).as(where).isEqualTo(atLeast);
      }
    }
  }

  @Test
  void dailyStatesAreThoseOfTheRules() {
    Random random = new Random(SEED + 4);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityOracle oracle = new ActivityOracle(given);
      boolean byCreation = random.nextBoolean();
      ActivityDefinition definition =
          byCreation ? given.definition().newByCreation() : given.definition();
      ActivityRange range = given.range(definition);
      DailyStates states = range.dailyStates();
      ActiveActors active = range.activeActors();
      for (LocalDate day : states.days()) {
        String where = "seed " + (SEED + 4) + ", round " + round + ", " + day;
        Map<DailyState, Long> expected = oracle.states(day, byCreation);
        Map<List<DailyState>, Long> moves = oracle.moves(day, byCreation);
        for (DailyState state : DailyState.values()) {
          assertThat(states.count(day, state))
              .as("%s, %s", where, state)
              .isEqualTo(expected.getOrDefault(state, 0L));
          for (DailyState next : DailyState.values()) {
            assertThat(states.moved(day, state, next))
                .as("%s, %s to %s", where, state, next)
                .isEqualTo(moves.getOrDefault(List.of(state, next), 0L));
          }
        }
        long daily = 0;
        for (DailyState state : DailyState.values()) {
          daily += state.isActive() ? states.count(day, state) : 0;
        }
        long weekly = daily + states.count(day, DailyState.AT_RISK_WAU);
        assertThat(daily).as(where).isEqualTo(active.daily(day));
        assertThat(weekly).as(where).isEqualTo(active.weekly(day));
        assertThat(weekly + states.count(day, DailyState.AT_RISK_MAU))
            .as(where)
            .isEqualTo(active.monthly(day));
        assertThat(states.known(day)).as(where).isEqualTo(oracle.active(day, 10_000_000));
      }
    }
  }

  @Test
  void frequencyIsThatOfTheRules() {
    Random random = new Random(SEED + 5);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityOracle oracle = new ActivityOracle(given);
      Frequency frequency = given.range(given.definition()).frequency();
      String where = "seed " + (SEED + 5) + ", round " + round;
      List<Long> active = new ArrayList<>();
      List<Long> recency = new ArrayList<>();
      List<Long> between = new ArrayList<>();
      long waiting = 0;
      LocalDate last = given.to().minusDays(1);
      for (NavigableSet<LocalDate> of : oracle.days.values()) {
        NavigableSet<LocalDate> before = of.headSet(given.to(), false);
        if (before.isEmpty()) {
          continue;
        }
        recency.add(ChronoUnit.DAYS.between(before.last(), last));
        NavigableSet<LocalDate> in = before.tailSet(given.from(), true);
        if (in.isEmpty()) {
          continue;
        }
        active.add((long) in.size());
        waiting += in.last().equals(last) ? 0 : 1;
        for (LocalDate day = in.first(); in.higher(day) != null; day = in.higher(day)) {
          between.add(ChronoUnit.DAYS.between(day, in.higher(day)));
        }
      }
      assertThat(valuesOf(frequency.daysActive())).as(where).isEqualTo(sorted(active));
      assertThat(valuesOf(frequency.recency())).as(where).isEqualTo(sorted(recency));
      assertThat(valuesOf(frequency.daysBetween())).as(where).isEqualTo(sorted(between));
      assertThat(frequency.waiting()).as(where).isEqualTo(waiting);
      assertThat(frequency.n()).as(where).isEqualTo(active.size());
    }
  }

  private static List<Long> sorted(List<Long> values) {
    return values.stream().sorted().toList();
  }

  /** All values, which the quantiles of so many shares tell. */
  static List<Long> valuesOf(Distribution distribution) {
    List<Long> values = new ArrayList<>();
    for (int i = 1; i <= distribution.count(); i++) {
      values.add(distribution.quantile((i - 0.5) / distribution.count()).orElseThrow());
    }
    return values;
  }
}
