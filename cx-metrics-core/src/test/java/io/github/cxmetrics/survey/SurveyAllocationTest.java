package io.github.cxmetrics.survey;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import org.junit.jupiter.api.Test;

/** After warm-up, adding answers allocates nothing. */
class SurveyAllocationTest {

  @Test
  void addingOneAnswer() {
    RatingAccumulator<Nps> nps = Nps.accumulator();
    RatingAccumulator<Csat> csat = Csat.accumulator(CsatDefinition.ONE_TO_FIVE);
    RatingAccumulator<Ces> ces =
        Ces.accumulator(CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            nps.add(i % 11);
            csat.add(1 + i % 5);
            ces.add(1 + i % 13 / 2.0);
            nps.addMissing();
          }
        });
  }

  @Test
  void addingBatches() {
    byte[] bytes = new byte[10_000];
    int[] ints = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 11);
      ints[i] = i % 11;
    }
    RatingAccumulator<Nps> nps = Nps.accumulator();
    assertAllocatesNothing(
        () -> {
          for (int round = 0; round < 20; round++) {
            nps.addAll(bytes, 0, bytes.length);
            nps.addAll(ints, 0, ints.length);
            nps.addAll(bytes, 0, 100);
            nps.addAll(ints, 0, 100);
          }
        });
  }
}
