package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads give bit for bit what one gives, and that is what a plain loop gives. */
class FunnelParallelTest {

  private static final long SEED = 20261127;
  private static final int ROWS = 600_000;
  private static final int ACTORS = 20_000;
  private static final long WINDOW = 50_000;
  private static final ExecutorService POOL = Executors.newFixedThreadPool(6);
  private static final FunnelDefinition FUNNEL =
      Funnel.define("a", "b", "c").within(Duration.ofMillis(WINDOW));

  private final long[] actors = new long[ROWS];
  private final long[] atMillis = new long[ROWS];
  private final byte[] masks = new byte[ROWS];
  private final int[] wideMasks = new int[ROWS];

  FunnelParallelTest() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROWS; i++) {
      double spread = random.nextDouble();
      actors[i] = ((long) (ACTORS * spread * spread * spread)) * 0x9E3779B97F4A7C15L;
      atMillis[i] = 2L * i + random.nextInt(5_000);
      masks[i] = (byte) (random.nextInt(3) == 0 ? 0 : 1 << random.nextInt(3));
      wideMasks[i] = masks[i];
    }
  }

  @AfterAll
  static void endPool() {
    POOL.shutdownNow();
  }

  private static Parallelism threads(int threads) {
    return Parallelism.of(POOL, threads);
  }

  private FunnelAccumulator added(FunnelDefinition definition, Parallelism threads) {
    FunnelAccumulator state = Funnel.accumulator(definition);
    state.addAll(actors, atMillis, masks, 0, ROWS, threads);
    return state;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void countsWhatAPlainLoopCounts(int threads) {
    long[] expected = plainReached(1, ROWS - 1);
    FunnelAccumulator narrow = Funnel.accumulator(FUNNEL);
    FunnelAccumulator wide = Funnel.accumulator(FUNNEL);
    narrow.addAll(actors, atMillis, masks, 1, ROWS - 1, threads(threads));
    wide.addAll(actors, atMillis, wideMasks, 1, ROWS - 1, threads(threads));
    for (FunnelAccumulator state : List.of(narrow, wide)) {
      StepCounts counts = state.stepCounts(threads(threads));
      for (int step = 1; step <= 3; step++) {
        assertThat(counts.reached(step))
            .as("seed %d, step %d", SEED, step)
            .isEqualTo(expected[step]);
      }
      assertThat(counts.actors()).isEqualTo(expected[0]);
      assertThat(state.result(threads(threads)).counts()).isEqualTo(counts);
    }
  }

  /** Actors with a step, then how many reached each; straight from the rule. */
  private long[] plainReached(int from, int to) {
    Map<Long, List<long[]>> events = new HashMap<>();
    for (int i = from; i < to; i++) {
      if (masks[i] != 0) {
        events
            .computeIfAbsent(actors[i], actor -> new ArrayList<>())
            .add(new long[] {atMillis[i], masks[i]});
      }
    }
    long[] reached = new long[4];
    for (List<long[]> journey : events.values()) {
      journey.sort(
          Comparator.<long[]>comparingLong(event -> event[0]).thenComparing(event -> event[1]));
      int best = 0;
      for (int start = 0; start < journey.size() && best < 3; start++) {
        best = Math.max(best, plainLevel(journey, start));
      }
      reached[0]++;
      for (int step = 1; step <= best; step++) {
        reached[step]++;
      }
    }
    return reached;
  }

  private static int plainLevel(List<long[]> journey, int start) {
    int level = 0;
    for (int i = start; i < journey.size() && level < 3; i++) {
      if (journey.get(i)[0] - journey.get(start)[0] > WINDOW) {
        break;
      }
      if (journey.get(i)[1] == 1 << level) {
        level++;
      } else if (i == start) {
        break;
      }
    }
    return level;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void answersLikeOneThreadUnderAnyDefinition(int threads) {
    Instant asOf = Instant.ofEpochMilli(ROWS);
    CalendarGrid days = CalendarGrid.of(CalendarUnit.DAY, ZoneOffset.UTC);
    for (FunnelDefinition definition :
        List.of(
            FUNNEL,
            FUNNEL.ordered(OrderRule.STEP_STRICT),
            FUNNEL.excluding(Exclusion.of("x")),
            FUNNEL.counting(EntryChoice.TOTALS))) {
      FunnelAccumulator one = added(definition, Parallelism.none());
      FunnelAccumulator several = added(definition, threads(threads));
      PopulationMetric population = Funnel.population(definition);
      assertThat(several.events()).isEqualTo(one.events());
      assertThat(several.stepCounts(threads(threads))).isEqualTo(one.stepCounts());
      assertThat(several.result(threads(threads))).as("%s", definition).isEqualTo(one.result());
      assertThat(several.result(asOf, threads(threads))).isEqualTo(one.result(asOf));
      assertThat(several.fold(population.byEntry(days), threads(threads)))
          .isEqualTo(one.fold(population.byEntry(days)));
    }
  }

  @Test
  void equalStatesHaveEqualBytesWhoeverAddedThem() {
    byte[] one = added(FUNNEL, Parallelism.none()).encode();
    FunnelAccumulator several = Funnel.accumulator(FUNNEL);
    int middle = ROWS / 3;
    several.addAll(actors, atMillis, masks, middle, ROWS, threads(3));
    several.addAll(actors, atMillis, masks, 0, 5_000);
    several.addAll(actors, atMillis, masks, 5_000, middle, threads(2));
    assertThat(several.encode()).isEqualTo(one);
    assertThat(Funnel.accumulator(FUNNEL).merge(several).encode()).isEqualTo(one);
    several.add(actors[0], 0, 1);
    assertThat(several.encode()).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void addsNoneOfABatchWithABadRow(int threads) {
    FunnelAccumulator state = Funnel.accumulator(FUNNEL);
    byte[] wrong = masks.clone();
    wrong[ROWS - 1] = 16;
    assertThatThrownBy(() -> state.addAll(actors, atMillis, wrong, 0, ROWS, threads(threads)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mask of an event must have 4 bits at most");
    long[] late = atMillis.clone();
    late[ROWS / 2] = 1L << 48;
    assertThatThrownBy(() -> state.addAll(actors, late, masks, 0, ROWS, threads(threads)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Long.toString(1L << 48));
    late[ROWS - 1] = 1L << 50;
    wrong[ROWS - 1] = 64;
    assertThatThrownBy(() -> state.addAll(actors, late, wrong, 0, ROWS, threads(threads)))
        .as("names the first event that cannot be")
        .hasMessageContaining(Long.toString(1L << 48));
    assertThatThrownBy(() -> state.addAll(actors, late, masks, 0, ROWS + 1, threads(threads)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(state.events()).isZero();
    assertThat(state.encode()).isEqualTo(Funnel.accumulator(FUNNEL).encode());
  }

  @Test
  void joinedAndSettledActorsAreReadByAnyNumberOfThreads() {
    FunnelAccumulator joined = added(FUNNEL, threads(3));
    joined.join(actors[0], actors[1]);
    joined.join(actors[1], actors[2]);
    Funnel expected = joined.copy().result();
    assertThat(joined.result(threads(3))).isEqualTo(expected);
    joined.settle(Instant.ofEpochMilli(ROWS));
    assertThat(joined.result(threads(3))).isEqualTo(expected);
    assertThat(joined.stepCounts(threads(3))).isEqualTo(expected.counts());
    assertThat(joined.fold(Funnel.population(FUNNEL), threads(2))).isEqualTo(expected);
  }

  @Test
  void namedActorsAreReadByAnyNumberOfThreads() {
    FunnelDefinition definition = FUNNEL.segmentedBy("source", Attribution.LAST);
    NamedFunnelAccumulator names = Funnel.accumulatorOfNames(definition);
    for (int i = 0; i < 200_000; i++) {
      names.add("고객 " + actors[i], atMillis[i], masks[i], "", i % 3 == 0 ? "ad" : "", 0);
    }
    PopulationMetric population = Funnel.population(definition);
    Instant asOf = Instant.ofEpochMilli(ROWS / 3);
    for (int threads : new int[] {2, 3, 7}) {
      assertThat(names.stepCounts(threads(threads))).isEqualTo(names.stepCounts());
      assertThat(names.result(threads(threads))).isEqualTo(names.result());
      assertThat(names.result(asOf, threads(threads))).isEqualTo(names.result(asOf));
      assertThat(names.fold(population.bySegment(), threads(threads)))
          .isEqualTo(names.fold(population.bySegment()));
    }
  }

  @Test
  void eventsOfSeveralCellsAreAddedByOneThread() {
    FunnelDefinition wide = FUNNEL;
    for (int i = 0; i < 12; i++) {
      wide = wide.excluding(Exclusion.of("x" + i));
    }
    FunnelDefinition distinct = FUNNEL.distinctEvents();
    assertThat(added(wide, threads(3)).encode())
        .isEqualTo(added(wide, Parallelism.none()).encode());
    assertThatThrownBy(() -> added(distinct, threads(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("distinct events must be added with their id, was none");
  }
}
