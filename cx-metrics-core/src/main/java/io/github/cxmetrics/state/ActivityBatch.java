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

  /* So that the loops are compiled as methods of their own, not replaced on the stack. */
  private static final int SENT_AT_A_TIME = 1 << 16;

  private final KeptTimes times;
  private final long unitMillis;

  /* Times lie in the period before theirs in UTC, in it, or in the one behind. */
  private final int withinBits;

  /* By part. */
  private long[] keys = {};
  private int[] rests = {};
  private final int[] starts = new int[PARTS];
  private final int[] ends = new int[PARTS];

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
    if (threads.threads() == 1) {
      addAlone(subjects, atMillis, from, to, find, tables);
    } else {
      addTogether(subjects, atMillis, from, to, find, tables, threads);
    }
  }

  /* One thread need not count before it sends: parts get equal room, and one that is full is folded
  at once. */
  private void addAlone(
      long[] subjects,
      long[] atMillis,
      int from,
      int to,
      PeriodFinder find,
      ActivityTable[] tables) {
    int room = (to - from) / PARTS * 5 / 4;
    makeRoom(room * PARTS);
    makeShares(1);
    int[] places = next[0];
    for (int part = 0; part < PARTS; part++) {
      starts[part] = part * room;
      places[part] = part * room;
      ends[part] = (part + 1) * room;
    }
    ActivityRows rows = new ActivityRows();
    for (int row = send(subjects, atMillis, from, to, find, places); row < to; ) {
      int part = part(EventLog.scatter(subjects[row]));
      fold(part, places[part], tables[part], rows);
      places[part] = starts[part];
      row = send(subjects, atMillis, row, to, find, places);
    }
    for (int part = 0; part < PARTS; part++) {
      fold(part, places[part], tables[part], rows);
    }
  }

  private void addTogether(
      long[] subjects,
      long[] atMillis,
      int from,
      int to,
      PeriodFinder find,
      ActivityTable[] tables,
      Parallelism threads) {
    int rows = to - from;
    makeRoom(rows);
    makeShares(SHARES);
    threads.forEach(
        SHARES,
        share -> count(subjects, from + of(rows, share), from + of(rows, share + 1), next[share]));
    settleStarts();
    threads.forEach(
        SHARES,
        share -> {
          int start = from + of(rows, share);
          int end = from + of(rows, share + 1);
          send(subjects, atMillis, start, end, find.copy(), next[share]);
        });
    threads.forEach(SHARES, share -> fold(of(PARTS, share), of(PARTS, share + 1), tables));
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
    Arrays.fill(counts, 0);
    for (int i = from; i < to; i++) {
      counts[part(EventLog.scatter(subjects[i]))]++;
    }
  }

  private void settleStarts() {
    int start = 0;
    for (int part = 0; part < PARTS; part++) {
      starts[part] = start;
      for (int[] places : next) {
        int rows = places[part];
        places[part] = start;
        start += rows;
      }
      ends[part] = start;
    }
  }

  /** Sends rows until there is no room for one; the first that was not sent. */
  private int send(
      long[] subjects, long[] atMillis, int from, int to, PeriodFinder find, int[] places) {
    for (int start = from; start < to; start += SENT_AT_A_TIME) {
      int end = Math.min(to - start, SENT_AT_A_TIME) + start;
      int sent =
          !hasRests
              ? sendKeys(subjects, atMillis, start, end, find, places)
              : times == KeptTimes.NONE
                  ? sendPeriods(subjects, atMillis, start, end, find, places)
                  : sendTimes(subjects, atMillis, start, end, find, places);
      if (sent < end) {
        return sent;
      }
    }
    return to;
  }

  private int sendKeys(
      long[] subjects, long[] atMillis, int from, int to, PeriodFinder find, int[] places) {
    long[] toKeys = keys;
    int[] full = ends;
    long base = lowest;
    for (int i = from; i < to; i++) {
      long key = EventLog.scatter(subjects[i]);
      int part = part(key);
      int place = places[part];
      if (place == full[part]) {
        return i;
      }
      places[part] = place + 1;
      toKeys[place] = key << SPARE_BITS | (find.indexOf(atMillis[i]) - base);
    }
    return to;
  }

  private int sendPeriods(
      long[] subjects, long[] atMillis, int from, int to, PeriodFinder find, int[] places) {
    for (int i = from; i < to; i++) {
      long key = EventLog.scatter(subjects[i]);
      int part = part(key);
      int place = places[part];
      if (place == ends[part]) {
        return i;
      }
      places[part] = place + 1;
      keys[place] = key << SPARE_BITS;
      rests[place] = (int) (find.indexOf(atMillis[i]) - lowest);
    }
    return to;
  }

  private int sendTimes(
      long[] subjects, long[] atMillis, int from, int to, PeriodFinder find, int[] places) {
    long[] toKeys = keys;
    int[] toRests = rests;
    int[] full = ends;
    long base = lowest;
    long unit = unitMillis;
    int bits = withinBits;
    for (int i = from; i < to; i++) {
      long key = EventLog.scatter(subjects[i]);
      int part = part(key);
      int place = places[part];
      if (place == full[part]) {
        return i;
      }
      places[part] = place + 1;
      long period = find.indexOf(atMillis[i]);
      long row = (period - base) << bits | (atMillis[i] - (period - 1) * unit);
      toKeys[place] = key << SPARE_BITS | row >>> Integer.SIZE;
      toRests[place] = (int) row;
    }
    return to;
  }

  private void fold(int fromPart, int toPart, ActivityTable[] tables) {
    ActivityRows rows = new ActivityRows();
    for (int part = fromPart; part < toPart; part++) {
      fold(part, ends[part], tables[part], rows);
    }
  }

  private void fold(int part, int end, ActivityTable table, ActivityRows rows) {
    warmed = table.warm();
    for (int start = starts[part]; start < end; start += ActivityRows.TOGETHER) {
      int count = Math.min(end - start, ActivityRows.TOGETHER);
      unpack(part, start, count, rows);
      table.addAll(rows, count);
    }
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
