package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Rows of an {@link ActivityBits} that came one by one and wait until there are so many of their
 * part that folding them into its table is cheap: the table is then in the cache.
 */
final class WaitingRows implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int STRETCH = 1 << 6;
  private static final int FEWEST_WAITING = 1 << 6;
  private static final int MOST_WAITING = 1 << 16;

  /* Times lie in the period before theirs in UTC, in it, or in the one behind: below 2^28 ms. */
  private static final int WITHIN_BITS = 28;
  private static final long WITHIN = (1L << WITHIN_BITS) - 1;

  private final long unitMillis;

  /*
   * A scattered subject, then period and time in one cell. Rows first gather in one small array, a
   * short stretch for each part, that stays in the cache, and go to their part a stretch at a time.
   */
  private final long[] gathering;
  private final int[] gathered;
  private final long[][] waiting;
  private final int[] waits;

  /* What warming the cache read, so that it is not optimised away. */
  @SuppressWarnings("unused")
  private transient long warmed;

  WaitingRows(long unitMillis, int parts) {
    this.unitMillis = unitMillis;
    gathering = new long[parts * STRETCH];
    gathered = new int[parts];
    waiting = new long[parts][0];
    waits = new int[parts];
  }

  /** A period, and how far a time lies from one period before its start in UTC. */
  static long row(long atMillis, long period, long unitMillis) {
    return period << WITHIN_BITS | (atMillis - (period - 1) * unitMillis);
  }

  /** Lets a row of a part wait; false if it must be {@linkplain #send sent} to first. */
  boolean put(int part, long key, long row) {
    int at = gathered[part];
    if (at == STRETCH) {
      return false;
    }
    int to = part * STRETCH + at;
    gathering[to] = key;
    gathering[to + 1] = row;
    gathered[part] = at + 2;
    return true;
  }

  /** Sends what was gathered of a part there, and into its table if much waits. */
  void send(int part, ActivityTable table, ActivityRows room) {
    int end = gathered[part];
    if (waits[part] + end > waiting[part].length) {
      makeRoom(part, table, room);
    }
    System.arraycopy(gathering, part * STRETCH, waiting[part], waits[part], end);
    waits[part] += end;
    gathered[part] = 0;
  }

  private void makeRoom(int part, ActivityTable table, ActivityRows room) {
    int most = 2 * Math.max(FEWEST_WAITING, Math.min(MOST_WAITING, 4 * table.subjects()));
    int larger = Math.max(STRETCH, 2 * waiting[part].length);
    if (larger <= most) {
      waiting[part] = Arrays.copyOf(waiting[part], larger);
    } else {
      warmed += table.warm();
      foldWaiting(part, table, room);
    }
  }

  private void foldWaiting(int part, ActivityTable table, ActivityRows room) {
    fold(waiting[part], 0, waits[part], table, room);
    waits[part] = 0;
  }

  /** Folds all rows of a part into its table. */
  void foldAll(int part, ActivityTable table, ActivityRows room) {
    if (waits[part] + gathered[part] > 0) {
      warmed += table.warm();
      foldWaiting(part, table, room);
      int start = part * STRETCH;
      fold(gathering, start, start + gathered[part], table, room);
      gathered[part] = 0;
    }
  }

  private void fold(long[] rows, int from, int to, ActivityTable table, ActivityRows room) {
    int most = 2 * ActivityRows.TOGETHER;
    for (int start = from; start < to; start += most) {
      int count = Math.min(to - start, most) / 2;
      unpack(rows, start, count, unitMillis, room);
      table.addAll(room, count);
    }
  }

  private static void unpack(
      long[] rows, int start, int count, long unitMillis, ActivityRows into) {
    long[] keys = into.keys;
    long[] periods = into.periods;
    long[] millis = into.millis;
    for (int i = 0; i < count; i++) {
      long row = rows[start + 2 * i + 1];
      long period = row >> WITHIN_BITS;
      keys[i] = rows[start + 2 * i];
      periods[i] = period;
      millis[i] = (period - 1) * unitMillis + (row & WITHIN);
    }
  }
}
