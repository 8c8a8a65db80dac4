package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 10,000 actors, one of whom has a million events in overlapping windows: a robot. Work that grew
 * with the square of them would not end.
 */
class SkewedActorTest {

  private static final int ACTORS = 10_000;
  private static final int ROBOTS_EVENTS = 1_000_000;
  private static final int SIZE = ROBOTS_EVENTS + 10 * ACTORS;

  private static final FunnelDefinition PLAIN =
      Funnel.define("a", "b", "c", "d").within(Duration.ofHours(3));

  static List<FunnelDefinition> definitions() {
    return List.of(
        PLAIN,
        PLAIN.strictIncrease(),
        PLAIN.ordered(OrderRule.STEP_STRICT),
        PLAIN.excluding(Exclusion.of("x")),
        PLAIN.excluding(Exclusion.of("x").withEffect(ExclusionEffect.STOP_AT_LEVEL)),
        Funnel.define(
                FunnelStep.of("a"),
                FunnelStep.of("b").withMaximumGap(Duration.ofMinutes(1)),
                FunnelStep.of("c"),
                FunnelStep.of("d").withMaximumGap(Duration.ofMinutes(2)))
            .within(Duration.ofHours(3)),
        PLAIN.counting(EntryChoice.FIRST),
        PLAIN.counting(EntryChoice.TOTALS),
        PLAIN.countingSessions(Duration.ofMinutes(30)));
  }

  /** The robot, number 0, never does the last step. */
  private static FunnelAccumulator[] shards(FunnelDefinition definition, int[] order, int shards) {
    FunnelAccumulator[] states = new FunnelAccumulator[shards];
    for (int i = 0; i < shards; i++) {
      states[i] = Funnel.accumulator(definition);
    }
    for (int i : order) {
      boolean robot = i < ROBOTS_EVENTS;
      long actor = robot ? 0 : i % ACTORS;
      long at = robot ? i * 20L : (long) i * i % 20_000_000;
      int mask = i % 50_021 == 0 ? 16 : 1 << (i % 11 % (robot ? 3 : 4));
      states[(int) ((31L * i + i / 7) % shards)].add(
          actor, at, mask & ~(definition.exclusions().isEmpty() ? 16 : 0));
    }
    return states;
  }

  private static int[] shuffled(Random random) {
    int[] order = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void answersTheSameInAnyOrderAndFromAnyMergeTree(FunnelDefinition definition) {
    int[] inOrder = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      inOrder[i] = i;
    }
    FunnelAccumulator whole = shards(definition, inOrder, 1)[0];
    FunnelAccumulator[] parts = shards(definition, shuffled(new Random(1)), 4);
    FunnelAccumulator merged = parts[3].merge(parts[1]).merge(parts[0].merge(parts[2]));

    assertThat(whole.result().n()).isEqualTo(ACTORS);
    assertThat(merged.result()).isEqualTo(whole.result());
    assertThat(merged.journey(0)).isEqualTo(whole.journey(0));
    assertThat(merged.stepCounts()).isEqualTo(whole.stepCounts());
  }
}
