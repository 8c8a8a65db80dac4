package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.stats.ImportanceMethod;
import io.github.cxmetrics.wire.StateFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers that nobody counted are refused when read, or give results that can be. */
class DriversForgedTest {

  private static final long SEED = 20261126;

  private static DriversAccumulator answered(Random random, int rows) {
    DriversAccumulator state =
        Drivers.accumulator(
            DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "y", "a", "b", "c"));
    for (int i = 0; i < rows; i++) {
      double a = 1 + random.nextInt(5);
      double b = random.nextInt(9) == 0 ? Double.NaN : 1 + random.nextInt(5);
      state.addWeighted(random.nextInt(4), Math.min(5, a + random.nextInt(2)), a, b, 6 - a);
    }
    return state;
  }

  @Test
  void whatIsReadCanBeAnalysed() {
    Random random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < 6_000; round++) {
      DriversAccumulator original = answered(random, random.nextInt(40));
      byte[] forged = Forged.of(original, random);
      DriversAccumulator state;
      try {
        state = original.decode(forged);
      } catch (StateFormatException refused) {
        continue;
      }
      read++;
      check(state.result(), round);
      check(state.merge(original).result(), round);
    }
    assertThat(read).isGreaterThan(100);
  }

  @Test
  void whatIsReadOfTheGoldenStatesWorks() {
    Random random = new Random(SEED);
    int read = 0;
    for (Accumulator<?, ?> golden : new DriversGoldenTest().states().values()) {
      DriversAccumulator original = (DriversAccumulator) golden;
      for (int round = 0; round < 20_000; round++) {
        byte[] forged =
            round % 4 == 0 ? Forged.of(original, random) : Forged.ofRuns(original, random);
        DriversAccumulator state;
        try {
          state = original.decode(forged);
        } catch (StateFormatException refused) {
          continue;
        }
        read++;
        check(state.result(), round);
        assertThat(state.encode()).isEqualTo(forged);
        check(state.copy().merge(original).result(), round);
        check(original.copy().merge(state).result(), round);
        check(state.merge(state).result(), round);
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private static void check(Drivers drivers, int round) {
    for (ImportanceMethod method : ImportanceMethod.values()) {
      for (Driver driver : drivers.analyseBy(method).drivers()) {
        Estimate part = driver.importance(ConfidenceLevel.P95);
        if (part.isDefined()) {
          assertThat(part.value()).as("seed %d, round %d", SEED, round).isBetween(0.0, 1.0);
        }
      }
    }
    drivers
        .estimates()
        .forEach(
            (name, estimate) ->
                assertThat(estimate.interval().low())
                    .as("%s, seed %d, round %d", name, SEED, round)
                    .isLessThanOrEqualTo(estimate.interval().high()));
  }
}
