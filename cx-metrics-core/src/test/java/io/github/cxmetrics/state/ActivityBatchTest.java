package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large batches against sets of periods and times, and against one time after the other. */
class ActivityBatchTest {

  private static final long SEED = 20_261_127;
  private static final StateHeader HEADER = StateHeader.of("test", 1, "");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int FEW = 9_000; // just enough for parts
  private static ExecutorService pool;

  /** How far times lie apart. */
  private enum Span {
    A_YEAR(Duration.ofDays(365)),
    FIVE_YEARS(Duration.ofDays(5 * 365)),
    A_LIFETIME(Duration.ofDays(80 * 365)),
    ALL(Duration.ofMillis(2 * (EventTime.FARTHEST_MILLIS - 1)));

    private final long millis;

    Span(Duration span) {
      millis = span.toMillis();
    }

    long[] times(Random random, int rows) {
      long first =
          this == ALL
              ? 1 - EventTime.FARTHEST_MILLIS
              : Instant.parse("2026-01-05T00:00:00Z").toEpochMilli() - millis;
      long[] times = new long[rows];
      for (int i = 0; i < rows; i++) {
        boolean tie = i > 0 && random.nextInt(10) == 0;
        times[i] = tie ? times[i - 1] : first + (long) (random.nextDouble() * millis);
      }
      times[rows / 2] = first;
      times[rows / 3] = first + millis;
      return times;
    }
  }

  private record Known(TreeSet<Long> periods, TreeSet<Long> times) {}

  @BeforeAll
  static void openPool() {
    pool = Executors.newFixedThreadPool(6);
  }

  @AfterAll
  static void closePool() {
    pool.shutdown();
  }

  private static long[] subjects(Random random, int rows, int subjects) {
    long[] drawn = new long[rows];
    for (int i = 0; i < rows; i++) {
      long subject =
          i < subjects ? i : Math.min(random.nextInt(subjects), random.nextInt(subjects));
      drawn[i] = subject % 3 == 0 ? subject : subject * 0x9E3779B97F4A7C15L;
    }
    return drawn;
  }

  private static Map<Long, Known> expected(
      CalendarGrid grid, KeptTimes times, long[] subjects, long[] atMillis) {
    Map<Long, Known> all = new TreeMap<>();
    for (int i = 0; i < subjects.length; i++) {
      Known known =
          all.computeIfAbsent(subjects[i], any -> new Known(new TreeSet<>(), new TreeSet<>()));
      known.periods.add(grid.indexOfMillis(atMillis[i]));
      known.times.add(times == KeptTimes.NONE ? ActivePeriods.NONE : atMillis[i]);
    }
    all.replaceAll(
        (subject, known) ->
            new Known(known.periods, new TreeSet<>(known.times.stream().limit(2).toList())));
    return all;
  }

  private static Map<Long, Known> read(CalendarActivity activity) {
    Map<Long, Known> all = new TreeMap<>();
    activity
        .bits()
        .forEach(
            (subject, periods) -> {
              Known known = new Known(new TreeSet<>(), new TreeSet<>());
              for (int i = 0; i < periods.blocks(); i++) {
                for (int bit = 0; bit < Long.SIZE; bit++) {
                  if ((periods.word(i) >>> bit & 1) != 0) {
                    known.periods.add(periods.block(i) * Long.SIZE + bit);
                  }
                }
              }
              known.times.add(periods.firstMillis());
              if (periods.secondMillis() != ActivePeriods.NONE) {
                known.times.add(periods.secondMillis());
              }
              assertThat(all.put(subject, known)).isNull();
            });
    return all;
  }

  private static byte[] encode(CalendarActivity activity) {
    return StateWriter.encode(HEADER, activity::writeTo);
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsKeepsThePeriodsAndTheFirstTwoTimes(Span span) {
    for (CalendarUnit unit : List.of(CalendarUnit.DAY, CalendarUnit.HOUR)) {
      for (KeptTimes times : KeptTimes.values()) {
        Random random = new Random(SEED);
        CalendarGrid grid = CalendarGrid.of(unit, PARIS);
        long[] atMillis = span.times(random, 130_000);
        long[] subjects = subjects(random, atMillis.length, FEW);
        Map<Long, Known> expected = expected(grid, times, subjects, atMillis);
        List<byte[]> states = new ArrayList<>();
        for (int threads : new int[] {1, 2, 3, 7}) {
          CalendarActivity activity = new CalendarActivity(grid, times);
          long latest =
              activity.addAll(
                  subjects, atMillis, 0, atMillis.length, Parallelism.of(pool, threads));

          assertThat(latest).isEqualTo(Arrays.stream(atMillis).max().orElseThrow());
          assertThat(read(activity)).as("seed %s, %s", SEED, threads).isEqualTo(expected);
          states.add(encode(activity));
        }
        for (byte[] state : states) {
          assertThat(state).isEqualTo(states.get(0));
        }
      }
    }
  }

  @Test
  void anyCutIntoBatchesAndSingleTimesIsTheSame() {
    Random random = new Random(SEED);
    CalendarGrid grid = CalendarGrid.of(CalendarUnit.DAY, PARIS);
    int rows = 200_000;
    long[] atMillis = Span.A_YEAR.times(random, rows);
    long[] subjects = subjects(random, rows, 30_000);
    CalendarActivity oneByOne = new CalendarActivity(grid, KeptTimes.FIRST_TWO);
    for (int i = 0; i < rows; i++) {
      oneByOne.add(subjects[i], atMillis[i]);
    }
    CalendarActivity mixed = new CalendarActivity(grid, KeptTimes.FIRST_TWO);
    int next = 0;
    while (next < rows) {
      int count = Math.min(rows - next, random.nextBoolean() ? random.nextInt(90_000) : 1);
      mixed.addAll(subjects, atMillis, next, next + count, Parallelism.of(pool, 3));
      next += count;
      if (next < rows) {
        mixed.add(subjects[next], atMillis[next]);
        next++;
      }
    }

    assertThat(encode(mixed)).isEqualTo(encode(oneByOne));
    assertThat(encode(mixed.copy())).isEqualTo(encode(oneByOne));
    assertThat(mixed.addAll(subjects, atMillis, 5, 5, Parallelism.of(pool, 3)))
        .isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void aBatchIsAddedWhollyOrNotAtAllAndTheFirstBadTimeIsNamed() {
    Random random = new Random(SEED);
    CalendarGrid grid = CalendarGrid.of(CalendarUnit.DAY, PARIS);
    long[] atMillis = Span.A_YEAR.times(random, 200_000);
    long[] subjects = subjects(random, atMillis.length, FEW);
    atMillis[70_000] = 1L << 48;
    atMillis[190_000] = -1L << 50;
    for (int threads : new int[] {1, 2, 7}) {
      CalendarActivity activity = new CalendarActivity(grid, KeptTimes.NONE);

      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  activity.addAll(
                      subjects, atMillis, 0, atMillis.length, Parallelism.of(pool, threads)))
          .withMessage(
              "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
      assertThat(activity.bits().subjects()).isZero();
    }
  }

  @Test
  void visitorsOfAnyNumberOfThreadsSeeEachSubjectOnce() {
    CalendarActivity activity =
        new CalendarActivity(CalendarGrid.of(CalendarUnit.DAY, PARIS), KeptTimes.NONE);
    for (int subjects : new int[] {0, 10, FEW}) {
      for (int i = 0; i < subjects; i++) {
        activity.add(i, i);
      }
      for (int threads : new int[] {1, 2, 7}) {
        Counter counter =
            activity.bits().read(Counter::new, Counter::merge, Parallelism.of(pool, threads));

        assertThat(counter.subjects).isEqualTo(subjects);
        assertThat(counter.sum).isEqualTo(subjects * (subjects - 1L) / 2);
      }
    }
  }

  private static final class Counter implements ActivityBits.Visitor {
    private long subjects;
    private long sum;

    @Override
    public void visit(long subject, ActivePeriods periods) {
      subjects++;
      sum += subject;
    }

    Counter merge(Counter other) {
      subjects += other.subjects;
      sum += other.sum;
      return this;
    }
  }
}
