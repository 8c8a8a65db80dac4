package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionsBatchTest {

  private static final long SEED = 20_261_127;
  private static final SessionDefinition DEFINITION = SessionDefinition.in(ZoneOffset.UTC);
  private static final int ROWS = 5_000;

  @Test
  void anyRowsOfColumnsAreAdded() {
    Random random = new Random(SEED);
    long[] who = random.longs(ROWS, 0, 50).toArray();
    long[] when = random.longs(ROWS, 0, 1L << 40).toArray();
    for (int from : new int[] {0, 1, 999, 3_977, ROWS}) {
      SessionsAccumulator oneByOne = Sessions.accumulator(DEFINITION);
      for (int i = from; i < ROWS; i++) {
        oneByOne.add(who[i], when[i]);
      }
      SessionsAccumulator batch = Sessions.accumulator(DEFINITION);
      batch.addAll(who, when, from, ROWS);

      assertThat(batch.encode()).as("seed %s, from %s", SEED, from).isEqualTo(oneByOne.encode());
    }
  }

  @Test
  void addsAllOrNone() {
    SessionsAccumulator sessions = Sessions.accumulator(DEFINITION);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sessions.addAll(new long[3], new long[] {0, 1, 1L << 48}, 1, 3))
        .withMessage(
            "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
    assertThatThrownBy(() -> sessions.addAll(new long[3], new long[3], 1, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(sessions.events()).isZero();
  }
}
