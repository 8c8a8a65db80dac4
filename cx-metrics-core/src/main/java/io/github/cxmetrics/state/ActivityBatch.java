package io.github.cxmetrics.state;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.PeriodFinder;
import java.util.Arrays;

/**
 * A large batch on its way into the tables of an {@link ActivityBits}: the rows of each part are
 * counted, then all rows put in their places one part after the other, then each part is folded
 * into its table, which is in the cache by then.
 *
 * <p>A row is a key and, where that does not hold all, a rest. The key is the scattered subject
 * without the bits that its part tells, and in their stead the highest bits of what else there is
 * of a row: the period, counted from the lowest that can be, and the time within it if times are
 * kept. Half as many bytes a row halve what goes to memory and back, which is most of the cost.
 *
 * <p>Threads share the rows while these are sent, and the parts while these are folded. No two of
 * them ever write to the same place, so there are no locks.
 */
final class ActivityBatch {

  private static final int PARTS = 1 << ActivityBits.PART_BITS;
  private static final int SPARE_BITS = ActivityBits.PART_BITS;
  private static final long SPARE = (1L << SPARE_BITS) - 1;
  private static final int PART_SHIFT = Long.SIZE - ActivityBits.PART_BITS;
  private static final long LOW_HALF = 0xFFFFFFFFL;
  private static final int ROW_BITS = SPARE_BITS + Integer.SIZE;

  /* So many slices of rows and groups of parts that no thread waits long for the last of them. */
  private static final int SHARES = 32;
  private static final int TOGETHER = 1 << 8;

  private final KeptTimes times;
  private final long unitMillis;

  /* Times lie in the period before theirs in UTC, in it, or in the one behind. */
  private final int withinBits;

  /* By part. */
  private long[] keys = {};
  private int[] rests = {};
  private final int[] starts = new int[PARTS + 1];

  /* Of each slice of rows: by part, where the next row goes. */
  private int[][] next = {};

  /* The lowest period of all rows, and whether their periods fit into the keys. */
  private long lowest;
  private boolean hasRests;

  /* What warming the cache read, so that it is not optimised away. */
  @SuppressWarnings("unused")
  private volatile long warmed;

  ActivityBatch(KeptTimes times, long unitMillis) {
    this.times = times;
    this.unitMillis = unitMillis;
    withinBits = Long.SIZE - Long.numberOfLeadingZeros(3 * unitMillis);
  }

  /** Settles what rows of such times look like; false if they cannot. */
  boolean fits(TimeRange range) {
    lowest = Math.floorDiv(range.earliest(), unitMillis) - 1;
    long periods = Math.floorDiv(range.latest(), unitMillis) + 2 - lowest;
    hasRests = times == KeptTimes.FIRST_TWO || periods > 1L << SPARE_BITS;
    return times == KeptTimes.NONE || periods <= 1L << (ROW_BITS - withinBits);
  }

  /** Adds rows that {@linkplain #fits fit}. */
  void add(
      long[] subjects,
      long[] atMillis,
      int from,
      int to,
      PeriodFinder find,
      ActivityTable[] tables,
      Parallelism threads) {
    makeRoom(to - from);
    if (threads.threads() == 1) {
      makeShares(1);
      count(subjects, from, to, next[0]);
      settleStarts(1);
      send(subjects, atMillis, from, to, find, next[0]);
      fold(0, PARTS, tables);
    } else {
      makeShares(SHARES);
      int rows = to - from;
      threads.forEach(
          SHARES,
          share ->
              count(subjects, from + of(rows, share), from + of(rows, share + 1), next[share]));
      settleStarts(SHARES);
      threads.forEach(
          SHARES,
          share ->
              send(
                  subjects,
                  atMillis,
                  from + of(rows, share),
                  from + of(rows, share + 1),
                  find.copy(),
                  next[share]));
      threads.forEach(SHARES, share -> fold(of(PARTS, share), of(PARTS, share + 1), tables));
    }
  }

  /** Where a share of something begins. */
  private static int of(int all, int share) {
    return (int) ((long) all * share / SHARES);
  }

  private void makeRoom(int rows) {
    if (keys.length < rows) {
      keys = new long[rows];
    }
    if (hasRests && rests.length < rows) {
      rests = new int[keys.length];
    }
  }

  private void makeShares(int shares) {
    if (next.length < shares) {
      next = new int[shares][PARTS];
    }
  }

  private static int part(long key) {
    return (int) (key >>> PART_SHIFT);
  }

  private static void count(long[] subjects, int from, int to, int[] counts) {
    long[] hashed = new long[TOGETHER];
    Arrays.fill(counts, 0);
    for (int start = from; start < to; start += TOGETHER) {
      int rows = Math.min(to - start, TOGETHER);
      scatter(subjects, start, rows, hashed);
      count(hashed, rows, counts);
    }
  }

  /* Apart from what is done with them, because it compiles to vector instructions then. */
  private static void scatter(long[] subjects, int from, int rows, long[] into) {
    for (int i = 0; i < rows; i++) {
      into[i] = EventLog.scatter(subjects[from + i]);
    }
  }

  private static void count(long[] hashed, int rows, int[] counts) {
    for (int i = 0; i < rows; i++) {
      counts[part(hashed[i])]++;
    }
  }

  private void settleStarts(int slices) {
    int start = 0;
    for (int part = 0; part < PARTS; part++) {
      starts[part] = start;
      for (int slice = 0; slice < slices; slice++) {
        int rows = next[slice][part];
        next[slice][part] = start;
        start += rows;
      }
    }
    starts[PARTS] = start;
  }

  private void send(
      long[] subjects, long[] atMillis, int from, int to, PeriodFinder find, int[] places) {
    long[] hashed = new long[TOGETHER];
    long[] values = new long[TOGETHER];
    for (int start = from; start < to; start += TOGETHER) {
      int rows = Math.min(to - start, TOGETHER);
      scatter(subjects, start, rows, hashed);
      find(atMillis, start, rows, find, lowest, values);
      if (times == KeptTimes.FIRST_TWO) {
        addTimes(atMillis, start, rows, values);
      }
      if (hasRests) {
        sendBoth(hashed, values, rows, places, keys, rests);
      } else {
        sendKeys(hashed, values, rows, places, keys);
      }
    }
  }

  private static void find(
      long[] atMillis, int from, int rows, PeriodFinder find, long lowest, long[] into) {
    for (int i = 0; i < rows; i++) {
      into[i] = find.indexOf(atMillis[from + i]) - lowest;
    }
  }

  private void addTimes(long[] atMillis, int from, int rows, long[] periods) {
    long unit = unitMillis;
    int bits = withinBits;
    long before = lowest - 1;
    for (int i = 0; i < rows; i++) {
      long within = atMillis[from + i] - (before + periods[i]) * unit;
      periods[i] = periods[i] << bits | within;
    }
  }

  private static void sendKeys(long[] hashed, long[] values, int rows, int[] places, long[] keys) {
    for (int i = 0; i < rows; i++) {
      long key = hashed[i];
      int part = part(key);
      int place = places[part];
      places[part] = place + 1;
      keys[place] = key << SPARE_BITS | values[i];
    }
  }

  private static void sendBoth(
      long[] hashed, long[] values, int rows, int[] places, long[] keys, int[] rests) {
    for (int i = 0; i < rows; i++) {
      long key = hashed[i];
      int part = part(key);
      int place = places[part];
      places[part] = place + 1;
      keys[place] = key << SPARE_BITS | values[i] >>> Integer.SIZE;
      rests[place] = (int) values[i];
    }
  }

  private void fold(int fromPart, int toPart, ActivityTable[] tables) {
    ActivityRows room = new ActivityRows();
    long sum = 0;
    for (int part = fromPart; part < toPart; part++) {
      sum += tables[part].warm();
      int end = starts[part + 1];
      for (int start = starts[part]; start < end; start += ActivityRows.TOGETHER) {
        int count = Math.min(end - start, ActivityRows.TOGETHER);
        unpack(part, start, count, room);
        tables[part].addAll(room, count);
      }
    }
    warmed = sum;
  }

  private void unpack(int part, int start, int count, ActivityRows into) {
    long high = (long) part << PART_SHIFT;
    unpackKeys(keys, start, count, high, into.keys);
    if (hasRests) {
      unpackBoth(keys, rests, start, count, into.periods);
    } else {
      unpackValues(keys, start, count, into.periods);
    }
    if (times == KeptTimes.FIRST_TWO) {
      unpackTimes(into.periods, count, into.millis);
    } else {
      addLowest(into.periods, count);
    }
  }

  private static void unpackKeys(long[] keys, int start, int count, long high, long[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = high | keys[start + i] >>> SPARE_BITS;
    }
  }

  private static void unpackValues(long[] keys, int start, int count, long[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = keys[start + i] & SPARE;
    }
  }

  private static void unpackBoth(long[] keys, int[] rests, int start, int count, long[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = (keys[start + i] & SPARE) << Integer.SIZE | (rests[start + i] & LOW_HALF);
    }
  }

  private void unpackTimes(long[] periods, int count, long[] millis) {
    long unit = unitMillis;
    int bits = withinBits;
    long base = lowest;
    long within = (1L << bits) - 1;
    for (int i = 0; i < count; i++) {
      long value = periods[i];
      long period = base + (value >>> bits);
      periods[i] = period;
      millis[i] = (period - 1) * unit + (value & within);
    }
  }

  private void addLowest(long[] periods, int count) {
    long base = lowest;
    for (int i = 0; i < count; i++) {
      periods[i] += base;
    }
  }
}
