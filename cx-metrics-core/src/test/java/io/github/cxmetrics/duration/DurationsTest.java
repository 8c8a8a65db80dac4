package io.github.cxmetrics.duration;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.stats.QuantileInterval;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DurationsTest {

  private static final long SEED = 20_261_127;

  private static long[] durations(Random random, int size) {
    long[] durations = new long[size];
    for (int i = 0; i < size; i++) {
      durations[i] = (long) Math.exp(13 + 2 * random.nextGaussian());
    }
    return durations;
  }

  @Test
  void fewDurations() {
    Durations durations = Durations.of(5, 1, 3, 2, 4);
    assertThat(durations.median(ConfidenceLevel.P95))
        .isEqualTo(
            new Estimate(
                3,
                new Interval(0, Double.POSITIVE_INFINITY, ConfidenceLevel.P95),
                5,
                "order statistics"));
    assertThat(durations.shortest()).hasValue(1);
    assertThat(durations.longest()).hasValue(5);
    assertThat(durations.relativeError()).isZero();
    assertThat(durations.estimates()).containsOnlyKeys("p50", "p90", "p99");
    assertThat(durations).hasToString("5 durations, median 3");
    assertThat(durations).hasSameHashCodeAs(Durations.of(1, 2, 3, 4, 5));
  }

  @Test
  void withoutDurationsThereIsNothingToAnswer() {
    Durations none = Durations.of();
    assertThat(none.n()).isZero();
    assertThat(none.estimates().values()).allMatch(estimate -> !estimate.isDefined());
    assertThat(none.shortest()).isEmpty();
    assertThat(none.longest()).isEmpty();
    assertThat(none).hasToString("no durations");
    assertThat(
            ExactDurations.byLong(
                new int[0], new long[0], 0, 0, DurationShares.USUAL, Parallelism.none()))
        .isEmpty();
  }

  @Test
  void columnsByGroupGiveWhatRecordsGive() {
    Random random = new Random(SEED);
    int size = 90_000;
    int[] groups = random.ints(size, -2, 9).toArray();
    long[] wide = Arrays.stream(groups).asLongStream().toArray();
    long[] durations = durations(random, size);
    var metric = Durations.<Integer>metric(i -> durations[i]).byLong("", i -> groups[i]);
    LongGroupsAccumulator<DurationAccumulator, Durations> records = metric.newAccumulator();
    IntStream.range(0, size).forEach(i -> metric.add(records, i));
    GroupedDurationAccumulator columns = Durations.accumulatorByLong();
    columns.addAll(groups, durations, 0, 40);
    columns.addAll(wide, durations, 40, size);
    assertThat(columns.result()).as("seed %d", SEED).isEqualTo(records.result());
    assertThat(columns.encode()).isEqualTo(records.encode());
    assertThat(columns.copy().decode(records.encode()).encode()).isEqualTo(records.encode());
  }

  @Test
  void threadsGiveWhatOneThreadGives() {
    Random random = new Random(SEED);
    int size = 300_000;
    int[] groups = random.ints(size, 0, 12).toArray();
    long[] wide = Arrays.stream(groups).asLongStream().toArray();
    long[] durations = durations(random, size);
    ForkJoinPool pool = new ForkJoinPool(3);
    for (Parallelism threads : new Parallelism[] {Parallelism.none(), Parallelism.of(pool)}) {
      DurationAccumulator one = Durations.accumulator();
      one.addAll(durations, 3, size);
      DurationAccumulator many = Durations.accumulator();
      many.addAll(durations, 3, size, threads);
      assertThat(many.encode()).isEqualTo(one.encode());
      GroupedDurationAccumulator oneGrouped = Durations.accumulatorByLong();
      oneGrouped.addAll(groups, durations, 3, size);
      GroupedDurationAccumulator manyGrouped = Durations.accumulatorByLong();
      manyGrouped.addAll(groups, durations, 3, 150_000, threads);
      manyGrouped.addAll(wide, durations, 150_000, size, threads);
      assertThat(manyGrouped.encode()).isEqualTo(oneGrouped.encode());
      assertThat(ExactDurations.byLong(groups, durations, 3, size, DurationShares.USUAL, threads))
          .isEqualTo(
              ExactDurations.byLong(
                  groups, durations, 3, size, DurationShares.USUAL, Parallelism.none()));
      long[] bad = durations.clone();
      bad[200_001] = -4;
      bad[299_999] = -5;
      byte[] before = manyGrouped.encode();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> manyGrouped.addAll(groups, bad, 0, size, threads))
          .withMessage("value at index 200001 must be at least 0, was -4");
      assertThat(manyGrouped.encode()).isEqualTo(before);
    }
    pool.shutdown();
  }

  @Test
  void exactQuantilesAreThoseOfSortedValues() {
    Random random = new Random(SEED);
    DurationShares shares =
        DurationShares.of(0.0, 0.01, 0.5, 0.9, 0.99, 1.0).at(ConfidenceLevel.P99);
    for (int round = 0; round < 12; round++) {
      int size = round < 4 ? random.nextInt(200) : 20_000 + random.nextInt(60_000);
      int[] groups = random.ints(size, 0, 1 + round).map(group -> group * group - 5).toArray();
      long[] durations = durations(random, size);
      if (round % 3 == 0) {
        Arrays.setAll(durations, i -> 1_000 + durations[i] % 5);
      }
      if (round % 3 == 1) {
        Arrays.setAll(durations, i -> i % 50 == 0 ? Long.MAX_VALUE - i : durations[i]);
      }
      SortedMap<Long, ExactDurations> exact =
          ExactDurations.byLong(groups, durations, 0, size, shares, Parallelism.none());
      for (long group : exact.keySet()) {
        long[] sorted =
            IntStream.range(0, size)
                .filter(i -> groups[i] == group)
                .mapToLong(i -> durations[i])
                .sorted()
                .toArray();
        ExactDurations found = exact.get(group);
        assertThat(found.n()).isEqualTo(sorted.length);
        assertThat(found.quantiles()).hasSize(6);
        for (double share : shares.shares()) {
          assertThat(found.quantile(share))
              .as("seed %d, round %d, share %s", SEED, round, share)
              .isEqualTo(
                  QuantileInterval.estimate(
                      share,
                      sorted.length,
                      rank -> sorted[(int) rank - 1],
                      0,
                      Double.POSITIVE_INFINITY,
                      ConfidenceLevel.P99));
        }
      }
      assertThat(exact.values().stream().mapToLong(ExactDurations::n).sum()).isEqualTo(size);
    }
  }

  @Test
  void rejectsSharesThatAreNoneOrWereNotAsked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationShares.of(0.5, 1.5))
        .withMessage("share must be in 0..1, was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(DurationShares::of)
        .withMessage("shares must be at least one, was none");
    ExactDurations one =
        ExactDurations.byLong(
                new int[] {4}, new long[] {7}, 0, 1, DurationShares.USUAL, Parallelism.none())
            .get(4L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.quantile(0.25))
        .withMessage("share must be one of [0.5, 0.9, 0.99], was 0.25");
    assertThat(one).hasToString("1 durations, quantiles [0.5, 0.9, 0.99]");
    assertThat(one.all()).isEqualTo(Durations.of(7));
    assertThat(one.hashCode()).isNotZero();
  }

  @Test
  void addingAllocatesNothing() {
    Random random = new Random(SEED);
    int[] groups = random.ints(60_000, 0, 5).toArray();
    long[] durations = durations(random, groups.length);
    DurationAccumulator all = Durations.accumulator();
    GroupedDurationAccumulator grouped = Durations.accumulatorByLong();
    all.add(Long.MAX_VALUE);
    grouped.addAll(groups, durations, 0, groups.length);
    for (int group = 0; group < 5; group++) {
      grouped.add(group, Long.MAX_VALUE);
    }
    assertAllocatesNothing(
        () -> {
          all.addAll(durations, 0, durations.length);
          grouped.addAll(groups, durations, 0, groups.length);
          for (int i = 0; i < groups.length; i++) {
            grouped.add(groups[i], durations[i]);
            all.add(durations[i]);
          }
        });
  }
}
