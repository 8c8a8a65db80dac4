package io.github.cxmetrics.survey;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static io.github.cxmetrics.AllocationCheck.bytesOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** After warm-up, adding weighted answers allocates nothing; those of accounts what is kept. */
class WeightedAllocationTest {

  @Test
  void addingOneAnswer() {
    WeightedRatingAccumulator<Nps> nps = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    WeightedRatingMetric<Integer, Nps> metric =
        Nps.metric(Integer::intValue).countingRejects().weightedBy(score -> 0.5 + score);
    Integer[] scores = {1, 9, 10, 12};
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            nps.add(i % 11, 0.25 + i % 37 / 10.0);
            nps.add((double) (i % 11), 1.5);
            nps.addMissing(0.7);
            metric.add(nps, scores[i % 4]);
          }
        });
  }

  @Test
  void addingBatches() {
    int[] answers = new int[10_000];
    double[] weights = new double[answers.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = i % 11;
      weights[i] = 0.25 + i % 37 / 10.0;
    }
    WeightedRatingAccumulator<Nps> nps = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    assertAllocatesNothing(
        () -> {
          for (int round = 0; round < 20; round++) {
            nps.addAll(answers, weights, 0, answers.length);
          }
        });
  }

  @Test
  void addingAnswersOfAccounts() {
    ClusteredRatingAccumulator<Nps> nps = ClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    int answers = 200_000;
    long bytes =
        bytesOf(
            () -> {
              for (int i = 0; i < answers; i++) {
                nps.add(i % 1_000, i % 11, 0.25 + i % 37 / 10.0);
              }
            });
    assertThat(bytes).isLessThan(48L * answers);
  }
}
