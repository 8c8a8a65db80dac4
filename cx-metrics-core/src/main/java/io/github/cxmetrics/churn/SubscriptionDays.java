package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The begins and ends of single stays by local day, and the sums of their lengths. */
final class SubscriptionDays implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static final int JOINED = 0;
  static final int CHURNED = 1;
  static final int SAME_DAY = 2;
  static final int SAME_PERIOD = 3;
  static final int LANES = 4;

  /* Emptying the working space takes as long as some hundred rows. */
  private static final int LARGE_BATCH = 1024;

  /* What WideSum has room for, see TenureSums: 2^43 customers in some lanes each. */
  private static final long MOST = 1L << 45;

  private static final long FARTHEST_DAY = EventTime.FARTHEST_MILLIS / 86_400_000 + 2;

  private final CalendarGrid grid;
  private final TimeCounts counts;
  private long latestMillis = Long.MIN_VALUE;

  /* Of the stays that ended their lengths, of the others their starts. */
  private WideSum lengths = new WideSum();
  private WideSum squaredLengths = new WideSum();
  private WideSum starts = new WideSum();
  private WideSum squaredStarts = new WideSum();

  private transient @Nullable PeriodFinder finder;
  private transient @Nullable SubscriptionBatch batch;

  SubscriptionDays(CalendarGrid grid) {
    this(grid, new TimeCounts(LANES));
  }

  private SubscriptionDays(CalendarGrid grid, TimeCounts counts) {
    this.grid = grid;
    this.counts = counts;
  }

  /** Adds a row that was found good. */
  void add(long start, long end) {
    latestMillis = Math.max(latestMillis, end == ChurnLayout.NONE ? start : end);
    if (start == end) {
      return;
    }
    PeriodFinder days = finder();
    long from = days.indexOf(start);
    counts.add(from, JOINED);
    if (end == ChurnLayout.NONE) {
      starts.add(start);
      squaredStarts.addProduct(start, start);
      return;
    }
    long to = Math.max(from, days.indexOf(end)); // as ChurnMoves reads clocks turned back
    counts.add(to, CHURNED);
    if (from == to) {
      counts.add(to, SAME_DAY);
    }
    if (grid.indexOfDay(from) == grid.indexOfDay(to)) {
      counts.add(to, SAME_PERIOD);
    }
    lengths.add(end - start);
    squaredLengths.addProduct(end - start, end - start);
  }

  private PeriodFinder finder() {
    PeriodFinder days = finder;
    if (days == null) {
      days = CalendarGrid.of(CalendarUnit.DAY, grid.zone()).finder();
      finder = days;
    }
    return days;
  }

  void addAll(long[] from, long[] to, int first, int last) {
    SubscriptionBatch space = batch;
    if (space == null) {
      space = new SubscriptionBatch(grid);
      batch = space;
    }
    if (last - first >= LARGE_BATCH && space.addAll(from, to, first, last)) {
      latestMillis = Math.max(latestMillis, space.latestMillis());
      space.addTo(counts, lengths, squaredLengths, starts, squaredStarts);
      return;
    }
    for (int i = first; i < last; i++) {
      SubscriptionCounts.requireRow(from[i], to[i]);
    }
    for (int i = first; i < last; i++) {
      add(from[i], to[i]);
    }
  }

  void merge(SubscriptionDays other) {
    if (counts.weight() + other.counts.weight() > MOST) {
      throw new ArithmeticException(
          "counts of subscriptions must sum to at most "
              + MOST
              + ", was "
              + counts.weight()
              + " + "
              + other.counts.weight());
    }
    counts.merge(other.counts);
    latestMillis = Math.max(latestMillis, other.latestMillis);
    lengths.add(other.lengths);
    squaredLengths.add(other.squaredLengths);
    starts.add(other.starts);
    squaredStarts.add(other.squaredStarts);
  }

  SubscriptionDays copy() {
    SubscriptionDays copy = new SubscriptionDays(grid, counts.copy());
    copy.latestMillis = latestMillis;
    copy.lengths = lengths.copy();
    copy.squaredLengths = squaredLengths.copy();
    copy.starts = starts.copy();
    copy.squaredStarts = squaredStarts.copy();
    return copy;
  }

  Churn result(ChurnDefinition definition) {
    NavigableMap<Long, long[]> byDay = new TreeMap<>();
    NavigableMap<Long, long[]> byPeriod = new TreeMap<>();
    long[] total = {0, 0};
    counts.forEach(
        (day, cells, at) -> {
          add(byDay, day, cells, at, SAME_DAY);
          add(byPeriod, grid.indexOfDay(day), cells, at, SAME_PERIOD);
          total[JOINED] += cells[at + JOINED];
          total[CHURNED] += cells[at + CHURNED];
        });
    ChurnScope all = ChurnScope.ALL;
    return new Churn(
        definition,
        all,
        latestMillis,
        total[JOINED],
        0,
        new ChurnTenures(
            new TenureSums(total[CHURNED], lengths.copy(), squaredLengths.copy()),
            active(total[JOINED] - total[CHURNED])),
        new ChurnPeriods(grid, all, latestMillis, byPeriod, byDay).all());
  }

  private static void add(
      NavigableMap<Long, long[]> tallies, long index, long[] cells, int at, int sameLane) {
    long[] tally = tallies.computeIfAbsent(index, any -> new long[ChurnTally.nothing().length]);
    int unknown = ChurnReason.UNKNOWN.code();
    tally[ChurnTally.JOINED] += cells[at + JOINED];
    tally[ChurnTally.CHURNED + unknown] += cells[at + CHURNED];
    tally[ChurnTally.JOINED_AND_CHURNED] += cells[at + sameLane];
    tally[ChurnTally.LOST + unknown] += cells[at + CHURNED] - cells[at + sameLane];
  }

  /** The sums of (end of the data - start) over those who stay, from the sums of their starts. */
  private TenureSums active(long n) {
    if (n == 0) {
      return new TenureSums();
    }
    BigInteger customers = BigInteger.valueOf(n);
    BigInteger end = BigInteger.valueOf(latestMillis + 1);
    BigInteger sum = customers.multiply(end).subtract(starts.value());
    BigInteger squares =
        customers
            .multiply(end)
            .multiply(end)
            .subtract(starts.value().multiply(end).shiftLeft(1))
            .add(squaredStarts.value());
    return new TenureSums(n, WideSum.of(sum), WideSum.of(squares));
  }

  /** Refuses what is not the state of any rows, as far as counts and results show it. */
  void check(ChurnDefinition definition) {
    boolean empty = latestMillis == Long.MIN_VALUE;
    require(empty || EventTime.isTime(latestMillis), "a last time");
    require(counts.weight() <= MOST, "room for the sums");
    counts.forEach(
        (day, cells, at) -> {
          require(!empty && Math.abs(day) <= FARTHEST_DAY, "a time");
          requireCounts(
              cells[at + JOINED],
              cells[at + CHURNED],
              cells[at + SAME_PERIOD],
              cells[at + SAME_DAY]);
        });
    Churn result = result(definition);
    result.estimates();
    if (result.tenures().churned() == 0) {
      require(isNothing(lengths) && isNothing(squaredLengths), "no lengths");
    }
    if (result.tenures().active() == 0) {
      require(isNothing(starts) && isNothing(squaredStarts), "no starts");
    }
  }

  private static void requireCounts(long joined, long churned, long samePeriod, long sameDay) {
    require(
        0 <= sameDay && sameDay <= samePeriod && samePeriod <= churned && sameDay <= joined,
        "stays that began on the day they ended");
  }

  private static boolean isNothing(WideSum sum) {
    return sum.value().signum() == 0;
  }

  private static void require(boolean good, String what) {
    if (!good) {
      throw new IllegalArgumentException("there must be " + what);
    }
  }

  void writeTo(StateWriter out) {
    counts.writeTo(out);
    out.writeLong(latestMillis);
    lengths.writeTo(out);
    squaredLengths.writeTo(out);
    starts.writeTo(out);
    squaredStarts.writeTo(out);
  }

  SubscriptionDays readFrom(StateReader in) {
    SubscriptionDays read = new SubscriptionDays(grid, counts.readFrom(in));
    read.latestMillis = in.readLong();
    read.lengths = WideSum.readFrom(in);
    read.squaredLengths = WideSum.readFrom(in);
    read.starts = WideSum.readFrom(in);
    read.squaredStarts = WideSum.readFrom(in);
    return read;
  }
}
