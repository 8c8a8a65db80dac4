package io.github.cxmetrics.funnel;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The events of one actor in order, as arrays that serve actor after actor.
 *
 * <p>Events of one millisecond are ordered by mask and then by their values as text, never by the
 * order of arrival, so that whatever is chosen among them is chosen alike everywhere.
 */
final class ActorEvents {

  private static final long[] NO_IDS = {};

  int size;

  /* How often events were taken: two readings of the same number are of the same events. */
  long loads;

  long[] at = new long[0];
  int[] mask = new int[0];

  /* The numbers of values, in the list that came with the events. */
  int[] segment = new int[0];
  int[] held = new int[0];

  /* The index after the last event of the session that an event belongs to. */
  int[] sessionEnd = new int[0];

  /* A number of that session, which stays when only the events of a held value are looked at. */
  int[] session = new int[0];

  /* Until when that session may go on; past sessions may not. */
  long[] sessionOpenUntil = new long[0];

  /* Unknown to whoever chooses ids, so that nobody can choose some that share a slot. */
  private final long salt = ThreadLocalRandom.current().nextLong();

  private final EventLayout layout;
  private List<String> values = List.of();

  ActorEvents(EventLayout layout) {
    this.layout = layout;
  }

  /** Takes events from cells that are in order. */
  void load(long[] cells, int from, int to, List<String> newValues) {
    ensureRoom(to - from);
    loads++;
    values = newValues;
    size = to - from;
    int width = layout.width();
    for (int i = 0, start = from * width; i < size; i++, start += width) {
      at[i] = layout.atMillis(cells, start);
      mask[i] = layout.mask(cells, start);
    }
    if (layout.isTagged()) {
      loadTags(cells, from);
    }
    long[] ids = layout.hasIds() ? ids(cells, from) : NO_IDS;
    if (layout.isTagged()) {
      orderTies(ids);
    }
    if (layout.hasIds()) {
      dropRepeated(ids);
    }
  }

  private long[] ids(long[] cells, int from) {
    int width = layout.width();
    long[] ids = new long[size];
    for (int i = 0; i < size; i++) {
      ids[i] = layout.id(cells, (from + i) * width);
    }
    return ids;
  }

  private void ensureRoom(int needed) {
    if (needed > at.length) {
      int roomy = needed + (needed >> 1);
      at = new long[roomy];
      mask = new int[roomy];
      segment = new int[roomy];
      held = new int[roomy];
      sessionEnd = new int[roomy];
      session = new int[roomy];
      sessionOpenUntil = new long[roomy];
    }
  }

  private void loadTags(long[] cells, int from) {
    int width = layout.width();
    for (int i = 0; i < size; i++) {
      long tag = layout.tag(cells, (from + i) * width);
      segment[i] = (int) tag;
      held[i] = (int) (tag >>> Integer.SIZE);
    }
  }

  /** Orders events of one time and mask by the texts of their values; all others stand right. */
  private void orderTies(long[] ids) {
    for (int from = 0; from < size; ) {
      int end = from + 1;
      while (end < size && at[end] == at[from] && mask[end] == mask[from]) {
        end++;
      }
      if (end - from > 1) {
        orderTie(from, end, ids);
      }
      from = end;
    }
  }

  private void orderTie(int from, int end, long[] ids) {
    long[] tags = new long[end - from];
    Arrays.setAll(tags, i -> ((long) held[from + i] << Integer.SIZE) | segment[from + i]);
    int[] order =
        IntStream.range(0, tags.length)
            .boxed()
            .sorted((a, b) -> compareTags(tags[a], tags[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] idsBefore = ids == NO_IDS ? NO_IDS : Arrays.copyOfRange(ids, from, end);
    for (int i = 0; i < order.length; i++) {
      held[from + i] = (int) (tags[order[i]] >>> Integer.SIZE);
      segment[from + i] = (int) tags[order[i]];
      if (ids != NO_IDS) {
        ids[from + i] = idsBefore[order[i]];
      }
    }
  }

  private int compareTags(long a, long b) {
    int order = value((int) (a >>> Integer.SIZE)).compareTo(value((int) (b >>> Integer.SIZE)));
    return order != 0 ? order : value((int) a).compareTo(value((int) b));
  }

  String value(int number) {
    return values.get(number);
  }

  private void dropRepeated(long[] idOfEvent) {
    int slots = Integer.highestOneBit(Math.max(4, size)) << 2;
    long[] ids = new long[slots];
    boolean[] taken = new boolean[slots];
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long id = idOfEvent[i];
      int slot = (int) (((id ^ salt) * 0x9E3779B97F4A7C15L) >>> 32) & (slots - 1);
      while (taken[slot] && ids[slot] != id) {
        slot = (slot + 1) & (slots - 1);
      }
      if (!taken[slot]) {
        taken[slot] = true;
        ids[slot] = id;
        at[kept] = at[i];
        mask[kept] = mask[i];
        segment[kept] = segment[i];
        held[kept] = held[i];
        kept++;
      }
    }
    size = kept;
  }

  /** Finds the sessions: a new one begins where nothing happened for more than the gap. */
  void findSessions(long gapMillis) {
    int end = size;
    for (int i = size - 1; i >= 0; i--) {
      if (i + 1 < size && at[i + 1] - at[i] > gapMillis) {
        end = i + 1;
      }
      sessionEnd[i] = end;
      session[i] = end;
      sessionOpenUntil[i] = end == size ? at[size - 1] + gapMillis : Attempt.NOT_DONE;
    }
  }

  /** The index of the first event later than a time, between two indexes. */
  int firstAfter(long atMillis, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at[middle] <= atMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The index after the last event of the same millisecond. */
  int tieEnd(int from) {
    int end = from + 1;
    while (end < size && at[end] == at[from]) {
      end++;
    }
    return end;
  }

  /** The distinct numbers of held values, smallest text first. */
  int[] heldValues() {
    return Arrays.stream(held, 0, size)
        .distinct()
        .boxed()
        .sorted((a, b) -> value(a).compareTo(value(b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The events of another actor's that have one held value. */
  void loadHeld(ActorEvents all, int heldValue) {
    ensureRoom(all.size);
    loads++;
    values = all.values;
    size = 0;
    int[] place = new int[all.size + 1];
    for (int i = 0; i < all.size; i++) {
      place[i] = size;
      if (all.held[i] == heldValue) {
        at[size] = all.at[i];
        mask[size] = all.mask[i];
        segment[size] = all.segment[i];
        held[size] = heldValue;
        sessionEnd[size] = all.sessionEnd[i];
        session[size] = all.session[i];
        sessionOpenUntil[size] = all.sessionOpenUntil[i];
        size++;
      }
    }
    place[all.size] = size;
    for (int i = 0; i < size; i++) {
      sessionEnd[i] = place[Math.min(sessionEnd[i], all.size)];
    }
  }
}
