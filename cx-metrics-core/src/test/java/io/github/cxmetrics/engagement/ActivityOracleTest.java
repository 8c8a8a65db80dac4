package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.util.List;
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
            assertThat(value).as(where).isCloseTo(active.stickiness(day), within(1e-12));
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
}
