package io.github.cxmetrics.funnel;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.AllocationCheck;
import org.junit.jupiter.api.Test;

/** After warm-up, adding allocates nothing beyond what is kept. */
class FunnelAllocationTest {

  @Test
  void addingEventsOfKnownActors() {
    InOrderFunnelAccumulator inOrder = Funnel.accumulatorInOrder(Funnel.define("a", "b", "c"));
    long[] now = {0};
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            inOrder.add(i % 1_000, now[0]++, 1 << (i % 3));
          }
        });
  }

  /** What is kept takes memory; the rest of adding does not. */
  @Test
  void addingEventsThatAreKept() {
    FunnelAccumulator events = Funnel.accumulator(Funnel.define("a", "b", "c"));
    long[] actors = new long[200_000];
    long[] atMillis = new long[actors.length];
    byte[] masks = new byte[actors.length];
    for (int i = 0; i < actors.length; i++) {
      actors[i] = i % 1_000;
      masks[i] = 1;
    }
    events.addAll(actors, atMillis, masks, 0, actors.length);
    long bytes =
        AllocationCheck.bytesOf(
            () -> {
              for (int i = 0; i < actors.length; i++) {
                events.add(i % 1_000, i, 2);
              }
            });
    long eachOf16AndGrowth = 16 * 4;
    assertThat(bytes).isLessThan(eachOf16AndGrowth * actors.length);
    byte[] noSteps = new byte[1_000];
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            events.add(i, i, noSteps[i % 1_000]);
          }
        });
  }
}
