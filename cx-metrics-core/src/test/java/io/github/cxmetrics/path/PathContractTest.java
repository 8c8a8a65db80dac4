package io.github.cxmetrics.path;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of paths. */
class PathContractTest {

  private static final PathDefinition PLAIN =
      PathDefinition.fromFirstEvent().overWholeHistory().showingEnds();

  private static final PathDefinition RICH =
      PathDefinition.endingAt("C")
          .everyOccurrence()
          .withSessionGap(Duration.ofMinutes(2))
          .exceptEvents("X")
          .collapsingRepeats()
          .orderedBySequence()
          .upToSteps(3);

  private static final PathEvents<Happening> EVENTS =
      PathEvents.<Happening>of(Happening::name, Happening::at).sequence(Happening::sequence);

  interface OverEvents<A extends Accumulator<A, R>, R>
      extends AccumulatorContract<Happening, A, R> {

    @Override
    default Happening record(Random random) {
      return Happening.any(random);
    }

    @Override
    default Optional<Happening> rejectedRecord() {
      return Optional.of(Happening.tooLate());
    }
  }

  @Nested
  class Actors implements OverEvents<PathAccumulator, Paths> {
    @Override
    public Metric<Happening, PathAccumulator, Paths> metric() {
      return Paths.metricLong(PLAIN, Happening::customer, Happening::name, Happening::at);
    }
  }

  @Nested
  class ActorsWithSequence implements OverEvents<PathAccumulator, Paths> {
    @Override
    public Metric<Happening, PathAccumulator, Paths> metric() {
      return Paths.metricLong(RICH, Happening::customer, EVENTS);
    }
  }

  @Nested
  class NamedActors implements OverEvents<NamedPathAccumulator, Paths> {
    @Override
    public Metric<Happening, NamedPathAccumulator, Paths> metric() {
      return Paths.metric(PLAIN, Happening::customerName, Happening::name, Happening::at);
    }
  }

  @Nested
  class NamedActorsWithSequence implements OverEvents<NamedPathAccumulator, Paths> {
    @Override
    public Metric<Happening, NamedPathAccumulator, Paths> metric() {
      return Paths.metric(RICH, Happening::customerName, EVENTS);
    }
  }
}
