package io.github.cxmetrics.survey;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static io.github.cxmetrics.AllocationCheck.bytesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What adding to response rates and to counters of answer quality allocates. */
class QualityAllocationTest {

  private static final Disposition[] DISPOSITIONS = Disposition.values();

  @Test
  void countersAllocateNothing() {
    ResponseAccumulator<Disposition, ResponseRates> rates = ResponseRates.accumulator();
    AnswerTimesAccumulator times = AnswerTimes.accumulator();
    StraightLinesAccumulator grid = StraightLines.accumulator(GridDefinition.of(6));
    AnswerPatternsAccumulator patterns = AnswerPatterns.accumulator(List.of("a", "b", "c"));
    BitSet none = new BitSet();
    BitSet second = BitSet.valueOf(new long[] {2});
    int[] answers = {4, 4, 5, 4, 4, 4};
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 50_000; i++) {
            rates.add(DISPOSITIONS[i & 7]);
            times.add(i % 1000 * 100L);
            answers[0] = i & 3;
            grid.add(answers);
            patterns.add((i & 1) == 0 ? none : second, none);
          }
        });
  }

  @Test
  void duplicatesKeepTwentyFourBytesARecord() {
    DuplicatesAccumulator duplicates = Duplicates.accumulator();
    int records = 1 << 20;
    long bytes =
        bytesOf(
            () -> {
              for (long i = 0; i < records; i++) {
                duplicates.add(i * 0x9E3779B97F4A7C15L, i * 0xC2B2AE3D27D4EB4FL, 0);
              }
            });
    assertThat(bytes / (double) records).isBetween(24.0, 60.0);
  }
}
