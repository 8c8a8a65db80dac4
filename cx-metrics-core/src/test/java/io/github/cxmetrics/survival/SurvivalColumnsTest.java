package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.parallel.Parallelism;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Columns give what customers give one by one. */
class SurvivalColumnsTest {

  private static final long SEED = 20_261_127;
  private static final SurvivalDefinition TWO = SurvivalDefinition.ofCauses("left", "moved");

  private static long time(Random random, int shape) {
    return switch (shape % 4) {
      case 0 -> random.nextInt(3_000);
      case 1 -> random.nextInt(1 << 16);
      case 2 -> random.nextInt(70_000);
      default -> random.nextLong() >>> 11;
    };
  }

  @Test
  void columnsGiveWhatRowsGive() {
    Random random = new Random(SEED);
    for (int round = 0; round < 40; round++) {
      SurvivalAccumulator columns = Survival.accumulator(TWO);
      SurvivalAccumulator rows = Survival.accumulator(TWO);
      for (int batch = 0; batch < 3; batch++) {
        int size = random.nextInt(4_000);
        long[] times = new long[size];
        byte[] outcomes = new byte[size];
        boolean[] events = new boolean[size];
        for (int i = 0; i < size; i++) {
          times[i] = time(random, round);
          outcomes[i] = (byte) random.nextInt(3);
          events[i] = random.nextBoolean();
        }
        int from = size / 5;
        columns.addAll(times, outcomes, from, size);
        columns.addAll(times, events, from, size);
        for (int i = from; i < size; i++) {
          rows.add(times[i], outcomes[i]);
          rows.add(times[i], events[i] ? 1 : SurvivalAccumulator.CENSORED);
        }
      }
      assertThat(columns.encode()).as("seed %d, round %d", SEED, round).isEqualTo(rows.encode());
    }
  }

  @Test
  void threadsGiveWhatOneThreadGives() {
    Random random = new Random(SEED);
    int size = 300_000;
    long[] times = new long[size];
    byte[] outcomes = new byte[size];
    boolean[] events = new boolean[size];
    for (int i = 0; i < size; i++) {
      times[i] = time(random, i % 100 == 0 ? 3 : 0);
      outcomes[i] = (byte) random.nextInt(3);
      events[i] = random.nextBoolean();
    }
    ForkJoinPool pool = new ForkJoinPool(3);
    for (Parallelism threads : new Parallelism[] {Parallelism.none(), Parallelism.of(pool)}) {
      SurvivalAccumulator one = Survival.accumulator(TWO);
      one.addAll(times, outcomes, 5, size);
      one.addAll(times, events, 5, size);
      SurvivalAccumulator many = Survival.accumulator(TWO);
      many.addAll(times, outcomes, 5, size, threads);
      many.addAll(times, events, 5, size, threads);
      assertThat(many.encode()).isEqualTo(one.encode());
      byte[] bad = outcomes.clone();
      bad[size - 1] = 3;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> many.addAll(times, bad, 0, size, threads))
          .withMessage("outcome must be in 0..2 (0 for censored), was 3");
      assertThat(many.encode()).isEqualTo(one.encode());
    }
    pool.shutdown();
  }

  @Test
  void timesThatCannotBeAreRefused() {
    for (long bad :
        new long[] {-1, Long.MIN_VALUE, SurvivalAccumulator.LATEST + 1, Long.MAX_VALUE}) {
      SurvivalAccumulator columns = Survival.accumulator(TWO);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> columns.addAll(new long[] {0, bad}, new boolean[2], 0, 2))
          .withMessage("time must be in 0..2^53, was " + bad);
      assertThat(columns.result().n()).isZero();
    }
  }
}
