package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settling changes what is kept, never what is answered. */
class SettleTest {

  private static final FunnelDefinition PLAIN =
      Funnel.define("a", "b", "c").within(Duration.ofMillis(20));

  /** Definitions that can be settled, of all kinds. */
  static List<FunnelDefinition> settleable() {
    return List.of(
        PLAIN,
        PLAIN.strictIncrease(),
        PLAIN.ordered(OrderRule.CONTIGUOUS),
        PLAIN.excluding(Exclusion.of("x")),
        PLAIN.excluding(Exclusion.of("x").withEffect(ExclusionEffect.STOP_AT_LEVEL)),
        PLAIN.excluding(Exclusion.of("x").between(2, 3).withEffect(ExclusionEffect.REMOVE_ACTOR)),
        PLAIN.counting(EntryChoice.FIRST),
        PLAIN.counting(EntryChoice.FIRST).excluding(Exclusion.of("x")),
        PLAIN.firstMatching(),
        PLAIN.firstEver(),
        PLAIN.withGrace(Duration.ofMillis(3)),
        Funnel.define(
                FunnelStep.of("a"),
                FunnelStep.of("b").withMaximumGap(Duration.ofMillis(5)),
                FunnelStep.of("c"))
            .within(Duration.ofMillis(20)),
        Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").optional(), FunnelStep.of("c"))
            .within(Duration.ofMillis(20)),
        PLAIN.anyOrder(),
        PLAIN.ordered(OrderRule.NO_REPEAT_OF_REACHED),
        PLAIN.distinctEvents(),
        PLAIN.holding("shop").segmentedBy("channel", Attribution.LAST));
  }

  private static int randomMask(Random random, FunnelDefinition definition) {
    int mask = 1 << random.nextInt(definition.bits());
    return random.nextInt(8) == 0 ? mask | 1 << random.nextInt(3) : mask;
  }

  private static void add(FunnelAccumulator state, Random random, int mask, long at) {
    long actor = random.nextInt(6);
    String shop = random.nextBoolean() ? "north" : "south";
    state.add(actor, at, mask, shop, "channel" + random.nextInt(3), at);
  }

  @ParameterizedTest
  @MethodSource("settleable")
  void resultsStayTheSame(FunnelDefinition definition) {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      FunnelAccumulator whole = Funnel.accumulator(definition);
      FunnelAccumulator settling = Funnel.accumulator(definition);
      long now = 0;
      for (int round = 0; round < 6; round++) {
        for (int i = random.nextInt(25); i > 0; i--) {
          int mask = randomMask(random, definition);
          long at = now + random.nextInt(30);
          int same = random.nextInt();
          add(whole, new Random(same), mask, at);
          add(settling, new Random(same), mask, at);
        }
        now += random.nextInt(40);
        settling.settle(Instant.ofEpochMilli(now));
        if (round == 3) {
          settling = settling.decode(settling.encode()).copy();
        }
        for (long actor = 0; actor < 6; actor++) {
          assertThat(settling.journey(actor))
              .as("seed %d, actor %d, settled until %d", seed, actor, now)
              .isEqualTo(whole.journey(actor));
        }
      }
      assertThat(settling.result()).isEqualTo(whole.result());
      assertThat(settling.stepCounts()).isEqualTo(whole.stepCounts());
      assertThat(settling.fold(Funnel.population(definition).bySegment()))
          .isEqualTo(whole.fold(Funnel.population(definition).bySegment()));
      assertThat(settling.result(Instant.ofEpochMilli(now)))
          .isEqualTo(whole.result(Instant.ofEpochMilli(now)));
    }
  }

  @Test
  void idleActorsKeepNoEvents() {
    FunnelAccumulator state = Funnel.accumulator(PLAIN);
    for (int i = 0; i < 10_000; i++) {
      state.add(i % 10, i, 1 << (i / 10 % 3));
    }
    state.settle(Instant.ofEpochMilli(10_100));

    assertThat(state.events()).isZero();
    assertThat(state.result().reached("c")).isEqualTo(10);
    assertThat(state.encode().length).isLessThan(2_000);
  }

  @Test
  void refusesWhatIsOlderThanWhatIsSettled() {
    FunnelAccumulator state = Funnel.accumulator(PLAIN);
    state.settle(Instant.ofEpochMilli(100));
    state.settle(Instant.ofEpochMilli(50));

    assertThat(state.isLate(99)).isTrue();
    assertThat(state.isLate(100)).isFalse();
    String message = "event must not be older than what is settled, 100, was 99";
    assertThatIllegalArgumentException().isThrownBy(() -> state.add(1, 99, 1)).withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> state.addAll(new long[] {1, 1}, new long[] {100, 99}, new byte[] {1, 1}, 0, 2))
        .withMessage(message);
    assertThat(state.events()).isZero();
  }

  @Test
  void mergesWithOthersSettledAlike() {
    FunnelAccumulator one = Funnel.accumulator(PLAIN);
    FunnelAccumulator two = Funnel.accumulator(PLAIN);
    one.add(1, 0, 1);
    two.add(2, 0, 1);
    two.add(2, 90, 1);
    one.settle(Instant.ofEpochMilli(100));
    two.settle(Instant.ofEpochMilli(100));

    assertThat(one.copy().merge(two).result().n()).isEqualTo(2);
    assertThat(Funnel.accumulator(PLAIN).merge(one).encode()).isEqualTo(one.encode());
    assertThat(one.copy().merge(Funnel.accumulator(PLAIN)).encode()).isEqualTo(one.encode());
  }

  @Test
  void refusesToMergeWhatCannotBeToldApart() {
    FunnelAccumulator settled = Funnel.accumulator(PLAIN);
    settled.add(1, 0, 1);
    settled.settle(Instant.ofEpochMilli(100));
    FunnelAccumulator other = Funnel.accumulator(PLAIN);
    other.add(1, 150, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settled.merge(other))
        .withMessage("merged states must be settled until the same time, was 100 and never");
    other.settle(Instant.ofEpochMilli(100));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settled.merge(other))
        .withMessage("merged states must have no settled actor in common, was number 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.merge(settled))
        .withMessage("merged states must have no settled actor in common, was number 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settled.copy().merge(settled))
        .withMessage("merged states must have no settled actor in common, was number 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settled.join(1, 2))
        .withMessage("joined actors must not be settled, was 1 and 2");
  }

  @Test
  void refusesToMergeSettledActorsUnderNumbersThatOthersStandFor() {
    FunnelAccumulator joined = Funnel.accumulator(PLAIN);
    joined.join(1, 2);
    joined.add(2, 0, 1);
    FunnelAccumulator again = joined.copy();
    joined.settle(Instant.ofEpochMilli(100));
    FunnelAccumulator other = Funnel.accumulator(PLAIN);
    other.add(3, 0, 1);
    other.settle(Instant.ofEpochMilli(100));
    other.add(2, 150, 1);
    again.settle(Instant.ofEpochMilli(50));
    again.settle(Instant.ofEpochMilli(100));
    again.add(2, 150, 1);

    for (FunnelAccumulator more : List.of(other, again)) {
      byte[] before = joined.encode();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> joined.merge(more))
          .withMessageStartingWith("merged states must have no settled actor in common");
      assertThat(joined.encode()).isEqualTo(before);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> more.merge(joined))
          .withMessageStartingWith("merged states must have no settled actor in common");
    }
  }

  @Test
  void refusesToMergeSettledActorsUnderTextsThatOthersStandFor() {
    NamedFunnelAccumulator joined = Funnel.accumulatorOfNames(PLAIN);
    joined.join("ann", "cookie");
    joined.add("cookie", 0, 1);
    joined.settle(Instant.ofEpochMilli(100));
    NamedFunnelAccumulator other = Funnel.accumulatorOfNames(PLAIN);
    other.add("bob", 0, 1);
    other.settle(Instant.ofEpochMilli(100));
    other.add("cookie", 150, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> joined.merge(other))
        .withMessageStartingWith("merged states must have no settled actor in common");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.merge(joined))
        .withMessageStartingWith("merged states must have no settled actor in common");
  }

  @ParameterizedTest
  @MethodSource("settleable")
  void forgedRecordsAreReadOrRefused(FunnelDefinition definition) {
    Random random = new Random(3);
    FunnelAccumulator state = Funnel.accumulator(definition);
    for (int i = 0; i < 12; i++) {
      add(state, random, 1 << random.nextInt(definition.bits()), random.nextInt(60));
    }
    state.settle(Instant.ofEpochMilli(60));
    for (int round = 0; round < 2_000; round++) {
      FunnelAccumulator read;
      try {
        read = state.decode(Forged.of(state, random));
      } catch (StateFormatException refused) {
        continue;
      }
      read.result().estimates(ConfidenceLevel.P95);
      PopulationAccumulator population = Funnel.population(definition).newAccumulator();
      read.forEachJourney((actor, journey) -> population.add(journey));
      assertThat(population.decode(population.encode()).encode()).isEqualTo(population.encode());
    }
  }

  @Test
  void namedActorsSettleAndJoinBefore() {
    NamedFunnelAccumulator state = Funnel.accumulatorOfNames(PLAIN);
    state.add("cookie", 0, 1);
    state.add("ann", 5, 2);
    state.join("cookie", "ann");
    state.settle(Instant.ofEpochMilli(100));
    state.add("cookie", 200, 4);

    assertThat(state.journey("ann").level()).isEqualTo(2);
    assertThat(state.isLate(99)).isTrue();
    assertThat(state.decode(state.encode()).journey("cookie").level()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.join("ann", "bob"))
        .withMessage("joined actors must not be settled, was ann and bob");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void refusesFunnelsWhoseAttemptsDoNotEndOrAreMany(int which) {
    FunnelDefinition definition =
        switch (which) {
          case 0 -> PLAIN.within(ConversionWindow.NONE);
          case 1 -> PLAIN.counting(EntryChoice.TOTALS);
          default -> PLAIN.withinSession(Duration.ofMinutes(1));
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Funnel.accumulator(definition).settle(Instant.EPOCH))
        .withMessageStartingWith(
            "settled funnel must have a window that ends, no sessions, and BEST or FIRST entries,"
                + " was a > b > c in");
  }
}
