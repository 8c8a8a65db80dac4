package io.github.cxmetrics.path;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of stages. */
class StageContractTest {

  private static final StageDefinition PLAIN =
      StageDefinition.of(Stage.of("first", "A", "B"), Stage.of("second", "C"));

  private static final StageDefinition RICH =
      StageDefinition.of(
              Stage.matching("large", new StageMatch("C", "large")),
              Stage.of("first", "A"),
              Stage.matching("any large", StageMatch.condition("large")),
              Stage.of("last", "B", "C"))
          .orderedBySequence();

  private static final StageEvents<Happening> EVENTS =
      StageEvents.<Happening>of(Happening::name, Happening::at)
          .sequence(Happening::sequence)
          .condition("large", Happening::isLarge)
          .answers(Happening::isAnswer, Happening::score, Happening::stage);

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
  class Actors implements OverEvents<StageAccumulator, Stages> {
    @Override
    public Metric<Happening, StageAccumulator, Stages> metric() {
      return Stages.metricLong(PLAIN, Happening::customer, Happening::name, Happening::at);
    }
  }

  @Nested
  class ActorsWithAnswers implements OverEvents<StageAccumulator, Stages> {
    @Override
    public Metric<Happening, StageAccumulator, Stages> metric() {
      return Stages.metricLong(RICH, Happening::customer, EVENTS);
    }
  }

  @Nested
  class NamedActors implements OverEvents<NamedStageAccumulator, Stages> {
    @Override
    public Metric<Happening, NamedStageAccumulator, Stages> metric() {
      return Stages.metric(PLAIN, Happening::customerName, Happening::name, Happening::at);
    }
  }

  @Nested
  class NamedActorsWithAnswers implements OverEvents<NamedStageAccumulator, Stages> {
    @Override
    public Metric<Happening, NamedStageAccumulator, Stages> metric() {
      return Stages.metric(RICH, Happening::customerName, EVENTS);
    }
  }
}
