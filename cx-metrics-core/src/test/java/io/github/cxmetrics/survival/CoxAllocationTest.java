package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.AllocationCheck;
import org.junit.jupiter.api.Test;

/** Adding allocates nothing beyond the rows that are kept. */
class CoxAllocationTest {

  private static final int ROWS = 200_000;

  @Test
  void addingRows() {
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("a", "b"));
    double[] x = {1, 2};
    Runnable adding =
        () -> {
          for (int i = 0; i < ROWS; i++) {
            x[0] = i;
            rows.add(CoxAccumulator.NO_ENTRY, i % 700, RowOutcome.EVENT, "", i, 1, x);
          }
        };
    adding.run();
    long wordsAndCount = 8 * 8;
    long growthAndOrder = 8;
    assertThat(AllocationCheck.bytesOf(adding)).isLessThan(growthAndOrder * wordsAndCount * ROWS);
  }

  @Test
  void addingKnownScoresTakesNoRoom() {
    RiskScoreAccumulator scores = RiskScores.accumulator(RiskScoreDefinition.inBuckets(8));
    Runnable adding =
        () -> {
          for (int i = 0; i < 8; i++) {
            scores.add(i / 8.0, RowOutcome.EVENT);
          }
        };
    adding.run();
    assertThat(AllocationCheck.bytesOf(adding)).isLessThan(2_000);
    for (int i = 0; i < ROWS; i++) {
      scores.add(i / (double) ROWS, RowOutcome.EVENT);
    }
    assertThat(scores.encode().length).isLessThan(300);
  }
}
