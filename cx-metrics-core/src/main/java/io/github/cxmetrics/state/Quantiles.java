package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How whole numbers that are not negative are distributed, for example durations in milliseconds:
 * their quantiles, extremes and mean.
 *
 * <p>Up to {@link #MOST_EXACT} values are kept as they are. With one more they become counts in
 * buckets of 128 steps an octave: values below 256 have a bucket each, a greater value is known to
 * 1/256 (0.4 %) of itself. Number, minimum, maximum and mean are exact in both forms. Which form it
 * is depends on the number of values alone, so that the state is the same for the same values in
 * whatever order and parts they came.
 *
 * <p><b>Merge</b> exact in both forms. <b>Cost</b> eight bytes a value, then 1 KiB an octave of the
 * greatest value: 24 KiB for a week in milliseconds, 57 KiB at most. Adding takes memory while
 * values are kept and for the first value of a greater octave, otherwise none. <b>Threads</b> none
 * but one may use it; a {@linkplain #copy() copy} that nobody changes any more may be read by many.
 *
 * <p><b>Wire</b>
 *
 * <table>
 *   <caption>Values kept as they are</caption>
 *   <tr><th>bytes</th><th>content</th></tr>
 *   <tr><td>1</td><td>0</td></tr>
 *   <tr><td>count</td><td>the number of values</td></tr>
 *   <tr><td>counts</td><td>each value in ascending order, less the one before it</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values in buckets</caption>
 *   <tr><th>bytes</th><th>content</th></tr>
 *   <tr><td>1</td><td>1</td></tr>
 *   <tr><td>count</td><td>the number of buckets that are not empty</td></tr>
 *   <tr><td>counts</td><td>for each of them how many empty ones lie before it, and its count</td></tr>
 *   <tr><td>counts</td><td>minimum, maximum</td></tr>
 *   <tr><td>count, 8</td><td>the sum of the values: all above its low 64 bits, then these</td></tr>
 * </table>
 *
 * <p>Only what some values make is read, and it is written again as the same bytes.
 *
 * @since 0.1
 */
public final class Quantiles implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The greatest number of values that are kept as they are. */
  public static final int MOST_EXACT = 4096;

  private static final int STEP_BITS = 7;
  private static final int STEPS = 1 << STEP_BITS; // an octave
  private static final int ALONE = 2 * STEPS; // values below have a bucket of their own
  private static final int BUCKETS = bucket(Long.MAX_VALUE) + 1;
  private static final double HALF_BUCKET = 0.5 / STEPS;

  private static final int CHUNK = 1 << 12;
  private static final long LONG_SUMS = Long.MAX_VALUE / CHUNK;

  private static final int FEWEST_CELLS = 8;
  private static final int AS_VALUES = 0;
  private static final int IN_BUCKETS = 1;

  /** The values while there are at most MOST_EXACT of them, then the counts of the buckets. */
  private long[] cells = new long[0];

  private boolean sorted = true;
  private long n;
  private long min = Long.MAX_VALUE;
  private long max = -1;

  /* The sum needs 62 bits of n and 63 of a value. */
  private long sumHigh;
  private long sumLow;

  /** An empty distribution. */
  public Quantiles() {}

  private Quantiles(Quantiles other) {
    cells = other.cells.clone();
    sorted = other.sorted;
    n = other.n;
    min = other.min;
    max = other.max;
    sumHigh = other.sumHigh;
    sumLow = other.sumLow;
  }

  /** Values of an octave share the highest bit; the seven bits below it are the step. */
  static int bucket(long value) {
    int shift = shift(value);
    return (shift << STEP_BITS) + (int) (value >>> shift);
  }

  /** How many low bits of a value its bucket does not know. */
  private static int shift(long value) {
    return Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(value | STEPS);
  }

  private static long lowest(int bucket) {
    int shift = unknownBits(bucket);
    return (long) (bucket - (shift << STEP_BITS)) << shift;
  }

  private static long highest(int bucket) {
    return lowest(bucket) + (1L << unknownBits(bucket)) - 1;
  }

  private static int unknownBits(int bucket) {
    return Math.max(0, (bucket >> STEP_BITS) - 1);
  }

  /**
   * Adds a value.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if it is negative; nothing changed then
   */
  public void add(long value) {
    require(value);
    addGood(value);
  }

  static void require(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("value must be at least 0, was " + value);
    }
  }

  /** Adds a value that is not negative. */
  void addGood(long value) {
    if (n < MOST_EXACT) {
      needCells((int) n + 1);
      cells[(int) n] = value;
      sorted = false;
    } else {
      if (n == MOST_EXACT) {
        intoBuckets();
      }
      count(bucket(value), 1);
    }
    n++;
    if (value < min) { // a store less for most values: 3 ns an add instead of 8
      min = value;
    }
    if (value > max) {
      max = value;
    }
    addToSum(0, value);
  }

  /**
   * Adds a column of values, all or none.
   *
   * @param values where they stand, each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is negative; nothing changed then
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public void addAll(long[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    requireAll(values, from, to);
    int next = from;
    while (next < to && n <= MOST_EXACT) {
      addGood(values[next++]);
    }
    while (next < to) {
      int end = to - next > CHUNK ? next + CHUNK : to;
      countChunk(values, next, end);
      next = end;
    }
  }

  /** Checks that no value of a column is negative. */
  static void requireAll(long[] values, int from, int to) {
    if (bits(values, from, to) >= 0) {
      return;
    }
    for (int i = from; i < to; i++) {
      if (values[i] < 0) {
        throw new IllegalArgumentException(
            "value at index " + i + " must be at least 0, was " + values[i]);
      }
    }
  }

  /** All bits that are set in one of some values. */
  static long bits(long[] values, int from, int to) {
    long bits = 0;
    for (int i = from; i < to; i++) {
      bits |= values[i];
    }
    return bits;
  }

  /** Counts values in buckets; so few that their sum fits if none is above 2^51. */
  private void countChunk(long[] values, int from, int to) {
    long least = min;
    long most = max;
    long sum = 0;
    for (int i = from; i < to; i++) {
      long value = values[i];
      least = Math.min(least, value);
      most = Math.max(most, value);
      sum += value;
    }
    count(bucket(most), 0);
    countBuckets(values, from, to, cells);
    n += to - from;
    min = least;
    max = most;
    if (most <= LONG_SUMS) {
      addToSum(0, sum);
    } else {
      for (int i = from; i < to; i++) {
        addToSum(0, values[i]);
      }
    }
  }

  private static void countBuckets(long[] values, int from, int to, long[] counts) {
    for (int i = from; i < to; i++) {
      counts[bucket(values[i])]++;
    }
  }

  private void needCells(int size) {
    if (size > cells.length) {
      int doubled = Math.min(MOST_EXACT, Math.max(FEWEST_CELLS, 2 * cells.length));
      cells = Arrays.copyOf(cells, Math.max(size, doubled));
    }
  }

  private void intoBuckets() {
    long[] values = cells;
    cells = new long[0];
    countAll(values, (int) n);
  }

  private void countAll(long[] values, int size) {
    for (int i = 0; i < size; i++) {
      count(bucket(values[i]), 1);
    }
  }

  private void count(int bucket, long times) {
    if (bucket >= cells.length) {
      cells = Arrays.copyOf(cells, (bucket / STEPS + 1) * STEPS);
    }
    cells[bucket] += times;
  }

  private void addToSum(long high, long low) {
    sumLow += low;
    sumHigh += high;
    if (Long.compareUnsigned(sumLow, low) < 0) {
      sumHigh++;
    }
  }

  /**
   * Adds the values of another distribution.
   *
   * @param other it is left as it was
   * @throws ArithmeticException if there would be more than {@link Tally#MOST} values; nothing
   *     changed then
   */
  public void merge(Quantiles other) {
    long total = Tally.addCounts(n, other.n);
    long[] more = other.cells;
    int size = (int) Math.min(other.n, more.length);
    if (total <= MOST_EXACT) {
      needCells((int) total);
      System.arraycopy(more, 0, cells, (int) n, size);
      sorted &= size == 0;
    } else {
      boolean counts = other.inBuckets();
      if (!inBuckets()) {
        intoBuckets();
      }
      if (counts) {
        addCounts(more);
      } else {
        countAll(more, size);
      }
    }
    n = total;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    addToSum(other.sumHigh, other.sumLow);
  }

  private void addCounts(long[] counts) {
    count(counts.length - 1, 0);
    for (int i = 0; i < counts.length; i++) {
      cells[i] += counts[i];
    }
  }

  /** Adds many values that were counted in buckets of the same width. */
  void addCounts(
      int[] counts, int start, int width, long count, long least, long greatest, long sum) {
    if (!inBuckets()) {
      intoBuckets();
    }
    count(bucket(greatest), 0);
    for (int i = bucket(least); i < width && i < cells.length; i++) {
      cells[i] += counts[start + i];
    }
    n += count;
    min = Math.min(min, least);
    max = Math.max(max, greatest);
    addToSum(0, sum);
  }

  private boolean inBuckets() {
    return n > MOST_EXACT;
  }

  /**
   * An independent distribution of the same values.
   *
   * @return the copy
   */
  public Quantiles copy() {
    sort();
    return new Quantiles(this);
  }

  /* Whoever only reads a copy finds it sorted and never writes to it. */
  private void sort() {
    if (!sorted && !inBuckets()) {
      Arrays.sort(cells, 0, (int) n);
      sorted = true;
    }
  }

  /**
   * How many values there are.
   *
   * @return at least 0
   */
  public long n() {
    return n;
  }

  /**
   * The least value.
   *
   * @return the exact minimum; empty without values
   */
  public OptionalLong min() {
    return n == 0 ? OptionalLong.empty() : OptionalLong.of(min);
  }

  /**
   * The greatest value.
   *
   * @return the exact maximum; empty without values
   */
  public OptionalLong max() {
    return n == 0 ? OptionalLong.empty() : OptionalLong.of(max);
  }

  /**
   * The arithmetic mean.
   *
   * @return the exact sum over n, rounded to a double; NaN without values
   */
  public double mean() {
    return n == 0
        ? Double.NaN
        : new BigDecimal(sum()).divide(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
  }

  /**
   * The sum of all values, exact.
   *
   * @return all digits, 0 if there are no values
   */
  public BigInteger sum() {
    return BigInteger.valueOf(sumHigh)
        .shiftLeft(Long.SIZE)
        .add(new BigInteger(Long.toUnsignedString(sumLow)));
  }

  /**
   * Tells whether every quantile is exact.
   *
   * @return true if there are at most {@link #MOST_EXACT} values or none is above 255
   */
  public boolean isExact() {
    return !inBuckets() || max < ALONE;
  }

  /**
   * By how much a quantile can be off, as a share of its true value.
   *
   * @return 0 if {@linkplain #isExact() exact}, otherwise 1/256
   */
  public double relativeError() {
    return isExact() ? 0 : HALF_BUCKET;
  }

  /**
   * The least value that a given share of the values does not exceed: the one of rank ceil(p n),
   * and the minimum for p = 0. It is never between two values: the median of an even number is the
   * lower of the two in the middle.
   *
   * <p>This is the inverse of the empirical distribution function. Source: Hyndman, R. J. and Fan,
   * Y. (1996), Sample Quantiles in Statistical Packages, The American Statistician 50(4),
   * definition 1, doi:10.1080/00031305.1996.10473566. The share is taken as the decimal number it
   * prints as: 0.07 of 100 values are 7, although the nearest double is a little greater.
   *
   * @param p the share, in [0, 1]: 0.5 for the median, 0.9 for the ninth decile
   * @return the quantile, as exact as {@link #valueAtRank}; empty without values
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public OptionalLong quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("share must be in 0..1, was " + p);
    }
    if (n == 0) {
      return OptionalLong.empty();
    }
    BigDecimal rank = BigDecimal.valueOf(p).multiply(BigDecimal.valueOf(n));
    return OptionalLong.of(
        valueAtRank(Math.max(1, rank.setScale(0, RoundingMode.CEILING).longValueExact())));
  }

  /**
   * The value that stands at a place when all are in ascending order.
   *
   * @param rank the place, 1 for the minimum to n for the maximum
   * @return the value; unless {@linkplain #isExact() exact}, and except for the first and the last,
   *     the middle of its bucket, but not outside minimum and maximum
   * @throws IllegalArgumentException if the rank is outside 1..n
   */
  public long valueAtRank(long rank) {
    requireRank(rank);
    if (!inBuckets()) {
      sort();
      return cells[(int) rank - 1];
    }
    if (rank == 1 || rank == n) {
      return rank == 1 ? min : max;
    }
    int bucket = bucketOfRank(rank);
    long lowest = lowest(bucket);
    long middle = lowest + (highest(bucket) - lowest) / 2;
    return Math.max(min, Math.min(max, middle));
  }

  private void requireRank(long rank) {
    if (rank < 1 || rank > n) {
      throw new IllegalArgumentException("rank must be in 1.." + n + ", was " + rank);
    }
  }

  /** Whether the value at a rank is known exactly. */
  boolean knows(long rank) {
    requireRank(rank);
    return isExact() || rank == 1 || rank == n || lowest(bucketOfRank(rank)) < ALONE;
  }

  /** The bucket of the value at a rank, of values in buckets. */
  int bucketOfRank(long rank) {
    int bucket = bucket(min);
    for (long below = cells[bucket]; below < rank; below += cells[bucket]) {
      bucket++;
    }
    return bucket;
  }

  long inBucket(int bucket) {
    return cells[bucket];
  }

  /** How many values are in lower buckets. */
  long below(int bucket) {
    long below = 0;
    for (int i = 0; i < bucket; i++) {
      below += cells[i];
    }
    return below;
  }

  /**
   * Writes the distribution.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    if (inBuckets()) {
      out.writeByte(IN_BUCKETS);
      writeBuckets(out);
    } else {
      out.writeByte(AS_VALUES);
      writeValues(out);
    }
  }

  private void writeValues(StateWriter out) {
    sort();
    out.writeCount(n);
    long before = 0;
    for (int i = 0; i < n; i++) {
      out.writeCount(cells[i] - before);
      before = cells[i];
    }
  }

  private void writeBuckets(StateWriter out) {
    out.writeCount(Arrays.stream(cells).filter(count -> count > 0).count());
    int next = 0;
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] > 0) {
        out.writeCount(i - next);
        out.writeCount(cells[i]);
        next = i + 1;
      }
    }
    out.writeCount(min);
    out.writeCount(max);
    out.writeCount(sumHigh);
    out.writeLong(sumLow);
  }

  /**
   * Reads a distribution.
   *
   * @param in where to read
   * @return the distribution
   * @throws StateFormatException if no values make what is there
   */
  public static Quantiles readFrom(StateReader in) {
    int form = in.readByte();
    return switch (form) {
      case AS_VALUES -> readValues(in);
      case IN_BUCKETS -> readBuckets(in);
      default -> throw new StateFormatException("form of quantiles must be 0 or 1, was " + form);
    };
  }

  private static Quantiles readValues(StateReader in) {
    int size = in.readLength(1);
    if (size > MOST_EXACT) {
      throw new StateFormatException(
          "number of values must be in 0.." + MOST_EXACT + ", was " + size);
    }
    Quantiles read = new Quantiles();
    read.needCells(size);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value += in.readCount(0, Long.MAX_VALUE - value, "step to value " + i);
      read.add(value);
    }
    read.sorted = true;
    return read;
  }

  private static Quantiles readBuckets(StateReader in) {
    Quantiles read = new Quantiles();
    int first = BUCKETS;
    int last = -1;
    for (int left = in.readLength(2); left > 0; left--) {
      last += 1 + (int) in.readCount(0, BUCKETS - 2 - last, "gap after bucket " + last);
      first = Math.min(first, last);
      long times = in.readCount(1, Tally.MOST - read.n, "count of bucket " + last);
      read.count(last, times);
      read.n += times;
    }
    if (!read.inBuckets()) {
      throw new StateFormatException(
          "values in buckets must be more than " + MOST_EXACT + ", was " + read.n);
    }
    read.min = in.readCount(lowest(first), highest(first), "minimum");
    read.max = in.readCount(Math.max(read.min, lowest(last)), highest(last), "maximum");
    read.sumHigh = in.readCount();
    read.sumLow = in.readLong();
    read.checkSum(first, last);
    return read;
  }

  /** The sum must lie between those of the least and the greatest values that fill the buckets. */
  private void checkSum(int first, int last) {
    BigInteger least = BigInteger.valueOf(max - Math.max(min, lowest(last)));
    BigInteger greatest = BigInteger.valueOf(min - Math.min(max, highest(first)));
    for (int i = first; i <= last; i++) {
      BigInteger times = BigInteger.valueOf(cells[i]);
      least = least.add(times.multiply(BigInteger.valueOf(Math.max(min, lowest(i)))));
      greatest = greatest.add(times.multiply(BigInteger.valueOf(Math.min(max, highest(i)))));
    }
    BigInteger sum = sum();
    if (sum.compareTo(least) < 0 || sum.compareTo(greatest) > 0) {
      throw new StateFormatException(
          "sum of the values must be in " + least + ".." + greatest + ", was " + sum);
    }
  }

  /**
   * Whether another distribution is of the same values, as far as either knows them.
   *
   * @param other any object
   * @return true if both would write the same bytes
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Quantiles that
        && n == that.n
        && min == that.min
        && max == that.max
        && sumHigh == that.sumHigh
        && sumLow == that.sumLow
        && sameCells(that);
  }

  private boolean sameCells(Quantiles that) {
    sort();
    that.sort();
    int used = inBuckets() ? bucket(max) + 1 : (int) n;
    return Arrays.equals(cells, 0, used, that.cells, 0, used);
  }

  @Override
  public int hashCode() {
    return Objects.hash(n, min, max, sumHigh, sumLow);
  }
}
