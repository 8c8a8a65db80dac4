package io.github.cxmetrics.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which segments have an accumulator of their own, as small numbers: the slots from 1. Slot {@value
 * #OTHER} is for records of all the others.
 *
 * <p>{@link #find} takes no lock. Keys are added by writers that hold a stripe and taken away by
 * readers that hold all of them, so to a writer keys only appear; and once it has seen {@link
 * #full()}, they do not even appear.
 */
abstract sealed class SegmentKeys<T, K> permits SingleSegment, NamedSegments, NumberedSegments {

  static final int OTHER = 0;
  static final int ABSENT = -1;

  private static final int MOST_EVER = 1 << 20;

  private final int most;
  private volatile boolean full;

  /* Guarded by this: the key of each slot, null where the slot is free. */
  private final ArrayList<@Nullable K> keys = new ArrayList<>();
  private final BitSet used = new BitSet();

  SegmentKeys(int most) {
    if (most < 1 || most > MOST_EVER) {
      throw new IllegalArgumentException(
          "most segments of a live metric must be in 1.." + MOST_EVER + ", was " + most);
    }
    this.most = most;
    keys.add(null);
    used.set(OTHER);
  }

  /** The slot of a record's segment, or {@link #ABSENT}. */
  abstract int find(T record);

  abstract K keyOf(T record);

  abstract void bind(K key, int slot);

  /** Makes the keys of some slots unknown, while no record is being added. */
  abstract void unbind(List<K> gone);

  int most() {
    return most;
  }

  boolean full() {
    return full;
  }

  /** The slot of a record's segment, made for it if there is room, else {@link #OTHER}. */
  synchronized int admit(T record) {
    int known = find(record);
    return known == ABSENT ? admitKey(keyOf(record)) : known;
  }

  private int admitKey(K key) {
    if (full) {
      return OTHER;
    }
    int slot = used.nextClearBit(0);
    used.set(slot);
    if (slot == keys.size()) {
      keys.add(key);
    } else {
      keys.set(slot, key);
    }
    bind(key, slot);
    full = used.cardinality() > most;
    return slot;
  }

  /** The key of each slot. */
  synchronized List<@Nullable K> slots() {
    return new ArrayList<>(keys);
  }

  /** Hands over the key of each slot and frees them all, while no record is being added. */
  synchronized void moveTo(List<@Nullable K> keyOfSlot) {
    keyOfSlot.addAll(keys);
    release(without(new BitSet()));
  }

  /** The slots that no longer hold anything, of all that are taken. */
  synchronized BitSet without(BitSet inUse) {
    BitSet free = (BitSet) used.clone();
    free.clear(OTHER);
    free.andNot(inUse);
    return free;
  }

  /** Frees slots, while no record is being added. */
  synchronized void release(BitSet slots) {
    List<K> gone = new ArrayList<>();
    for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
      K key = keys.set(slot, null);
      if (key != null) {
        gone.add(key);
      }
    }
    unbind(gone);
    used.andNot(slots);
    full = used.cardinality() > most;
  }
}
