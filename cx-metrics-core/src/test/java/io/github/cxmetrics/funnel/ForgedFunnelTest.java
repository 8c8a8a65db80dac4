package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payloads that nobody wrote are refused, or read as something that has an answer. */
class ForgedFunnelTest {

  private static final FunnelDefinition OPTIONAL =
      Funnel.define(FunnelStep.of("A"), FunnelStep.of("B").optional(), FunnelStep.of("C"))
          .within(Duration.ofHours(6))
          .excluding(Exclusion.of("X"));

  private static final FunnelDefinition FREE =
      Funnel.define("A", "B", "C").anyOrder().within(Duration.ofHours(6));

  @Test
  void settledActorsHaveAnAnswer() {
    for (FunnelDefinition definition : new FunnelDefinition[] {OPTIONAL, FREE}) {
      FunnelAccumulator state = filled(definition);
      Funnel before = state.result();
      state.settle(Instant.ofEpochMilli(100_000_000));
      assertThat(state.result()).isEqualTo(before);
      requireAnswers(state, FunnelAccumulator::result);
    }
  }

  @ParameterizedTest
  @EnumSource(EntryChoice.class)
  void populationsHaveAnAnswer(EntryChoice choice) {
    for (FunnelDefinition plain : new FunnelDefinition[] {OPTIONAL, FREE}) {
      FunnelDefinition definition = plain.counting(choice);
      PopulationMetric metric = Funnel.population(definition);
      PopulationAccumulator population = metric.newAccumulator();
      filled(definition).forEachJourney((actor, journey) -> metric.add(population, journey));
      requireAnswers(population, PopulationAccumulator::result);
    }
  }

  private static FunnelAccumulator filled(FunnelDefinition definition) {
    FunnelAccumulator state = Funnel.accumulator(definition);
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      state.add(random.nextInt(8), random.nextInt(20_000) * 10_000L, 1 << random.nextInt(3));
    }
    return state;
  }

  private static <A extends Accumulator<A, R>, R> void requireAnswers(
      A state, Function<A, Funnel> answer) {
    Random random = new Random(2);
    int read = 0;
    int refusals = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] forged = Forged.of(state, random);
      try {
        A decoded = state.decode(forged);
        assertThat(decoded.encode()).isEqualTo(forged);
        assertThatCode(() -> requireShares(answer.apply(decoded))).doesNotThrowAnyException();
        read++;
      } catch (StateFormatException refused) {
        refusals++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refusals).isPositive();
  }

  private static void requireShares(Funnel funnel) {
    for (int to = 2; to <= 3; to++) {
      assertThat(funnel.counts().droppedOff(to)).isNotNegative();
      for (int from = 1; from < to; from++) {
        funnel.counts().conversion(from, to, ConfidenceLevel.P95);
      }
    }
  }
}
