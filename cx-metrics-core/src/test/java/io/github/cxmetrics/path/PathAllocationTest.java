package io.github.cxmetrics.path;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.AllocationCheck;
import org.junit.jupiter.api.Test;

/** After warm-up, adding allocates nothing beyond what is kept. */
class PathAllocationTest {

  /** What is kept takes memory; the rest of adding does not. */
  @Test
  void addingEventsOfPathsAndStages() {
    PathAccumulator paths = Paths.accumulator(PathDefinition.fromFirstEvent());
    NamedPathAccumulator named = Paths.accumulatorOfNames(PathDefinition.fromFirstEvent());
    StageAccumulator stages =
        Stages.accumulator(StageDefinition.of(Stage.of("a", "a"), Stage.of("b", "b")));
    String[] names = {"a", "b", "c", "d"};
    int events = 200_000;
    for (int round = 0; round < 2; round++) {
      long bytes =
          AllocationCheck.bytesOf(
              () -> {
                for (int i = 0; i < events; i++) {
                  paths.add(i % 1_000, i, names[i % 4]);
                  named.add(names[i % 4], i, names[i / 4 % 4]);
                  stages.add(i % 1_000, i, 1 + i % 2);
                  stages.addUnmapped(names[i % 4]);
                }
              });
      long eachOf24And24And16AndGrowth = 64 * 3;
      assertThat(bytes).isLessThan(eachOf24And24And16AndGrowth * events);
    }
    PathAccumulator filtered =
        Paths.accumulator(PathDefinition.fromFirstEvent().overWholeHistory().onlyEvents("a"));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            filtered.add(i, i, names[1 + i % 3]);
            stages.addUnmapped(names[i % 4]);
          }
        });
  }
}
