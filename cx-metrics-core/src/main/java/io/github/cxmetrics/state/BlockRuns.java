package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of active periods of many subjects, in regions of one large array.
 *
 * <p>A region holds how many of its cells are in use, then runs of blocks: a header (the first
 * block above, the number of blocks in the lower half) and the words of the blocks. Runs hold no
 * more than one block without active periods in a row, so that a silence of years costs one header.
 * Regions grow by a quarter or a half and leave their old place to the next one of that size.
 */
final class BlockRuns implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The region of a subject without blocks. */
  static final int NONE = 0;

  private static final int RUNS = 1;
  private static final int FEWEST_CELLS = 4;
  private static final int LINE = 8;
  private static final int SIZES = 4 * Integer.SIZE;
  private static final int FEWEST_LENGTH = 8;
  private static final int[] NONE_FREE = {};

  /* Begins with one cell that no region has. */
  private long[] cells;
  private int end;

  /* By size, the first free region; its first cell tells the next one. As long as it had to be. */
  private int[] free;

  private transient @Nullable ActivePeriods scratch;

  BlockRuns() {
    this(new long[1], 1, NONE_FREE);
  }

  private BlockRuns(long[] cells, int end, int[] free) {
    this.cells = cells;
    this.end = end;
    this.free = free;
  }

  BlockRuns copy() {
    return new BlockRuns(Arrays.copyOf(cells, end), end, free.clone());
  }

  /** As {@link ActivityTable#warm}. */
  long warm() {
    long sum = 0;
    for (int i = 0; i < end; i += LINE) {
      sum += cells[i];
    }
    return sum;
  }

  /** Adds active periods of a block to a region, or to {@link #NONE}; where the region is then. */
  int add(int region, long block, long word) {
    if (region == NONE) {
      return newRegion(block, word);
    }
    int stop = region + (int) cells[region];
    int last = region;
    for (int run = region + RUNS; run < stop; run += 1 + (int) cells[run]) {
      long index = block - firstBlock(run);
      if (index >= 0 && index < (int) cells[run]) {
        cells[run + 1 + (int) index] |= word;
        return region;
      }
      last = run;
    }
    long idle = block - firstBlock(last) - (int) cells[last];
    if (idle < 0) {
      return inserted(region, block, word);
    }
    return idle <= 1
        ? extended(region, last - region, (int) idle, word)
        : withRun(region, block, word);
  }

  private long firstBlock(int run) {
    return cells[run] >> Integer.SIZE;
  }

  private static long header(long block, int length) {
    return block << Integer.SIZE | length;
  }

  private int newRegion(long block, long word) {
    int region = allocate(RUNS + 2);
    cells[region] = RUNS + 2;
    cells[region + RUNS] = header(block, 1);
    cells[region + RUNS + 1] = word;
    return region;
  }

  /** Puts a block behind the last run, with an idle one between or not. */
  private int extended(int region, int lastRun, int idle, long word) {
    int size = (int) cells[region] + idle + 1;
    int moved = resized(region, size);
    cells[moved + lastRun] += idle + 1;
    cells[moved + size - 1 - idle] = 0;
    cells[moved + size - 1] = word;
    return moved;
  }

  /** Puts a block far behind the last run. */
  private int withRun(int region, long block, long word) {
    int size = (int) cells[region] + 2;
    int moved = resized(region, size);
    cells[moved + size - 2] = header(block, 1);
    cells[moved + size - 1] = word;
    return moved;
  }

  /** Puts a block before or between the runs. */
  private int inserted(int region, long block, long word) {
    ActivePeriods all = scratch();
    all.clear();
    read(region, all);
    all.add(block, word);
    int moved = resized(region, sizeOf(all));
    write(moved, all);
    return moved;
  }

  private ActivePeriods scratch() {
    ActivePeriods known = scratch == null ? new ActivePeriods() : scratch;
    scratch = known;
    return known;
  }

  private static int sizeOf(ActivePeriods periods) {
    int size = RUNS + 1 + periods.blocks();
    for (int i = 1; i < periods.blocks(); i++) {
      size += periods.block(i) - periods.block(i - 1) > 1 ? 1 : 0;
    }
    return size;
  }

  private void write(int region, ActivePeriods periods) {
    int run = region + RUNS;
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
  }

  /** Appends the blocks of a region. */
  void read(int region, ActivePeriods into) {
    int stop = region + (int) cells[region];
    int at = region + RUNS;
    while (at < stop) {
      long block = firstBlock(at);
      int last = at + (int) cells[at];
      while (at < last) {
        at++;
        into.append(block++, cells[at]);
      }
      at++;
    }
  }

  /** A region with the same content and another size, here or elsewhere. */
  private int resized(int region, int size) {
    int old = (int) cells[region];
    int to = region;
    if (capacity(old) != capacity(size)) {
      to = allocate(size);
      System.arraycopy(cells, region, cells, to, Math.min(old, size));
      release(region, old);
    }
    cells[to] = size;
    return to;
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
    if (capacity == FEWEST_CELLS) {
      return 0;
    }
    int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(capacity - 1);
    return 4 * bits + ((capacity - 1) >> (bits - 2) & 3);
  }

  private int allocate(int size) {
    int capacity = capacity(size);
    int sizeClass = sizeClass(capacity);
    int start = sizeClass < free.length ? free[sizeClass] : 0;
    if (start != 0) {
      free[sizeClass] = (int) cells[start];
      return start;
    }
    start = end;
    end = Math.addExact(end, capacity);
    if (end > cells.length) {
      cells = Arrays.copyOf(cells, EventLog.larger(cells.length, end, FEWEST_LENGTH));
    }
    return start;
  }

  private void release(int region, int size) {
    int sizeClass = sizeClass(capacity(size));
    if (sizeClass >= free.length) {
      free = Arrays.copyOf(free, Math.min(SIZES, 2 * sizeClass + 2));
    }
    cells[region] = free[sizeClass];
    free[sizeClass] = region;
  }
}
