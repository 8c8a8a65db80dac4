package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTimeTest {

  private static final long LAST = (1L << 48) - 1;

  @Test
  void timesLieNear1970() {
    for (long time : new long[] {-LAST, -1, 0, 1, LAST}) {
      assertThat(EventTime.isTime(time)).isTrue();
      assertThat(EventTime.millis("end", Instant.ofEpochMilli(time))).isEqualTo(time);
      assertThatCode(() -> EventTime.require(time)).doesNotThrowAnyException();
      assertThatCode(() -> EventTime.requireRead(time)).doesNotThrowAnyException();
    }
    for (long time : new long[] {Long.MIN_VALUE, -LAST - 1, LAST + 1, Long.MAX_VALUE}) {
      assertThat(EventTime.isTime(time)).isFalse();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EventTime.require(time))
          .withMessage("time of an event must be in milliseconds within 2^48 of 1970, was " + time);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EventTime.require("time of an answer", time))
          .withMessage(
              "time of an answer must be in milliseconds within 2^48 of 1970, was " + time);
      assertThatExceptionOfType(StateFormatException.class)
          .isThrownBy(() -> EventTime.requireRead(time))
          .withMessage("time of an event must be in milliseconds within 2^48 of 1970, was " + time);
      Instant at = Instant.ofEpochMilli(time);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EventTime.millis("end", at))
          .withMessage("end must be in milliseconds within 2^48 of 1970, was " + at);
    }
  }

  @Test
  void instantsAreRoundedDown() {
    Instant last = Instant.ofEpochMilli(LAST).plusNanos(999_999);
    assertThat(EventTime.millis("end", last)).isEqualTo(LAST);
    assertThat(EventTime.millis("end", Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
    for (Instant far : new Instant[] {Instant.MIN, last.plusNanos(1), Instant.MAX}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EventTime.millis("end", far))
          .withMessage("end must be in milliseconds within 2^48 of 1970, was " + far);
    }
  }

  @Test
  void endsOfRangesMayBeFarther() {
    assertThat(EventTime.anyMillis("end", Instant.ofEpochMilli(Long.MAX_VALUE)))
        .isEqualTo(Long.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventTime.anyMillis("end", Instant.MAX))
        .withMessage("end must fit into milliseconds since 1970, was " + Instant.MAX);
  }

  @Test
  void durationsEndBeforeTimesDo() {
    assertThatCode(() -> EventTime.requireDuration("gap", Duration.ZERO))
        .doesNotThrowAnyException();
    assertThatCode(() -> EventTime.requireDuration("gap", Duration.ofDays(3_652_500)))
        .doesNotThrowAnyException();
    for (Duration duration : new Duration[] {Duration.ofNanos(-1), Duration.ofDays(3_652_501)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EventTime.requireDuration("gap", duration))
          .withMessage("gap must be in 0..3652500 days, was " + duration);
    }
  }
}
