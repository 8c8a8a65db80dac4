package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowEndsTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void anEndIsNotAfterItself() {
    WindowEnds ends = WindowEnds.of(TumblingWindows.of(Duration.ofDays(1)));
    assertThat(ends.firstAfter(0)).isEqualTo(new Window(0, DAY));
    assertThat(ends.firstAfter(DAY - 1)).isEqualTo(new Window(0, DAY));
    assertThat(ends.firstAfter(DAY)).isEqualTo(new Window(DAY, 2 * DAY));
    assertThat(ends.firstAfter(-1)).isEqualTo(new Window(-DAY, 0));
  }

  @Test
  void windowsThatOverlapEndOneAfterTheOther() {
    WindowEnds ends = WindowEnds.of(SlidingWindows.of(Duration.ofDays(7), Duration.ofDays(1)));
    assertThat(ends.firstAfter(DAY)).isEqualTo(new Window(-5 * DAY, 2 * DAY));
  }

  @Test
  void daysEndWhereTheirZoneSays() {
    WindowEnds ends =
        WindowEnds.of(CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris")));
    assertThat(ends.firstAfter(millis("2026-03-29T12:00:00Z")).end())
        .isEqualTo("2026-03-29T22:00:00Z");
    assertThat(ends.firstAfter(millis("2026-03-28T23:00:00Z")).start())
        .isEqualTo("2026-03-28T23:00:00Z");
  }

  @Test
  void whereClocksGoBackAcrossMidnightEachDayEndsOnce() {
    // in 1987 this zone went back from 00:01 to 23:01 of the day before
    WindowEnds ends =
        WindowEnds.of(CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("America/St_Johns")));
    long at = millis("1987-10-24T12:00:00Z");
    long last = at;
    for (int day = 0; day < 4; day++) {
      Window window = ends.firstAfter(last);
      assertThat(window.endMillis()).isGreaterThan(last);
      last = window.endMillis();
    }
    assertThat(last).isLessThan(at + 5 * DAY);
  }

  @Test
  void whatItRemembersChangesNothing() {
    CalendarWindows weeks = CalendarWindows.of(CalendarUnit.WEEK, ZoneId.of("America/St_Johns"));
    WindowEnds remembering = WindowEnds.of(weeks);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      long at = random.nextLong(-60 * DAY, 60 * DAY);
      assertThat(remembering.firstAfter(at)).isEqualTo(WindowEnds.of(weeks).firstAfter(at));
    }
  }

  @Test
  void sessionsEndWhereTheRecordsSay() {
    SessionWindows sessions = SessionWindows.of(Duration.ofMinutes(30));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WindowEnds.of(sessions))
        .withMessage("windows must not be sessions, was " + sessions);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
