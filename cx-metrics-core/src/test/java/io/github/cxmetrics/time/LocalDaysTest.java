package io.github.cxmetrics.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalDaysTest {

  @Test
  void daysAreThoseOfTheGrid() {
    Random random = new Random(20_261_127);
    for (String name :
        new String[] {
          "UTC",
          "+18:00",
          "-18:00",
          "Europe/Paris",
          "Pacific/Apia",
          "America/Sao_Paulo",
          "Asia/Tehran",
          "Asia/Gaza",
          "Africa/Cairo",
          "America/Havana"
        }) {
      ZoneId zone = ZoneId.of(name);
      CalendarGrid days = CalendarGrid.of(CalendarUnit.DAY, zone);
      for (int round = 0; round < 20; round++) {
        long from = random.nextInt() * 800_000L;
        long last = from + random.nextInt(1_000) * 86_400_000L;
        Optional<LocalDays> table = LocalDays.of(zone, from, last);
        if (table.isEmpty()) {
          continue; // clocks that were turned back over midnight, see below
        }
        LocalDays found = table.get();
        assertThat(found.holds(from, last)).isTrue();
        for (int i = 0; i < 300; i++) {
          long at = from + (long) (random.nextDouble() * (last - from + 1));
          at = i == 0 ? from : i == 1 ? last : at;
          assertThat(found.firstDay() + found.dayOf(at)).isEqualTo(days.indexOfMillis(at));
          if (found.isEven()) {
            long divided = (at - found.firstMillis()) / LocalDays.MILLIS_PER_DAY;
            assertThat(found.dayOf(at)).isEqualTo(divided);
          }
        }
      }
    }
  }

  @Test
  void dayThatAZoneSkippedIsLeftOut() {
    long at = Instant.parse("2011-12-30T09:59:59Z").toEpochMilli();
    LocalDays days = LocalDays.of(ZoneId.of("Pacific/Apia"), at, at + 2_000).orElseThrow();
    assertThat(days.dayOf(at + 1_000) - days.dayOf(at)).isEqualTo(2);
    assertThat(days.size()).isEqualTo(5);
    assertThat(days.holds(at - 10 * 86_400_000L, at)).isFalse();
    assertThat(days.holds(at, at + 10 * 86_400_000L)).isFalse();
  }

  @Test
  void dayThatComesTwiceHasNoTable() {
    long at = Instant.parse("2010-11-07T02:00:00Z").toEpochMilli();
    assertThat(LocalDays.of(ZoneId.of("America/St_Johns"), at, at)).isEmpty();
    long march = Instant.parse("2010-05-07T02:00:00Z").toEpochMilli();
    assertThat(LocalDays.of(ZoneId.of("America/St_Johns"), march, march)).isPresent();
  }

  @Test
  void daysAreEvenWhereNoClockIsTurned() {
    long july = Instant.parse("2025-07-01T00:00:00Z").toEpochMilli();
    long october = Instant.parse("2025-10-26T12:00:00Z").toEpochMilli();
    ZoneId paris = ZoneId.of("Europe/Paris");
    assertThat(LocalDays.of(paris, july, july).orElseThrow().isEven()).isTrue();
    assertThat(LocalDays.of(paris, july, october).orElseThrow().isEven()).isFalse();
    assertThat(LocalDays.of(ZoneId.of("+05:45"), july, october).orElseThrow().isEven()).isTrue();
  }

  @Test
  void tooManyDaysHaveNoTable() {
    assertThat(LocalDays.of(ZoneId.of("UTC"), 0, LocalDays.MOST_DAYS * 86_400_000L)).isEmpty();
  }
}
