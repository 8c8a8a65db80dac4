package io.github.cxmetrics.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodFinderTest {

  private static final long SEED = 20260101;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Paris",
        "Asia/Seoul",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "Africa/Casablanca",
        "Pacific/Apia",
        "America/Sao_Paulo"
      })
  void findsWhatTheGridSays(String zone) {
    Random random = new Random(SEED);
    for (CalendarUnit unit : CalendarUnit.values()) {
      CalendarGrid grid = CalendarGrid.of(unit, ZoneId.of(zone));
      PeriodFinder finder = grid.finder();
      for (int i = 0; i < 20_000; i++) {
        long atMillis = random.nextLong(-4L << 40, 4L << 40) >> random.nextInt(4);
        assertThat(finder.indexOf(atMillis))
            .as("%s %s %d", unit, zone, atMillis)
            .isEqualTo(grid.indexOfMillis(atMillis));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Paris", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia"})
  void findsTheRightSideOfEveryChangeOfTheClocks(String zone) {
    ZoneId rules = ZoneId.of(zone);
    CalendarGrid grid = CalendarGrid.of(CalendarUnit.DAY, rules);
    PeriodFinder finder = grid.finder();
    Instant at = Instant.parse("1990-01-01T00:00:00Z");
    for (int i = 0; i < 80 && rules.getRules().nextTransition(at) != null; i++) {
      at = rules.getRules().nextTransition(at).getInstant();
      for (long beside : new long[] {-3_600_000, -1, 0, 1, 3_600_000}) {
        long atMillis = at.toEpochMilli() + beside;
        assertThat(finder.indexOf(atMillis)).isEqualTo(grid.indexOfMillis(atMillis));
      }
    }
  }

  @Test
  void theHourThatClocksRepeatIsTwoPeriods() {
    CalendarGrid hours = CalendarGrid.of(CalendarUnit.HOUR, ZoneId.of("Europe/Paris"));

    assertThat(labels(hours, "2025-10-25T23:30:00Z", 4))
        .containsExactly(
            "2025-10-26T01:00+02:00",
            "2025-10-26T02:00+02:00",
            "2025-10-26T02:00+01:00",
            "2025-10-26T03:00+01:00");
  }

  @Test
  void theHourThatClocksSkipIsNone() {
    CalendarGrid hours = CalendarGrid.of(CalendarUnit.HOUR, ZoneId.of("Europe/Paris"));

    assertThat(labels(hours, "2025-03-30T00:30:00Z", 2))
        .containsExactly("2025-03-30T01:00+01:00", "2025-03-30T03:00+02:00");
  }

  @Test
  void hoursBeginOnFullHoursOfLocalTime() {
    CalendarGrid hours = CalendarGrid.of(CalendarUnit.HOUR, ZoneId.of("Asia/Kolkata"));
    CalendarPeriod hour = hours.period(hours.indexOf(Instant.parse("2025-01-01T00:29:59Z")));

    assertThat(hour.startInstant()).isEqualTo("2024-12-31T23:30:00Z");
    assertThat(hour.endInstant()).isEqualTo("2025-01-01T00:30:00Z");
    assertThat(hour.label()).isEqualTo("2025-01-01T05:00+05:30");
    assertThat(hour.start()).isEqualTo("2025-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-04-05T12:00:00Z", "2025-10-04T12:00:00Z"})
  void hoursFollowEachOtherWhereClocksMoveByHalfAnHour(String from) {
    ZoneId zone = ZoneId.of("Australia/Lord_Howe");
    CalendarGrid hours = CalendarGrid.of(CalendarUnit.HOUR, zone);
    long first = hours.indexOf(Instant.parse(from));
    for (long index = first; index < first + 24; index++) {
      Instant start = hours.period(index).startInstant();
      assertThat(hours.indexOf(start)).isEqualTo(index);
      assertThat(hours.indexOf(start.minusMillis(1))).isEqualTo(index - 1);
      assertThat(hours.period(index).endInstant())
          .isEqualTo(hours.period(index + 1).startInstant());
      assertThat(ZonedDateTime.ofInstant(start, zone).getMinute()).isIn(0, 30);
    }
  }

  @Test
  void aDateHasManyHours() {
    CalendarGrid hours = CalendarGrid.of(CalendarUnit.HOUR, ZoneOffset.UTC);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> hours.indexOfDay(0))
        .withMessage("period of a date must not be an hour");
  }

  private static List<String> labels(CalendarGrid grid, String from, int count) {
    long first = grid.indexOf(Instant.parse(from));
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(grid.period(first + i).label());
    }
    return labels;
  }
}
