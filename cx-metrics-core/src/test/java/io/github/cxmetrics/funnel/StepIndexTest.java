package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepIndexTest {

  private static final FunnelDefinition FUNNEL =
      Funnel.define("a", "b", "c").excluding(Exclusion.of("x"));

  @Test
  void findsWhatALoopOverTheEventsFinds() {
    StepIndex index = new StepIndex(new CompiledFunnel(FUNNEL));
    ActorEvents events = new ActorEvents(new EventLayout(FUNNEL));
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      long[] cells = new long[random.nextInt(60)];
      int span = 1 + random.nextInt(60);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = EventLayout.pack(random.nextInt(span), random.nextInt(16));
      }
      Arrays.sort(cells);
      events.load(cells, 0, cells.length, List.of());
      index.build(events);
      for (int from = 0; from < events.size; from = events.tieEnd(from)) {
        for (int wanted = 0; wanted < 8; wanted++) {
          assertThat(index.next(wanted, from))
              .as("seed %d, from %d, wanted %d", seed, from, wanted)
              .isEqualTo(plainNext(events, wanted | 8, from));
        }
      }
    }
  }

  private static int plainNext(ActorEvents events, int bits, int start) {
    for (int from = start; from < events.size; from = events.tieEnd(from)) {
      for (int i = from; i < events.tieEnd(from); i++) {
        if ((events.mask[i] & bits) != 0) {
          return from;
        }
      }
    }
    return StepIndex.NONE;
  }

  /** Such an actor took minutes while each attempt walked over all later events. */
  @Test
  void everyEntryOfABusyActorIsFollowed() {
    int events = 50_000;
    for (FunnelDefinition definition :
        List.of(
            FUNNEL.counting(EntryChoice.TOTALS_EVERY_ENTRY).within(ConversionWindow.NONE),
            Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").optional(), FunnelStep.of("c"))
                .within(ConversionWindow.NONE))) {
      FunnelAccumulator state = Funnel.accumulator(definition);
      for (int i = 0; i < events; i++) {
        state.add(1, i, 1);
      }
      state.add(1, events, 2);
      StepCounts counts = state.stepCounts();
      boolean everyEntry = !definition.entries().choice().countsActors();
      assertThat(counts.reached(1)).isEqualTo(everyEntry ? events : 1);
      assertThat(counts.reached(2)).isEqualTo(everyEntry ? events : 1);
      assertThat(counts.reached(3)).isZero();
    }
  }
}
