package io.github.cxmetrics.churn;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubscriptionCountsTest {

  private static final long SEED = 20_261_127;
  private static final long DAY = 86_400_000;
  private static final long NONE = SubscriptionCounts.NO_END;

  private static CalendarGrid months(String zone) {
    return CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of(zone));
  }

  /** The plain twin: each row a customer of the general form. */
  private static ChurnAccumulator general(CalendarGrid grid, long[] starts, long[] ends) {
    ChurnAccumulator general = Churn.accumulator(ChurnDefinition.of(grid));
    for (int i = 0; i < starts.length; i++) {
      if (ends[i] == NONE) {
        general.add(i, starts[i]);
      } else {
        general.add(i, starts[i], ends[i]);
      }
    }
    return general;
  }

  private static void fill(Random random, long from, int days, long[] starts, long[] ends) {
    for (int i = 0; i < starts.length; i++) {
      starts[i] = from + random.nextInt(days) * DAY + random.nextInt(4) * (DAY / 4);
      starts[i] += random.nextInt(3) == 0 ? random.nextInt((int) DAY) : 0;
      ends[i] =
          switch (random.nextInt(8)) {
            case 0, 1, 2 -> NONE;
            case 3 -> starts[i];
            case 4 -> starts[i] + random.nextInt((int) DAY);
            default -> starts[i] + random.nextInt(days) * DAY + random.nextInt(3);
          };
    }
  }

  @Test
  void countsGiveWhatTheGeneralFormGives() {
    Random random = new Random(SEED);
    String[] zones = {
      "UTC",
      "Europe/Paris",
      "Asia/Seoul",
      "America/St_Johns",
      "Pacific/Apia",
      "America/Sao_Paulo",
      "Asia/Kathmandu",
      "Australia/Lord_Howe"
    };
    for (int round = 0; round < 48; round++) {
      CalendarUnit unit =
          new CalendarUnit[] {
                CalendarUnit.DAY,
                CalendarUnit.WEEK,
                CalendarUnit.MONTH,
                CalendarUnit.QUARTER,
                CalendarUnit.YEAR
              }
              [round % 5];
      CalendarGrid grid = CalendarGrid.of(unit, ZoneId.of(zones[round % zones.length]));
      int size = round < 16 ? random.nextInt(20) : 2_000 + random.nextInt(6_000);
      long[] starts = new long[size];
      long[] ends = new long[size];
      long from =
          Instant.parse(round % 2 == 0 ? "2009-06-01T00:00:00Z" : "1968-02-01T00:00:00Z")
              .toEpochMilli();
      fill(random, from, 1 + random.nextInt(1_500), starts, ends);
      Churn expected = general(grid, starts, ends).result();
      SubscriptionCounts columns = SubscriptionCounts.of(grid);
      int cut = size / 4;
      columns.addAll(starts, ends, 0, cut);
      columns.addAll(starts, ends, cut, size);
      assertThat(columns.result()).as("seed %d, round %d", SEED, round).isEqualTo(expected);
      assertThat(columns.result().estimates()).isEqualTo(expected.estimates());
      SubscriptionCounts single = SubscriptionCounts.of(grid);
      for (int i = 0; i < size; i++) {
        single.add(starts[i], ends[i]);
      }
      assertThat(single.encode()).isEqualTo(columns.encode());
      assertThat(columns.decode(columns.encode()).result()).isEqualTo(expected);
    }
  }

  @Test
  void generalFormTakesColumnsToo() {
    int size = 3_000;
    long[] customers = new Random(SEED).longs(size, 0, 900).toArray();
    long[] starts = new long[size];
    long[] ends = new long[size];
    fill(new Random(SEED), 1_500_000_000_000L, 900, starts, ends);
    ChurnDefinition definition = ChurnDefinition.of(months("Asia/Seoul"));
    ChurnAccumulator columns = Churn.accumulator(definition);
    columns.addAll(customers, starts, ends, 100, size);
    ChurnAccumulator rows = Churn.accumulator(definition);
    for (int i = 100; i < size; i++) {
      Subscription from = Subscription.from(starts[i]);
      rows.add(customers[i], ends[i] == NONE ? from : from.until(ends[i]));
    }
    assertThat(columns.encode()).isEqualTo(rows.encode());
    ends[size - 1] = starts[size - 1] - 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> columns.addAll(customers, starts, ends, 0, size));
    assertThat(columns.encode()).isEqualTo(rows.encode());
  }

  @Test
  void timesMayLieFarApart() {
    long far = (1L << 48) - 1;
    long[] starts = new long[3_000];
    long[] ends = new long[3_000];
    Arrays.fill(ends, NONE);
    starts[10] = -far;
    ends[10] = far;
    starts[2_900] = 5 * DAY;
    ends[2_900] = 6 * DAY;
    CalendarGrid years = CalendarGrid.of(CalendarUnit.YEAR, ZoneOffset.UTC);
    SubscriptionCounts columns = SubscriptionCounts.of(years);
    columns.addAll(starts, ends, 0, starts.length);
    assertThat(columns.result()).isEqualTo(general(years, starts, ends).result());
  }

  @Test
  void threadsGiveWhatOneThreadGives() {
    int size = 300_000;
    long[] starts = new long[size];
    long[] ends = new long[size];
    fill(new Random(SEED), 1_500_000_000_000L, 1_200, starts, ends);
    ForkJoinPool pool = new ForkJoinPool(3);
    for (Parallelism threads : new Parallelism[] {Parallelism.none(), Parallelism.of(pool)}) {
      SubscriptionCounts one = SubscriptionCounts.of(months("Europe/Paris"));
      one.addAll(starts, ends, 7, size);
      SubscriptionCounts many = SubscriptionCounts.of(months("Europe/Paris"));
      many.addAll(starts, ends, 7, size, threads);
      assertThat(many.encode()).isEqualTo(one.encode());
    }
    pool.shutdown();
  }

  @Test
  void batchIsAllOrNothing() {
    SubscriptionCounts counts = SubscriptionCounts.of(months("UTC"));
    counts.add(5);
    byte[] before = counts.encode();
    for (int size : new int[] {10, 20_000}) {
      long[] starts = new long[size];
      long[] ends = new long[size];
      ends[size - 1] = -1;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> counts.addAll(starts, ends, 0, size))
          .withMessage("end of a subscription must not be before its start, was -1 before 0");
      starts[size - 2] = Long.MIN_VALUE;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> counts.addAll(starts, ends, 0, size))
          .withMessageStartingWith("start of a subscription must be in milliseconds within 2^48");
      starts[size - 2] = 0;
      ends[size - 2] = 1L << 48;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> counts.addAll(starts, ends, 0, size))
          .withMessageStartingWith("end of a subscription must be in milliseconds within 2^48");
      starts[size - 2] = 5;
      ends[size - 2] = Long.MIN_VALUE;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> counts.addAll(starts, ends, 0, size))
          .withMessageStartingWith("end of a subscription must be in milliseconds within 2^48");
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> counts.addAll(starts, ends, 0, size + 1));
      assertThat(counts.encode()).isEqualTo(before);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubscriptionCounts.of(CalendarGrid.of(CalendarUnit.HOUR, ZoneOffset.UTC)))
        .withMessage("period of churn must be a day or longer, was HOUR");
  }

  @Test
  void emptyHasNoPeriods() {
    Churn empty = SubscriptionCounts.of(months("UTC")).result();
    assertThat(empty).isEqualTo(general(months("UTC"), new long[0], new long[0]).result());
    assertThat(empty.estimates().values()).noneMatch(estimate -> estimate.isDefined());
  }

  @Test
  void tooManyCustomersAreRefused() {
    SubscriptionCounts counts = SubscriptionCounts.of(months("UTC"));
    counts.add(0, 3 * DAY);
    for (int doubling = 0; doubling < 43; doubling++) {
      counts.merge(counts.copy());
    }
    assertThat(counts.result().n()).isEqualTo(1L << 43);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> counts.merge(counts));
  }

  @Test
  void addingAllocatesNothing() {
    int size = 20_000;
    long[] starts = new long[size];
    long[] ends = new long[size];
    fill(new Random(SEED), 1_500_000_000_000L, 1_200, starts, ends);
    SubscriptionCounts counts = SubscriptionCounts.of(months("Europe/Paris"));
    assertAllocatesNothing(
        () -> {
          counts.addAll(starts, ends, 0, size);
          for (int from = 0; from < size; from += 100) {
            counts.addAll(starts, ends, from, from + 100);
          }
        });
  }

  /** The start, and the end or none. */
  record Row(long start, long end) {}

  record ByMonth() implements Metric<Row, SubscriptionCounts, Churn> {

    @Override
    public SubscriptionCounts newAccumulator() {
      return SubscriptionCounts.of(months("Asia/Seoul"));
    }

    @Override
    public void add(SubscriptionCounts accumulator, Row row) {
      accumulator.add(row.start, row.end);
    }

    @Override
    public void check(Row row) {
      newAccumulator().add(row.start, row.end);
    }
  }

  @Nested
  class Contract implements AccumulatorContract<Row, SubscriptionCounts, Churn> {

    @Override
    public Metric<Row, SubscriptionCounts, Churn> metric() {
      return new ByMonth();
    }

    @Override
    public Row record(Random random) {
      long[] start = new long[1];
      long[] end = new long[1];
      fill(random, 1_500_000_000_000L, 400, start, end);
      return new Row(start[0], end[0]);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(new Row(5, 4));
    }
  }
}
