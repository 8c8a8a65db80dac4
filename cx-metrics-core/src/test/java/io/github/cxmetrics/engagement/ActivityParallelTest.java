package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.parallel.Parallelism;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Columns shared among threads, against sets of actors and against one time after the other. */
class ActivityParallelTest {

  private static final long SEED = 20_261_127;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
  private static final int DAYS = 90;
  private static final int ROWS = 120_000;
  private static final int ACTORS = 20_000;

  @Test
  void anyNumberOfThreadsCountsTheSame() {
    Random random = new Random(SEED);
    long[] who = new long[ROWS];
    long[] when = new long[ROWS];
    long start = FROM.minusDays(20).atStartOfDay(PARIS).toInstant().toEpochMilli();
    TreeMap<LocalDate, Set<Long>> actors = new TreeMap<>();
    ActivityAccumulator oneByOne = Activity.accumulator(ActivityDefinition.in(PARIS));
    for (int i = 0; i < ROWS; i++) {
      who[i] = Math.min(random.nextInt(ACTORS), random.nextInt(ACTORS)) * 0x9E3779B97F4A7C15L;
      when[i] = start + random.nextLong(120L * 86_400_000);
      LocalDate day = Instant.ofEpochMilli(when[i]).atZone(PARIS).toLocalDate();
      actors.computeIfAbsent(day, any -> new HashSet<>()).add(who[i]);
      oneByOne.add(who[i], when[i]);
    }
    ExecutorService pool = Executors.newFixedThreadPool(6);
    for (int count : new int[] {1, 2, 3, 7}) {
      Parallelism threads = Parallelism.of(pool, count);
      ActivityAccumulator activity = Activity.accumulator(ActivityDefinition.in(PARIS));
      activity.addAll(who, when, 0, ROWS, threads);
      ActiveActors active = activity.between(FROM, FROM.plusDays(DAYS)).activeActors(threads);

      assertThat(activity.encode()).as("seed %s", SEED).isEqualTo(oneByOne.encode());
      assertThat(active.inRange()).isEqualTo(distinct(actors, FROM, FROM.plusDays(DAYS - 1)));
      for (LocalDate day : active.days()) {
        assertThat(active.daily(day)).isEqualTo(distinct(actors, day, day));
        assertThat(active.weekly(day)).isEqualTo(distinct(actors, day.minusDays(6), day));
        assertThat(active.monthly(day)).isEqualTo(distinct(actors, day.minusDays(29), day));
      }
    }
    pool.shutdown();
  }

  private static long distinct(
      NavigableMap<LocalDate, Set<Long>> actors, LocalDate first, LocalDate last) {
    Set<Long> all = new HashSet<>();
    actors.subMap(first, true, last, true).values().forEach(all::addAll);
    return all.size();
  }
}
