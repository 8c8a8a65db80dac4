package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The active periods of the subjects of one part of an {@link ActivityBits}.
 *
 * <p>A subject's region in one large array holds its first two times, then runs of blocks: a header
 * (the first block above, the number of blocks in the lower half) and the words of the blocks. Runs
 * hold no more than one block without active periods in a row, so that the same periods always make
 * the same runs and a silence of years costs one header. Regions grow by a quarter or a half and
 * leave their old place to the next one of that size.
 */
final class ActivityTable implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int SECOND = 1;
  private static final int RUNS = 2;
  private static final int FEWEST_CELLS = 4;
  private static final int FEWEST_SLOTS = 8;
  private static final int LINE = 8;
  private static final int SIZES = 4 * Integer.SIZE;

  /*
   * Open addressing with linear probing, at most three quarters full: a subject, then where its
   * region begins (upper half) and how many of its cells are in use; 0 marks a free slot.
   */
  private long[] slots;
  private int subjects;

  /* Begins with one cell that no region has: a beginning of 0 stands for no region. */
  private long[] cells;
  private int end;

  /* By size, the first free region; its first cell tells the next one. */
  private final int[] free;

  private final ActivePeriods scratch = new ActivePeriods();

  /* Unknown to whoever chooses subjects, so that nobody can choose some that share a slot. */
  private final long salt = ThreadLocalRandom.current().nextLong();

  ActivityTable() {
    this(new long[2 * FEWEST_SLOTS], 0, new long[1], 1, new int[SIZES]);
  }

  private ActivityTable(long[] slots, int subjects, long[] cells, int end, int[] free) {
    this.slots = slots;
    this.subjects = subjects;
    this.cells = cells;
    this.end = end;
    this.free = free;
  }

  ActivityTable copy() {
    ActivityTable copy = new ActivityTable();
    copy.slots = new long[slots.length];
    copy.subjects = subjects;
    copy.cells = Arrays.copyOf(cells, end);
    copy.end = end;
    System.arraycopy(free, 0, copy.free, 0, SIZES);
    copy.placeAll(slots);
    return copy;
  }

  int subjects() {
    return subjects;
  }

  /**
   * Brings the table into the cache, from beginning to end: much faster than to miss it here and
   * there, if most of it will be needed.
   */
  long warm() {
    long sum = 0;
    for (int i = 0; i < slots.length; i += LINE) {
      sum += slots[i];
    }
    for (int i = 0; i < end; i += LINE) {
      sum += cells[i];
    }
    return sum;
  }

  /** The index of the slot that holds a subject, or of the free one where it belongs. */
  private int slotOf(long subject) {
    int mask = slots.length - 2;
    int slot = (int) (((subject ^ salt) * 0x9E3779B97F4A7C15L) >>> 31) & mask;
    while (slots[slot + 1] != 0 && slots[slot] != subject) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  /** Puts a subject into a free slot. */
  private void put(int slot, long subject, long region) {
    slots[slot] = subject;
    slots[slot + 1] = region;
    if (8L * ++subjects > 3L * slots.length) {
      long[] old = slots;
      slots = new long[Math.multiplyExact(2, old.length)];
      placeAll(old);
    }
  }

  private void placeAll(long[] others) {
    for (int i = 0; i < others.length; i += 2) {
      if (others[i + 1] != 0) {
        int slot = slotOf(others[i]);
        slots[slot] = others[i];
        slots[slot + 1] = others[i + 1];
      }
    }
  }

  /** Adds a period and a time of a subject. */
  void add(long subject, long period, long atMillis) {
    int slot = slotOf(subject);
    long region = slots[slot + 1];
    if (region == 0) {
      put(slot, subject, newRegion(period, atMillis));
      return;
    }
    int start = (int) (region >>> Integer.SIZE);
    if (atMillis < cells[start + SECOND]) {
      addTime(start, atMillis);
    }
    long block = period >> ActivePeriods.BLOCK_BITS;
    int stop = start + (int) region;
    for (int at = start + RUNS; at < stop; at += 1 + (int) cells[at]) {
      long index = block - (cells[at] >> Integer.SIZE);
      if (index >= 0 && index < (int) cells[at]) {
        cells[at + 1 + (int) index] |= 1L << period;
        return;
      }
    }
    addBlock(slot, region, block, 1L << period);
  }

  private long newRegion(long period, long atMillis) {
    int start = allocate(FEWEST_CELLS);
    cells[start] = atMillis;
    cells[start + SECOND] = ActivePeriods.NONE;
    cells[start + RUNS] = header(period >> ActivePeriods.BLOCK_BITS, 1);
    cells[start + RUNS + 1] = 1L << period;
    return (long) start << Integer.SIZE | FEWEST_CELLS;
  }

  private static long header(long block, int length) {
    return block << Integer.SIZE | length;
  }

  private void addTime(int start, long atMillis) {
    long first = cells[start];
    if (atMillis > first) {
      cells[start + SECOND] = atMillis;
    } else if (atMillis < first) {
      cells[start + SECOND] = first;
      cells[start] = atMillis;
    }
  }

  private void addBlock(int slot, long region, long block, long word) {
    int start = (int) (region >>> Integer.SIZE);
    int size = (int) region;
    long header = cells[start + RUNS];
    int length = (int) header;
    boolean oneRun = RUNS + 1 + length == size;
    int index = (int) Math.min(block - (header >> Integer.SIZE), Integer.MAX_VALUE);
    if (oneRun && (index == length || index == length + 1)) {
      int larger = RUNS + 2 + index;
      long moved = resized(region, larger);
      int to = (int) (moved >>> Integer.SIZE);
      cells[to + RUNS] = header + (index + 1 - length);
      cells[to + larger - 2] = index == length ? cells[to + larger - 2] : 0;
      cells[to + larger - 1] = word;
      slots[slot + 1] = moved;
      return;
    }
    readRegion(region, scratch);
    scratch.add(block, word);
    slots[slot + 1] = write(region, scratch);
  }

  /** A region with the same content and another size, here or elsewhere. */
  private long resized(long region, int size) {
    int start = (int) (region >>> Integer.SIZE);
    int old = (int) region;
    if (capacity(old) == capacity(size)) {
      return (long) start << Integer.SIZE | size;
    }
    int to = allocate(size);
    System.arraycopy(cells, start, cells, to, Math.min(old, size));
    release(start, old);
    return (long) to << Integer.SIZE | size;
  }

  /** How many cells a region is given that needs so many: at most a half more, later a quarter. */
  private static int capacity(int size) {
    if (size <= FEWEST_CELLS) {
      return FEWEST_CELLS;
    }
    int step = Math.max(2, Integer.highestOneBit(size - 1) >> 2);
    return (size + step - 1) / step * step;
  }

  /** The number of a capacity among all capacities. */
  private static int sizeClass(int capacity) {
    int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(capacity - 1);
    return 4 * bits + ((capacity - 1) >> (bits - 2) & 3);
  }

  private int allocate(int size) {
    int capacity = capacity(size);
    int sizeClass = capacity == FEWEST_CELLS ? 0 : sizeClass(capacity);
    int start = free[sizeClass];
    if (start != 0) {
      free[sizeClass] = (int) cells[start];
      return start;
    }
    start = end;
    end = Math.addExact(end, capacity);
    if (end > cells.length) {
      cells = Arrays.copyOf(cells, EventLog.larger(cells.length, end, 1 << 6));
    }
    return start;
  }

  private void release(int start, int size) {
    int capacity = capacity(size);
    int sizeClass = capacity == FEWEST_CELLS ? 0 : sizeClass(capacity);
    cells[start] = free[sizeClass];
    free[sizeClass] = start;
  }

  /** Reads a region. */
  private void readRegion(long region, ActivePeriods into) {
    into.clear();
    int start = (int) (region >>> Integer.SIZE);
    int stop = start + (int) region;
    into.setTimes(cells[start], cells[start + SECOND]);
    int at = start + RUNS;
    while (at < stop) {
      long block = cells[at] >> Integer.SIZE;
      int last = at + (int) cells[at];
      while (at < last) {
        at++;
        into.append(block++, cells[at]);
      }
      at++;
    }
  }

  /** Writes a region in the place of another one, or of none. */
  private long write(long region, ActivePeriods periods) {
    int size = sizeOf(periods);
    long moved = region == 0 ? (long) allocate(size) << Integer.SIZE | size : resized(region, size);
    int at = (int) (moved >>> Integer.SIZE);
    cells[at] = periods.firstMillis();
    cells[at + SECOND] = periods.secondMillis();
    int run = at + RUNS;
    int next = run + 1;
    cells[run] = header(periods.block(0), 0);
    for (int i = 0; i < periods.blocks(); i++) {
      long gap = i == 0 ? 0 : periods.block(i) - periods.block(i - 1) - 1;
      if (gap > 1) {
        run = next++;
        cells[run] = header(periods.block(i), 0);
      } else if (gap == 1) {
        cells[next++] = 0;
        cells[run]++;
      }
      cells[next++] = periods.word(i);
      cells[run]++;
    }
    return moved;
  }

  private static int sizeOf(ActivePeriods periods) {
    int size = RUNS + 1 + periods.blocks();
    for (int i = 1; i < periods.blocks(); i++) {
      size += periods.block(i) - periods.block(i - 1) > 1 ? 1 : 0;
    }
    return size;
  }

  /** Adds all of a subject. */
  void add(long subject, ActivePeriods periods) {
    int slot = slotOf(subject);
    long region = slots[slot + 1];
    if (region == 0) {
      put(slot, subject, write(0, periods));
      return;
    }
    readRegion(region, scratch);
    scratch.addAll(periods);
    slots[slot + 1] = write(region, scratch);
  }

  /** Reads what there is of a subject: nothing if it is not known. */
  void read(long subject, ActivePeriods into) {
    into.clear();
    long region = slots[slotOf(subject) + 1];
    if (region != 0) {
      readRegion(region, into);
    }
  }

  void forEach(ActivityBits.Visitor visitor) {
    ActivePeriods periods = new ActivePeriods();
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        readRegion(slots[slot + 1], periods);
        visitor.visit(slots[slot], periods);
      }
    }
  }

  void forEachInOrder(ActivityBits.Visitor visitor) {
    ActivePeriods periods = new ActivePeriods();
    long[] order = new long[subjects];
    int next = 0;
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        order[next++] = EventLog.scatter(slots[slot]) ^ Long.MIN_VALUE;
      }
    }
    Arrays.sort(order);
    for (long scattered : order) {
      long subject = EventLog.gather(scattered ^ Long.MIN_VALUE);
      readRegion(slots[slotOf(subject) + 1], periods);
      visitor.visit(subject, periods);
    }
  }
}
