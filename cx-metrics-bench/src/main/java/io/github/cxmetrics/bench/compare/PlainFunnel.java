package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.Arrays;

/**
 * What the machine allows in plain Java: a program that answers nothing but this question, on one
 * thread, with no check of its input.
 *
 * <p>Rows that are a step go to 512 parts by the hash of their customer, so that all else happens
 * in the cache: each part numbers its customers, brings their events together by counting, then
 * sorts and walks through each customer's. Of the time, a twelfth goes into counting the rows of
 * the parts, two fifths into moving them there, and half into the parts; 256 to 2,048 parts take
 * about as long.
 */
final class PlainFunnel {

  private static final int PART_BITS = 9;
  private static final int PARTS = 1 << PART_BITS;

  /* 2^64 divided by the golden ratio; odd, so that different customers have different hashes. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private static final int STEP_BITS = 3;
  private static final int STEP = (1 << STEP_BITS) - 1;

  /* So long ago that no window reaches back to it, with room to subtract it. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private static final int FEWEST_SLOTS = 1 << 10;

  /* At least; with two instead of four the numbering takes a third longer. */
  private static final int SLOTS_PER_CUSTOMER = 4;

  private final long windowMillis;
  private final long[] levels = new long[Journeys.STEPS + 1];

  /* starts[k] is the latest start that reached k steps; of one customer. */
  private final long[] starts = new long[Journeys.STEPS + 1];

  /* Of one part. No key is 0. */
  private long[] keys = new long[FEWEST_SLOTS];
  private int[] numbers = new int[FEWEST_SLOTS];
  private int[] ends = new int[FEWEST_SLOTS / SLOTS_PER_CUSTOMER];
  private int[] numberOfRow = {};
  private long[] events = {};
  private int customers;

  private PlainFunnel(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  /**
   * Counts customers by the highest step they reached.
   *
   * @param customers who
   * @param atMillis when
   * @param stepMasks bit k for step k, one bit at most
   * @param windowMillis how long after the first step the last one counts, inclusive
   * @return how many reached no step, one, and so on to all
   */
  static long[] levels(long[] customers, long[] atMillis, byte[] stepMasks, long windowMillis) {
    int[] ends = partStarts(customers, stepMasks);
    int[] starts = ends.clone();
    long[] pairs = new long[2 * (starts[PARTS] + 1)];
    scatter(customers, atMillis, stepMasks, ends, pairs);
    PlainFunnel funnel = new PlainFunnel(windowMillis);
    for (int part = 0; part < PARTS; part++) {
      funnel.addPart(pairs, starts[part], ends[part]);
    }
    return funnel.levels;
  }

  private static int part(long hash) {
    return (int) (hash >>> -PART_BITS);
  }

  private static int oneIfStep(byte stepMask) {
    return -stepMask >>> (Integer.SIZE - 1);
  }

  /** The first row of each part; after each part comes one row more, and after the last one too. */
  private static int[] partStarts(long[] customers, byte[] stepMasks) {
    int[] starts = new int[PARTS + 1];
    for (int i = 0; i < customers.length; i++) {
      starts[part(customers[i] * SPREAD)] += oneIfStep(stepMasks[i]);
    }
    int start = 0;
    for (int part = 0; part <= PARTS; part++) {
      int rows = starts[part];
      starts[part] = start;
      start += rows + 1;
    }
    return starts;
  }

  /* A row that is no step is written too, and then over: a branch would go wrong every second
  time. The row more after each part is for that. */
  private static void scatter(
      long[] customers, long[] atMillis, byte[] stepMasks, int[] next, long[] pairs) {
    for (int i = 0; i < customers.length; i++) {
      long hash = customers[i] * SPREAD;
      int part = part(hash);
      int row = next[part];
      pairs[2 * row] = (hash << PART_BITS) | 1;
      pairs[2 * row + 1] = (atMillis[i] << STEP_BITS) | Integer.numberOfTrailingZeros(stepMasks[i]);
      next[part] = row + oneIfStep(stepMasks[i]);
    }
  }

  private void addPart(long[] pairs, int from, int to) {
    if (events.length < to - from) {
      events = new long[to - from + (to - from) / 8];
      numberOfRow = new int[events.length];
    }
    numberCustomers(pairs, from, to);
    bringTogether(pairs, from, to);
    int start = 0;
    for (int customer = 0; customer < customers; customer++) {
      int end = ends[customer];
      sort(start, end);
      levels[level(start, end)]++;
      start = end;
    }
  }

  /** Numbers the customers from 0 and counts their rows in {@code ends}. */
  private void numberCustomers(long[] pairs, int from, int to) {
    Arrays.fill(keys, 0);
    customers = 0;
    for (int row = from; row < to; row++) {
      int number = number(pairs[2 * row]);
      ends[number]++;
      numberOfRow[row - from] = number;
    }
  }

  private int number(long key) {
    int slot = slot(key);
    return keys[slot] == key ? numbers[slot] : newNumber(slot, key);
  }

  private int slot(long key) {
    int slot = (int) (key >>> (Long.numberOfLeadingZeros(keys.length) + 1));
    while (keys[slot] != key && keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private int newNumber(int slot, long key) {
    if (customers == ends.length) {
      grow();
      return newNumber(slot(key), key);
    }
    keys[slot] = key;
    numbers[slot] = customers;
    ends[customers] = 0;
    return customers++;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    ends = Arrays.copyOf(ends, keys.length / SLOTS_PER_CUSTOMER);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        numbers[slot] = oldNumbers[old];
      }
    }
  }

  /** Brings the events of each customer together; {@code ends} then tells where they end. */
  private void bringTogether(long[] pairs, int from, int to) {
    int start = 0;
    for (int customer = 0; customer < customers; customer++) {
      int rows = ends[customer];
      ends[customer] = start;
      start += rows;
    }
    for (int row = from; row < to; row++) {
      events[ends[numberOfRow[row - from]]++] = pairs[2 * row + 1];
    }
  }

  /* By insertion: most events of a customer arrive in order. */
  private void sort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long event = events[i];
      int j = i;
      for (; j > from && events[j - 1] > event; j--) {
        events[j] = events[j - 1];
      }
      events[j] = event;
    }
  }

  private int level(int from, int to) {
    Arrays.fill(starts, NEVER);
    int level = 0;
    for (int i = from; i < to; i++) {
      long atMillis = events[i] >> STEP_BITS;
      int step = (int) events[i] & STEP;
      starts[0] = atMillis;
      long start = starts[step];
      if (atMillis - start <= windowMillis) {
        starts[step + 1] = start;
        level = Math.max(level, step + 1);
      }
    }
    return level;
  }
}
