package io.github.cxmetrics.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The plain twin of the arithmetic of months. */
class MonthOfDayTest {

  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);

  private static void check(long day) {
    long expected =
        LocalDate.ofEpochDay(day).getLong(ChronoField.PROLEPTIC_MONTH) - 1_970 * 12;
    if (MONTHS.indexOfDay(day) != expected) {
      Assertions.fail("day " + day + " must be in month " + expected);
    }
  }

  @Test
  void monthsAreThoseOfDates() {
    for (long day = -200_000; day < 200_000; day++) {
      check(day);
    }
    Random random = new Random(20_261_127);
    for (int i = 0; i < 200_000; i++) {
      check(random.nextInt());
    }
    check(LocalDate.MIN.toEpochDay());
    check(LocalDate.MAX.toEpochDay());
  }

  @Test
  void daysThatHaveNoDateAreRefused() {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> MONTHS.indexOfDay(LocalDate.MAX.toEpochDay() + 1));
    assertThat(MONTHS.indexOfDay(0)).isZero();
  }
}
