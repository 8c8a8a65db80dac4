package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Columns shared among threads, against sets of weeks and against one event after the other. */
class RetentionParallelTest {

  private static final long SEED = 20_261_127;
  private static final CalendarGrid WEEKS =
      CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris"));
  private static final int COLUMNS = 12;
  private static final int ROWS = 120_000;
  private static final int ACTORS = 20_000;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final RetentionDefinition COMPACT = Retention.define(WEEKS, COLUMNS);

  private static ExecutorService pool;
  private static final long[] WHO = new long[ROWS];
  private static final long[] WHEN = new long[ROWS];

  @BeforeAll
  static void makeEvents() {
    pool = Executors.newFixedThreadPool(6);
    Random random = new Random(SEED);
    for (int i = 0; i < ROWS; i++) {
      WHO[i] = Math.min(random.nextInt(ACTORS), random.nextInt(ACTORS)) * 0x9E3779B97F4A7C15L;
      WHEN[i] = START.toEpochMilli() + random.nextLong(100L * 86_400_000);
    }
  }

  @AfterAll
  static void closePool() {
    pool.shutdown();
  }

  private static Map<Long, NavigableSet<Long>> weeksOfActors() {
    Map<Long, NavigableSet<Long>> weeks = new HashMap<>();
    for (int i = 0; i < ROWS; i++) {
      weeks
          .computeIfAbsent(WHO[i], any -> new TreeSet<>())
          .add(WEEKS.indexOf(Instant.ofEpochMilli(WHEN[i])));
    }
    return weeks;
  }

  private static RetentionAccumulator added(RetentionDefinition definition, Parallelism threads) {
    RetentionAccumulator retention = Retention.accumulator(definition);
    retention.addAll(WHO, WHEN, 0, ROWS, threads);
    return retention;
  }

  @Test
  void anyNumberOfThreadsCountsTheSame() {
    Map<Long, Set<Long>> members = new TreeMap<>();
    Map<Long, Long> returns = new HashMap<>();
    weeksOfActors()
        .forEach(
            (actor, weeks) -> {
              members.computeIfAbsent(weeks.first(), any -> new HashSet<>()).add(actor);
              weeks.forEach(
                  week ->
                      returns.merge(weeks.first() * 1_000 + week - weeks.first(), 1L, Long::sum));
            });
    RetentionAccumulator oneByOne = Retention.accumulator(COMPACT);
    for (int i = 0; i < ROWS; i++) {
      oneByOne.add(WHO[i], WHEN[i]);
    }
    for (int count : new int[] {1, 2, 3, 7}) {
      Parallelism threads = Parallelism.of(pool, count);
      RetentionAccumulator retention = added(COMPACT, threads);
      Retention result = retention.result(RetentionScope.ALL, threads);

      assertThat(retention.encode()).as("seed %s", SEED).isEqualTo(oneByOne.encode());
      assertThat(result).isEqualTo(oneByOne.result());
      assertThat(result.cohorts()).hasSameSizeAs(members.keySet());
      for (CohortRow row : result.cohorts()) {
        assertThat(row.size()).isEqualTo(members.get(row.cohort()).size());
        for (int column = 1; column <= COLUMNS; column++) {
          assertThat(row.cell(column, ReturnRule.ON).retainedSoFar())
              .isEqualTo(returns.getOrDefault(row.cohort() * 1_000 + column, 0L));
        }
      }
    }
  }

  @Test
  void scopesAndTimesOfOtherKindsAreTheSameToo() {
    Instant middle = START.plusSeconds(50 * 86_400L);
    for (RetentionDefinition definition :
        new RetentionDefinition[] {
          COMPACT,
          Retention.define(CalendarGrid.of(CalendarUnit.HOUR, WEEKS.zone()), 30),
          Retention.define(CalendarGrid.of(CalendarUnit.DAY, WEEKS.zone()), 30),
          COMPACT.atLeast(2)
        }) {
      RetentionScope scope = RetentionScope.ALL.asOf(middle);
      Retention expected = added(definition, Parallelism.none()).result(scope);
      Parallelism threads = Parallelism.of(pool, 3);

      assertThat(added(definition, threads).result(scope, threads)).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsAddedOfABatchWithABadTime() {
    long[] times = WHEN.clone();
    times[ROWS - 1] = 1L << 48;
    for (RetentionDefinition definition : new RetentionDefinition[] {COMPACT, COMPACT.atLeast(2)}) {
      RetentionAccumulator retention = Retention.accumulator(definition);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> retention.addAll(WHO, times, 0, ROWS, Parallelism.of(pool, 2)))
          .withMessage(
              "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
      assertThat(retention.actors()).isZero();
      assertThat(retention.result().cohorts()).isEmpty();
    }
  }
}
