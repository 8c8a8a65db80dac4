package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.Forged;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InOrderFunnelTest {

  private static final FunnelDefinition PLAIN =
      Funnel.define("a", "b", "c", "d").within(Duration.ofMillis(12));

  static List<FunnelDefinition> definitions() {
    return List.of(
        PLAIN,
        PLAIN.strictIncrease(),
        PLAIN.reusingEvents(),
        PLAIN.reusingEvents().strictIncrease(),
        PLAIN.likePinot(),
        PLAIN.within(ConversionWindow.NONE),
        PLAIN.enteredBetween(Instant.ofEpochMilli(5), Instant.ofEpochMilli(15)));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void countsAsTheEventsDo(FunnelDefinition definition) {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      InOrderFunnelAccumulator inOrder = Funnel.accumulatorInOrder(definition);
      FunnelAccumulator events = Funnel.accumulator(definition);
      long[] now = new long[3];
      for (int i = random.nextInt(30); i > 0; i--) {
        int actor = random.nextInt(3);
        boolean several = random.nextInt(6) == 0;
        int mask = several ? 1 + random.nextInt(15) : 1 << random.nextInt(4);
        now[actor] += random.nextInt(3);
        try {
          inOrder.add(actor, now[actor], mask);
        } catch (IllegalArgumentException tie) {
          continue;
        }
        events.add(actor, now[actor], mask);
      }
      assertThat(inOrder.result()).as("seed %d", seed).isEqualTo(events.stepCounts());
      assertThat(inOrder.decode(inOrder.encode()).encode()).isEqualTo(inOrder.encode());
      assertThat(inOrder.copy().result()).isEqualTo(inOrder.result());
    }
  }

  @Test
  void refusesEventsOutOfOrder() {
    InOrderFunnelAccumulator state = Funnel.accumulatorInOrder(PLAIN);
    state.add(7, 10, 1);
    state.add(8, 5, 1);
    byte[] before = state.encode();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(7, 9, 1))
        .withMessage(
            "events of an actor must come in the order of their times, was 9 after 10 of actor 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(7, 10, 3))
        .withMessage(
            "event of several steps must have a millisecond of its own, was with another at 10 of"
                + " actor 7");
    assertThat(state.encode()).isEqualTo(before);
    assertThat(state.actors()).isEqualTo(2);
  }

  @Test
  void mergesStatesOfDifferentActors() {
    InOrderFunnelAccumulator one = Funnel.accumulatorInOrder(PLAIN);
    InOrderFunnelAccumulator two = Funnel.accumulatorInOrder(PLAIN);
    one.add(1, 0, 1);
    two.add(2, 0, 1);
    two.add(2, 1, 2);

    assertThat(one.merge(two).result().toString()).isEqualTo("a 2 > b 1 > c 0 > d 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> two.merge(one))
        .withMessage("merged states of events in order must have no actor in common, was 2");
  }

  @Test
  void dropsEventsOfNoStep() {
    InOrderFunnelAccumulator state = Funnel.accumulatorInOrder(PLAIN);
    state.add(1, 0, 0);

    assertThat(state.actors()).isZero();
    assertThat(state.result().n()).isZero();
  }

  @Test
  void refusesDefinitionsThatNeedTheEvents() {
    for (FunnelDefinition definition :
        List.of(
            PLAIN.counting(EntryChoice.FIRST),
            PLAIN.ordered(OrderRule.STEP_STRICT),
            PLAIN.excluding(Exclusion.of("x")),
            PLAIN.distinctEvents(),
            PLAIN.segmentedBy("shop", Attribution.FIRST))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Funnel.accumulatorInOrder(definition))
          .withMessage(
              "funnel of events in order must have required steps, BEST entries, and no gaps,"
                  + " grace, sessions, exclusions, properties, ids and stricter order, was "
                  + definition);
    }
  }

  @Test
  void forgedRecordsAreReadOrRefused() {
    InOrderFunnelAccumulator state = Funnel.accumulatorInOrder(PLAIN);
    state.add(1, 0, 1);
    state.add(1, 3, 2);
    Random random = new Random(1);
    int read = 0;
    int refusals = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] forged = Forged.of(state, random);
      try {
        assertThat(state.decode(forged).encode()).isEqualTo(forged);
        read++;
      } catch (StateFormatException refused) {
        refusals++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refusals).isPositive();
  }
}
