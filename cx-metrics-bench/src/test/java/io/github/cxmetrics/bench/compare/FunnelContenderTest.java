package io.github.cxmetrics.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.bench.data.Journeys;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunnelContenderTest {

  private static final long WEEK = CompareFunnels.WINDOW_MILLIS;

  /** The level that one customer reaches. */
  private static int level(FunnelContender contender, long[] atMillis, int... steps) {
    byte[] masks = new byte[steps.length];
    for (int i = 0; i < steps.length; i++) {
      masks[i] = (byte) (steps[i] < 0 ? 0 : 1 << steps[i]);
    }
    long[] levels = contender.levels(new long[steps.length], atMillis, masks);
    assertThat(levels).hasSize(Journeys.STEPS + 1);
    int level = 0;
    while (levels[level] == 0) {
      level++;
    }
    return level;
  }

  @ParameterizedTest
  @EnumSource
  void edgeOfTheWindowBelongsToIt(FunnelContender contender) {
    assertThat(level(contender, new long[] {0, 1, WEEK}, 0, 1, 2)).isEqualTo(3);
    assertThat(level(contender, new long[] {0, 1, WEEK + 1}, 0, 1, 2)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void stepsOfOneTimeAdvanceInTheirOrder(FunnelContender contender) {
    assertThat(level(contender, new long[] {5, 5, 5}, 2, 1, 0)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void laterStartOfTheLastWindowIsTried(FunnelContender contender) {
    long[] atMillis = {0, WEEK / 2, WEEK, WEEK + 1};
    assertThat(level(contender, atMillis, 0, 0, 1, 2)).isEqualTo(3);
    assertThat(level(contender, new long[] {0, 1, 2, 3}, 0, 1, 0, 2)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void eventsArriveInAnyOrder(FunnelContender contender) {
    assertThat(level(contender, new long[] {40, 30, 20, 10, 0}, 4, 3, 2, 1, 0)).isEqualTo(5);
    assertThat(level(contender, new long[] {40, 30, 20, 10, 0}, 0, 1, 2, 3, 4)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void customersWithoutAStepDoNotCount(FunnelContender contender) {
    long[] customers = {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE};
    assertThat(contender.levels(customers, new long[4], new byte[] {0, 1, 2, 1}))
        .containsExactly(1, 2, 0, 0, 0, 0);
    assertThat(contender.levels(customers, new long[4], new byte[4])).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void allAnswerAlike(FunnelContender contender) {
    Journeys journeys = Journeys.of(3, 200_000, 8_000);
    assertThat(contender.levels(journeys)).isEqualTo(FunnelContender.OBJECTS.levels(journeys));
  }
}
