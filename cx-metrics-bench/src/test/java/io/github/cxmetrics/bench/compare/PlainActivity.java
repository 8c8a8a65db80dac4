package io.github.cxmetrics.bench.compare;

import java.util.Arrays;

/**
 * What the machine allows in plain Java: a program that answers nothing but these two questions, on
 * one thread, with no check of its input.
 *
 * <p>A row becomes one word: the day, below what is left of the customer's hash when the bits are
 * gone that tell the part it goes to. So many parts make all else happen in the cache: each part
 * has a table of customers and bits.
 */
final class PlainActivity {

  private static final int PART_BITS = 9;
  private static final int PARTS = 1 << PART_BITS;
  private static final int DAY = PARTS - 1;

  /* 2^64 divided by the golden ratio; odd, so that different customers have different hashes. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private static final int DAYS = ActivityQuestion.DAYS;
  private static final int WEEKS = ActivityQuestion.WEEKS;
  private static final int DAYS_A_WEEK = 7;
  private static final int DAYS_A_MONTH = 30;
  private static final int DAY_WORDS = (DAYS + Long.SIZE - 1) / Long.SIZE;
  private static final int FEWEST_SLOTS = 1 << 10;

  private final int width;

  /* Of one part: in each slot a key, 0 for a free one, then words of bits. */
  private long[] slots;
  private int customers;

  private PlainActivity(int words) {
    width = 1 + words;
    slots = new long[FEWEST_SLOTS * width];
  }

  /** The cells of {@link ActivityQuestion#COHORTS}. */
  static long[] cohorts(long[] customers, long[] atMillis) {
    PlainActivity part = new PlainActivity(1);
    long[] cells = new long[WEEKS * WEEKS];
    part.forEachPart(
        customers,
        atMillis,
        (rows, from, to) -> {
          part.readWeeks(rows, from, to);
          part.countCohorts(cells);
        });
    return cells;
  }

  /** The counts of {@link ActivityQuestion#ACTIVE}. */
  static long[] active(long[] customers, long[] atMillis) {
    PlainActivity part = new PlainActivity(DAY_WORDS);
    long[][] changes = new long[3][DAYS + DAYS_A_MONTH + 1];
    part.forEachPart(
        customers,
        atMillis,
        (rows, from, to) -> {
          part.readDays(rows, from, to);
          part.countDays(changes);
        });
    long[] counts = new long[3 * DAYS];
    long[] sums = new long[3];
    for (int day = 0; day < DAYS; day++) {
      for (int window = 0; window < 3; window++) {
        sums[window] += changes[window][day];
        counts[3 * day + window] = sums[window];
      }
    }
    return counts;
  }

  private interface Part {
    void read(long[] rows, int from, int to);
  }

  private void forEachPart(long[] customers, long[] atMillis, Part reader) {
    int[] next = starts(customers);
    int[] starts = next.clone();
    long[] rows = new long[customers.length];
    scatter(customers, atMillis, next, rows);
    for (int part = 0; part < PARTS; part++) {
      Arrays.fill(slots, 0);
      this.customers = 0;
      reader.read(rows, starts[part], starts[part + 1]);
    }
  }

  private static int part(long hash) {
    return (int) (hash >>> -PART_BITS);
  }

  private static int[] starts(long[] customers) {
    int[] starts = new int[PARTS + 1];
    for (long customer : customers) {
      starts[part(customer * SPREAD)]++;
    }
    int start = 0;
    for (int part = 0; part <= PARTS; part++) {
      int rows = starts[part];
      starts[part] = start;
      start += rows;
    }
    return starts;
  }

  private static void scatter(long[] customers, long[] atMillis, int[] next, long[] rows) {
    for (int i = 0; i < customers.length; i++) {
      long hash = customers[i] * SPREAD;
      long day = (atMillis[i] - ActivityQuestion.START_MILLIS) / ActivityQuestion.DAY_MILLIS;
      rows[next[part(hash)]++] = hash << PART_BITS | day;
    }
  }

  private void readWeeks(long[] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      int slot = slotOf(rows[i]); // first: the slots may grow
      int day = (int) rows[i] & DAY;
      slots[slot + 1] |= 1L << (day / DAYS_A_WEEK);
    }
  }

  private void readDays(long[] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      int slot = slotOf(rows[i]); // first: the slots may grow
      int day = (int) rows[i] & DAY;
      slots[slot + 1 + day / Long.SIZE] |= 1L << day;
    }
  }

  /* The lowest bits of a key are not of the customer; one is set so that no key is 0. */
  private int slotOf(long row) {
    long key = row | DAY;
    int slot = slot(key);
    if (slots[slot] == key) {
      return slot;
    }
    if (++customers * 2 * width > slots.length) {
      grow();
      slot = slot(key);
    }
    slots[slot] = key;
    return slot;
  }

  private int slot(long key) {
    int count = slots.length / width;
    int slot = (int) (key >>> (Long.numberOfLeadingZeros(count) + 1)) * width;
    while (slots[slot] != key && slots[slot] != 0) {
      slot += width;
      slot = slot == slots.length ? 0 : slot;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (int at = 0; at < old.length; at += width) {
      if (old[at] != 0) {
        System.arraycopy(old, at, slots, slot(old[at]), width);
      }
    }
  }

  private void countCohorts(long[] cells) {
    for (int at = 0; at < slots.length; at += width) {
      long weeks = slots[at + 1];
      if (weeks != 0) {
        int cohort = Long.numberOfTrailingZeros(weeks);
        for (long left = weeks; left != 0; left &= left - 1) {
          cells[cohort * WEEKS + Long.numberOfTrailingZeros(left) - cohort]++;
        }
      }
    }
  }

  /* A customer is counted from an active day on until the next one, or as long as the window. */
  private void countDays(long[][] changes) {
    for (int at = 0; at < slots.length; at += width) {
      int previous = Integer.MIN_VALUE / 2;
      for (int word = 0; word < DAY_WORDS; word++) {
        for (long left = slots[at + 1 + word]; left != 0; left &= left - 1) {
          int day = word * Long.SIZE + Long.numberOfTrailingZeros(left);
          extend(changes[0], previous, day, 1);
          extend(changes[1], previous, day, DAYS_A_WEEK);
          extend(changes[2], previous, day, DAYS_A_MONTH);
          previous = day;
        }
      }
    }
  }

  private static void extend(long[] changes, int previous, int day, int window) {
    if (day - previous >= window) {
      changes[day]++;
      changes[day + window]--;
    } else {
      changes[previous + window]++;
      changes[day + window]--;
    }
  }
}
