package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CalendarActivityTest {

  private static final CalendarGrid DAYS =
      CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("Asia/Seoul"));

  @Test
  void keepsLocalDaysOrHours() {
    CalendarActivity days = new CalendarActivity(DAYS, KeptTimes.NONE);
    days.add(7, 54_000_000);
    CalendarActivity hours =
        new CalendarActivity(CalendarGrid.of(CalendarUnit.HOUR, DAYS.zone()), KeptTimes.NONE);
    hours.add(7, 54_000_000);

    assertThat(days.grid()).isEqualTo(DAYS);
    assertThat(days.bits().periodsOf(7).first()).isOne();
    assertThat(hours.bits().periodsOf(7).first()).isEqualTo(15);
    assertThat(days.empty().bits().subjects()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CalendarActivity(
                    CalendarGrid.of(CalendarUnit.WEEK, DAYS.zone()), KeptTimes.NONE))
        .withMessage("period of activity must be a day or an hour, was WEEK");
  }

  @Test
  void addsAllOrNone() {
    CalendarActivity days = new CalendarActivity(DAYS, KeptTimes.NONE);
    long[] who = new long[5_000];
    long[] times = new long[who.length];
    times[4_999] = 1L << 50;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> days.addAll(who, times, 0, who.length, Parallelism.none()))
        .withMessageStartingWith("time of an event must be ");
    assertThatThrownBy(() -> days.addAll(who, times, 0, who.length + 1, Parallelism.none()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(days.bits().subjects()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> days.add(1, 1L << 50));
    days.addAll(who, times, 0, 4_999, Parallelism.none());
    assertThat(days.bits().subjects()).isOne();
  }
}
