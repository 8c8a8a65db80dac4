package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollingMetricTest {

  private static final RollingWindow FIVE_OF_TEN = RollingWindow.of(Duration.ofMillis(50), 5);

  private final TestClock clock = new TestClock(1_000);
  private final RollingMetric<Integer, Nps> recent =
      RollingMetric.of(Nps.metric(Integer::intValue), FIVE_OF_TEN, clock);

  private void assertRecent(long from, long to, int... scores) {
    assertThat(recent.result())
        .isEqualTo(
            new Rolled<>(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), Nps.of(scores)));
  }

  @Test
  void coversThePaneThatIsNotOverAndThoseBeforeIt() {
    recent.record(1);
    assertRecent(1_000, 1_000, 1);
    clock.set(1_039);
    recent.record(2);
    assertRecent(1_000, 1_039, 1, 2);
    clock.set(1_049);
    recent.record(3);
    assertRecent(1_000, 1_049, 1, 2, 3);
    clock.set(1_050);
    assertRecent(1_010, 1_050, 2, 3);
    clock.set(1_079);
    assertRecent(1_030, 1_079, 2, 3);
    clock.set(1_080);
    assertRecent(1_040, 1_080, 3);
    clock.set(1_090);
    assertRecent(1_050, 1_090);
  }

  @Test
  void neverCoversWhatWasBeforeIt() {
    clock.set(1_003);
    RollingMetric<Integer, Nps> later =
        RollingMetric.of(Nps.metric(Integer::intValue), FIVE_OF_TEN, clock);
    clock.set(1_042);
    assertThat(later.result().from()).isEqualTo(Instant.ofEpochMilli(1_003));
    clock.set(1_053);
    assertThat(later.result().from()).isEqualTo(Instant.ofEpochMilli(1_010));
  }

  @Test
  void dropsPanesAlsoWhenNothingIsRecorded() {
    recent.record(1);
    clock.set(1_010);
    recent.record(2);
    clock.set(1_055);
    assertRecent(1_010, 1_055, 2);
    clock.set(9_999);
    assertRecent(9_950, 9_999);
  }

  @Test
  void aJumpAheadDropsWhatHasLeft() {
    recent.record(1);
    clock.set(1_000_000_007);
    recent.record(2);
    assertRecent(999_999_960, 1_000_000_007, 2);
  }

  @Test
  void timeStandsStillWhileTheClockIsALittleBack() {
    clock.set(1_045);
    recent.record(1);
    clock.set(1_001);
    recent.record(2);
    assertRecent(1_000, 1_040, 1, 2);
    clock.set(1_089);
    assertRecent(1_040, 1_089, 1, 2);
    clock.set(1_090);
    assertRecent(1_050, 1_090);
  }

  @Test
  void beginsAnewWhenTheClockIsFarBack() {
    clock.set(1_045);
    recent.record(1);
    clock.set(993);
    recent.record(2);
    assertRecent(993, 993, 2);
    clock.set(1_003);
    recent.record(3);
    assertRecent(993, 1_003, 2, 3);
    clock.set(Long.MIN_VALUE / 4);
    assertThat(recent.result().result()).isEqualTo(Nps.of());
  }

  @Test
  void recoversFromAJumpAheadThatIsTakenBack() {
    recent.record(1);
    clock.set(900_000);
    recent.record(2);
    clock.set(1_010);
    recent.record(3);
    assertRecent(1_010, 1_010, 3);
  }

  @Test
  void aRejectedRecordChangesNothing() {
    recent.record(9);
    clock.set(1_020);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recent.record(11))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    assertRecent(1_000, 1_020, 9);
  }

  @Test
  void onePaneIsATumblingWindow() {
    RollingMetric<Integer, Nps> tumbling =
        RollingMetric.of(
            Nps.metric(Integer::intValue), RollingWindow.of(Duration.ofMillis(100), 1), clock);
    tumbling.record(4);
    clock.set(1_099);
    assertThat(tumbling.result().result()).isEqualTo(Nps.of(4));
    clock.set(1_100);
    assertThat(tumbling.result().result()).isEqualTo(Nps.of());
  }

  /** The rules over a plain list: a record keeps the number of the pane it came in. */
  private static final class Plain {
    private final int panes;
    private final long paneMillis;
    private final List<long[]> records = new ArrayList<>();
    private long pane;
    private long began;

    Plain(RollingWindow window, long now) {
      panes = window.panes();
      paneMillis = window.pane().toMillis();
      pane = Math.floorDiv(now, paneMillis);
      began = now;
    }

    void see(long now) {
      long at = Math.floorDiv(now, paneMillis);
      if (at <= pane - panes) {
        records.clear();
        pane = at;
        began = now;
      }
      pane = Math.max(pane, at);
      records.removeIf(record -> record[0] <= pane - panes);
    }

    void record(long now, int score) {
      see(now);
      records.add(new long[] {pane, score});
    }

    Rolled<Nps> result(long now) {
      see(now);
      RatingAccumulator<Nps> all = Nps.accumulator();
      records.forEach(record -> all.add((int) record[1]));
      long from = Math.max(began, (pane - panes + 1) * paneMillis);
      long to = Math.max(from, Math.max(now, pane * paneMillis));
      return new Rolled<>(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), all.result());
    }
  }

  @Test
  void agreesWithAPlainListWhateverTheClockDoes() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int panes = 1 + random.nextInt(6);
      RollingWindow window =
          RollingWindow.of(Duration.ofMillis(panes * (1L + random.nextInt(12))), panes);
      long now = random.nextInt(2_000) - 1_000L;
      TestClock shown = new TestClock(now);
      RollingMetric<Integer, Nps> rolling =
          RollingMetric.of(Nps.metric(Integer::intValue), window, shown);
      Plain plain = new Plain(window, now);
      for (int i = 0; i < 200; i++) {
        now += step(random);
        shown.set(now);
        if (random.nextInt(4) == 0) {
          assertThat(rolling.result()).as("seed %d, step %d", seed, i).isEqualTo(plain.result(now));
        } else {
          int score = random.nextInt(11);
          rolling.record(score);
          plain.record(now, score);
        }
      }
    }
  }

  private static long step(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> random.nextInt(400);
      case 1 -> -random.nextInt(400);
      case 2, 3 -> -random.nextInt(20);
      default -> random.nextInt(6);
    };
  }
}
