package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.TumblingWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class EventTimesTest {

  private static final class Watermarks implements WatermarkOutput {
    private final List<Long> emitted = new ArrayList<>();

    @Override
    public void emitWatermark(Watermark watermark) {
      emitted.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }

  private static WindowsVisit at(long atMillis) {
    return new WindowsVisit("web", 1, 9, atMillis);
  }

  @Test
  void theWatermarkIsBehindTheGreatestTimeByTheDisorder() {
    EventTimes<WindowsVisit> times = EventTimes.of(WindowsVisit::atMillis, Duration.ofMillis(10));
    WatermarkGenerator<WindowsVisit> generator = times.createWatermarkGenerator(null);
    Watermarks output = new Watermarks();
    generator.onPeriodicEmit(output);
    assertThat(output.emitted).isEmpty();
    for (long time : List.of(100L, 90L, EventTime.FARTHEST_MILLIS, Long.MIN_VALUE)) {
      generator.onEvent(at(time), time, output);
    }
    generator.onPeriodicEmit(output);
    assertThat(output.emitted).containsExactly(89L);
    assertThat(times.createTimestampAssigner(null).extractTimestamp(at(7), 3)).isEqualTo(7);
  }

  @Test
  void windowsKnowTheirOwnTimes() {
    var windows =
        WindowsVisit.bySegment(TumblingWindows.of(Duration.ofHours(1)))
            .withDisorder(Duration.ofMinutes(3));
    EventTimes<WindowsVisit> times = StreamWindows.of(windows).watermarks();
    assertThat(times.disorder()).isEqualTo(Duration.ofMinutes(3));
    assertThat(times.time().applyAsLong(at(7))).isEqualTo(7);
    assertThat(StreamWindows.of(windows).description()).isEqualTo(windows);
  }

  @Test
  void rejectsDisorderThatIsNegative() {
    assertThatThrownBy(() -> EventTimes.of(WindowsVisit::atMillis, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bounded disorder must be in 0..3652500 days, was PT-0.001S");
  }
}
