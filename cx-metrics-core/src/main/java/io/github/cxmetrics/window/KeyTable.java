package io.github.cxmetrics.window;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Values by a number: small numbers in an array of their own, others in open addressing with linear
 * probing, at most half full. Finding one allocates nothing.
 */
final class KeyTable<V> {

  private static final int FEWEST_SLOTS = 8;
  private static final int SMALL = 256;

  /*
   * Codes of segments are small, and hashing them was the largest part of what a record costs: with
   * this array 5 M records of 50 segments take 11 ns each instead of 17 (medians, reading them 5).
   */
  private @Nullable Object[] small = new Object[0];

  /* A null value marks a free slot. */
  private long[] keys = new long[FEWEST_SLOTS];
  private @Nullable Object[] values = new Object[FEWEST_SLOTS];
  private int size;
  private int hashed;

  /* Unknown to whoever chooses keys, so that nobody can choose keys that share a slot. */
  private final long salt = ThreadLocalRandom.current().nextLong();

  @Nullable V get(long key) {
    @Nullable Object[] direct = small;
    return 0 <= key && key < direct.length ? cast(direct[(int) key]) : cast(values[slotOf(key)]);
  }

  int size() {
    return size;
  }

  void put(long key, V value) {
    if (0 <= key && key < SMALL) {
      putSmall((int) key, value);
      return;
    }
    if (2 * (hashed + 1) > keys.length) {
      grow();
    }
    int slot = slotOf(key);
    if (values[slot] == null) {
      size++;
      hashed++;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private void putSmall(int key, V value) {
    if (key >= small.length) {
      small = Arrays.copyOf(small, Math.max(FEWEST_SLOTS, 2 * Integer.highestOneBit(key)));
    }
    if (small[key] == null) {
      size++;
    }
    small[key] = value;
  }

  /** Takes a key away and moves those behind it that would no longer be found. */
  void remove(long key) {
    if (0 <= key && key < SMALL) {
      if (get(key) != null) {
        small[(int) key] = null;
        size--;
      }
      return;
    }
    int free = slotOf(key);
    if (values[free] == null) {
      return;
    }
    int mask = keys.length - 1;
    for (int slot = free + 1 & mask; values[slot] != null; slot = slot + 1 & mask) {
      int home = homeOf(keys[slot]);
      if ((slot - home & mask) >= (slot - free & mask)) {
        keys[free] = keys[slot];
        values[free] = values[slot];
        free = slot;
      }
    }
    values[free] = null;
    size--;
    hashed--;
  }

  /** The keys, in no order. */
  long[] keys() {
    long[] all = new long[size];
    int[] next = {0};
    forEach((key, value) -> all[next[0]++] = key);
    return all;
  }

  /** Takes values one after the other. */
  @FunctionalInterface
  interface Visitor<V> {
    void visit(long key, V value);
  }

  /** Hands all values to a visitor, in no order. */
  void forEach(Visitor<? super V> visitor) {
    for (int key = 0; key < small.length; key++) {
      V value = cast(small[key]);
      if (value != null) {
        visitor.visit(key, value);
      }
    }
    for (int slot = 0; slot < keys.length; slot++) {
      V value = cast(values[slot]);
      if (value != null) {
        visitor.visit(keys[slot], value);
      }
    }
  }

  @SuppressWarnings("unchecked") // only put() stores values
  private @Nullable V cast(@Nullable Object value) {
    return (V) value;
  }

  /** The slot that holds the key, or the free slot where it belongs. */
  private int slotOf(long key) {
    long[] in = keys;
    @Nullable Object[] taken = values;
    int mask = in.length - 1;
    int slot = homeOf(key);
    while (taken[slot] != null && in[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** Spreads keys that differ in few bits, by the finaliser of SplitMix64 (Steele et al. 2014). */
  private int homeOf(long key) {
    long z = key ^ salt;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return (int) (z ^ z >>> 31) & keys.length - 1;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new Object[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != null) {
        int slot = slotOf(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
