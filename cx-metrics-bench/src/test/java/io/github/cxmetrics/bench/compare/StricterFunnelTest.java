package io.github.cxmetrics.bench.compare;

import static io.github.cxmetrics.bench.compare.StricterFunnel.LIBRARY_NO_REPEAT_OF_REACHED;
import static io.github.cxmetrics.bench.compare.StricterFunnel.LIBRARY_STEP_STRICT;
import static io.github.cxmetrics.bench.compare.StricterFunnel.LIBRARY_STRICT_INCREASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StricterFunnelTest {

  /** The level that one customer reaches by steps of the given types, a millisecond apart. */
  private static int level(StricterFunnel funnel, int... types) {
    return level(funnel, LongStream.range(0, types.length).toArray(), types);
  }

  private static int level(StricterFunnel funnel, long[] atMillis, int... types) {
    byte[] masks = new byte[types.length];
    for (int i = 0; i < types.length; i++) {
      masks[i] = (byte) (1 << types[i]);
    }
    long[] levels = funnel.levels(new long[types.length], atMillis, masks);
    int level = 1;
    while (levels[level] == 0) {
      level++;
    }
    return level;
  }

  @Test
  void eachForbidsWhatItsNameSays() {
    assertThat(level(LIBRARY_STRICT_INCREASE, new long[] {0, 1, 1}, 0, 1, 2)).isEqualTo(2);
    assertThat(level(LIBRARY_STEP_STRICT, 0, 2, 1)).isEqualTo(1);
    assertThat(level(LIBRARY_STEP_STRICT, 0, 0, 1, 0, 2)).isEqualTo(3);
    assertThat(level(LIBRARY_NO_REPEAT_OF_REACHED, 0, 1, 1, 2)).isEqualTo(2);
    assertThat(level(LIBRARY_NO_REPEAT_OF_REACHED, 0, 2, 1, 2)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void laterFirstStepBeginsAnew(StricterFunnel funnel) {
    assertThat(level(funnel, 0, 2, 0, 0, 1, 2, 3, 4)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void asManyBeginAndFewerGetFar(StricterFunnel funnel) {
    Journeys journeys = Journeys.of(3, 200_000, 8_000);
    long[] plain = FunnelContender.PLAIN.levels(journeys);
    long[] stricter = funnel.levels(journeys);
    assertThat(Arrays.stream(stricter, 1, 6).sum()).isEqualTo(Arrays.stream(plain, 1, 6).sum());
    assertThat(stricter[5]).isPositive().isLessThanOrEqualTo(plain[5]);
  }
}
