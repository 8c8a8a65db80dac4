package io.github.cxmetrics.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunnelContenderTest {

  private static final long WEEK = CompareFunnels.WINDOW_MILLIS;

  private static final Journeys JOURNEYS = Journeys.of(3, 200_000, 8_000);
  private static final long[] EXPECTED = FunnelContender.OBJECTS.levels(JOURNEYS);

  static Stream<FunnelContender> contendersInAnyOrder() {
    return Stream.of(FunnelContender.values()).filter(FunnelContender::takesAnyOrder);
  }

  /** The level that one customer reaches. */
  private static int level(FunnelContender contender, long[] atMillis, int... steps) {
    byte[] masks = new byte[steps.length];
    for (int i = 0; i < steps.length; i++) {
      masks[i] = (byte) (steps[i] < 0 ? 0 : 1 << steps[i]);
    }
    long[] levels = contender.levels(new long[steps.length], atMillis, masks);
    assertThat(levels).hasSize(Journeys.STEPS + 1);
    int level = 1;
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
  @MethodSource("contendersInAnyOrder")
  void eventsArriveInAnyOrder(FunnelContender contender) {
    assertThat(level(contender, new long[] {40, 30, 20, 10, 0}, 4, 3, 2, 1, 0)).isEqualTo(5);
    assertThat(level(contender, new long[] {40, 30, 20, 10, 0}, 0, 1, 2, 3, 4)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void customersWithoutAStepDoNotCount(FunnelContender contender) {
    long[] customers = {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE};
    assertThat(contender.levels(customers, new long[4], new byte[] {0, 1, 2, 1}))
        .isEqualTo(new long[] {1, 2, 0, 0, 0, 0});
    assertThat(contender.levels(customers, new long[4], new byte[4])).isEqualTo(new long[6]);
  }

  @ParameterizedTest
  @MethodSource("contendersInAnyOrder")
  void allAnswerAlike(FunnelContender contender) {
    assertThat(contender.levels(JOURNEYS)).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @EnumSource
  void allAnswerAlikeInOrder(FunnelContender contender) {
    Journeys inOrder = Journeys.inOrder(3, 200_000, 8_000);
    assertThat(contender.levels(inOrder)).isEqualTo(EXPECTED);
  }
}
