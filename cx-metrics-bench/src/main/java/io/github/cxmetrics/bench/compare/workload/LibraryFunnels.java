package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.OrderRule;
import io.github.cxmetrics.funnel.StepCounts;
import io.github.cxmetrics.parallel.Parallelism;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How this library answers funnels. */
final class LibraryFunnels {

  private static final FunnelDefinition FUNNEL =
      Funnel.define(
              IntStream.range(0, Journeys.STEPS)
                  .mapToObj(type -> FunnelStep.of("type " + type))
                  .toArray(FunnelStep[]::new))
          .within(Duration.ofMillis(FunnelWorkload.WINDOW_MILLIS));

  static final Contender<Journeys> ANY_ORDER = contender(FUNNEL);

  private LibraryFunnels() {}

  static Contender<Journeys> strict(OrderRule rule) {
    return contender(FUNNEL.ordered(rule));
  }

  private static Contender<Journeys> contender(FunnelDefinition funnel) {
    return Contender.library((events, threads) -> stepCounts(funnel, events, threads));
  }

  private static Supplier<Answer> stepCounts(
      FunnelDefinition funnel, Journeys events, Parallelism threads) {
    FunnelAccumulator accumulator = Funnel.accumulator(funnel);
    accumulator.addAll(
        events.customers(),
        events.atMillis(),
        events.stepMasks(),
        0,
        events.types().length,
        threads);
    StepCounts counts = accumulator.stepCounts(threads);
    return () -> FunnelWorkload.answer(levels(counts));
  }

  private static long[] levels(StepCounts counts) {
    long[] levels = new long[Journeys.STEPS + 1];
    levels[0] = counts.actors() - counts.n();
    for (int step = 1; step < Journeys.STEPS; step++) {
      levels[step] = counts.droppedOff(step + 1);
    }
    levels[Journeys.STEPS] = counts.reached(Journeys.STEPS);
    return levels;
  }
}
