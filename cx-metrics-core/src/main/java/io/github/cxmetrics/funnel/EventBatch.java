package io.github.cxmetrics.funnel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Columns of events, read in blocks that stay in the cache: first to check them, then to add them.
 * An event that is dropped is overwritten by the next one: which they are cannot be foretold, and a
 * branch on it would cost more than the write.
 */
final class EventBatch {

  /** From this size on it pays to read in blocks. */
  static final int LARGE = 1 << 12;

  static final int BLOCK = 1 << 11;

  private static final int FEWEST_IN_RANGE = 1 << 17;
  private static final int RANGES_OF_THREAD = 4;

  private final long[] actors;
  private final long[] atMillis;
  private final byte @Nullable [] narrow;
  private final int @Nullable [] wide;
  private final int from;
  private final int to;

  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private int union;

  private final long[] blockActors = new long[BLOCK];
  private final long[] blockCells = new long[BLOCK];

  private EventBatch(
      long[] actors,
      long[] atMillis,
      byte @Nullable [] narrow,
      int @Nullable [] wide,
      int from,
      int to) {
    this.actors = actors;
    this.atMillis = atMillis;
    this.narrow = narrow;
    this.wide = wide;
    this.from = from;
    this.to = to;
    Objects.checkFromToIndex(from, to, actors.length);
    Objects.checkFromToIndex(from, to, atMillis.length);
  }

  static EventBatch of(long[] actors, long[] atMillis, byte[] masks, int from, int to) {
    Objects.checkFromToIndex(from, to, masks.length);
    return new EventBatch(actors, atMillis, masks, null, from, to);
  }

  static EventBatch of(long[] actors, long[] atMillis, int[] masks, int from, int to) {
    Objects.checkFromToIndex(from, to, masks.length);
    return new EventBatch(actors, atMillis, null, masks, from, to);
  }

  int size() {
    return to - from;
  }

  long actor(int i) {
    return actors[from + i];
  }

  long atMillis(int i) {
    return atMillis[from + i];
  }

  int mask(int i) {
    return maskAt(from + i);
  }

  private int maskAt(int i) {
    return narrow != null ? narrow[i] & 0xFF : Objects.requireNonNull(wide)[i];
  }

  /**
   * Cuts the batch into ranges for some threads: a few a thread, because some get less of a
   * processor than others, and each large.
   */
  EventBatch[] cut(int threads) {
    int most = Math.max(1, size() / FEWEST_IN_RANGE);
    int ranges = threads == 1 ? 1 : (int) Math.min(most, (long) RANGES_OF_THREAD * threads);
    EventBatch[] cut = new EventBatch[ranges];
    for (int i = 0; i < ranges; i++) {
      cut[i] =
          new EventBatch(
              actors, atMillis, narrow, wide, startOf(i, ranges), startOf(i + 1, ranges));
    }
    return cut;
  }

  private int startOf(int range, int ranges) {
    return from + (int) ((long) size() * range / ranges);
  }

  /** Takes note of all times and masks. */
  void survey() {
    for (int start = 0; start < size(); start += BLOCK) {
      survey(start);
    }
  }

  /** Takes over what was noted of a range of this batch. */
  void addSurvey(EventBatch range) {
    earliest = Math.min(earliest, range.earliest);
    latest = Math.max(latest, range.latest);
    union |= range.union;
  }

  /* In loops so plain that they run many at once. */
  private void survey(int start) {
    int first = from + start;
    int end = Math.min(to, first + BLOCK);
    long least = earliest;
    long most = latest;
    for (int i = first; i < end; i++) {
      least = Math.min(least, atMillis[i]);
      most = Math.max(most, atMillis[i]);
    }
    earliest = least;
    latest = most;
    union |= narrow != null ? union(narrow, first, end) : union(wide, first, end);
  }

  private static int union(byte[] masks, int first, int end) {
    int union = 0;
    for (int i = first; i < end; i++) {
      union |= masks[i];
    }
    return union & 0xFF;
  }

  private static int union(int @Nullable [] masks, int first, int end) {
    int[] all = Objects.requireNonNull(masks);
    int union = 0;
    for (int i = first; i < end; i++) {
      union |= all[i];
    }
    return union;
  }

  /** The earliest time that was noted. */
  long earliest() {
    return earliest;
  }

  /** The latest time that was noted. */
  long latest() {
    return latest;
  }

  /** All bits of the masks that were noted. */
  int union() {
    return union;
  }

  /** The actors of the block that was read last. */
  long[] actorsOfBlock() {
    return blockActors;
  }

  /** The cells of the block that was read last. */
  long[] cellsOfBlock() {
    return blockCells;
  }

  /** Reads the events of a block that are kept, and says how many. */
  int readBlock(int start, EventMasks masks) {
    int first = from + start;
    int end = Math.min(to, first + BLOCK);
    return narrow != null
        ? readBlock(actors, atMillis, narrow, first, end, masks.table())
        : readBlock(Objects.requireNonNull(wide), first, end, masks);
  }

  private int readBlock(
      long[] allActors, long[] times, byte[] masks, int first, int end, int[] kept) {
    long[] toActors = blockActors;
    long[] toCells = blockCells;
    int count = 0;
    for (int i = first; i < end; i++) {
      int mask = kept[masks[i] & 0xFF];
      toActors[count] = allActors[i];
      toCells[count] = EventLayout.pack(times[i], mask);
      count += 1 + (mask >> 31);
    }
    return count;
  }

  private int readBlock(int[] wideMasks, int first, int end, EventMasks masks) {
    int count = 0;
    for (int i = first; i < end; i++) {
      int mask = masks.kept(wideMasks[i]);
      blockActors[count] = actors[i];
      blockCells[count] = EventLayout.pack(atMillis[i], mask);
      count += 1 + (mask >> 31);
    }
    return count;
  }
}
