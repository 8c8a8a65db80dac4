package io.github.cxmetrics;

import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The state of a metric for each value of a {@code long} key.
 *
 * <p><b>Merge</b> group by group, as the grouped metric. <b>Cost</b> 16 to 32 bytes and an
 * accumulator a group; adding to a known group boxes and allocates nothing. <b>Wire</b> kind {@code
 * byLong}, the definition is the name of the key, version 1: the number of groups as a count, then
 * for each group, in ascending order of its key, the key in eight bytes and the payload of its
 * accumulator.
 *
 * @param <A> the accumulator of one group
 * @param <R> the result of one group
 * @since 0.1
 */
public final class LongGroupsAccumulator<A extends Accumulator<A, R>, R>
    implements Accumulator<LongGroupsAccumulator<A, R>, SortedMap<Long, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FEWEST_SLOTS = 16;

  private final A empty;
  private final StateHeader header;

  /* Open addressing with linear probing, at most half full; a null group marks a free slot. */
  private long[] keys = new long[FEWEST_SLOTS];
  private @Nullable Accumulator<?, ?>[] groups = new Accumulator<?, ?>[FEWEST_SLOTS];
  private int size;

  /* Unknown to whoever chooses keys, so that nobody can choose keys that share a slot. */
  private final long salt = ThreadLocalRandom.current().nextLong();

  LongGroupsAccumulator(String keyName, A empty) {
    this(empty, new StateHeader("byLong", 1, keyName, List.of(empty.header())));
  }

  private LongGroupsAccumulator(A empty, StateHeader header) {
    this.empty = empty;
    this.header = header;
  }

  @Nullable A find(long key) {
    return groupAt(slotOf(key));
  }

  A newGroup() {
    return empty.copy();
  }

  void put(long key, A group) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int slot = slotOf(key);
    if (groups[slot] == null) {
      size++;
    }
    keys[slot] = key;
    groups[slot] = group;
  }

  @SuppressWarnings("unchecked") // only put() stores groups
  private @Nullable A groupAt(int slot) {
    return (A) groups[slot];
  }

  /** The slot that holds the key, or the free slot where it belongs. */
  private int slotOf(long key) {
    int mask = keys.length - 1;
    int slot = (int) (mix(key ^ salt) & mask);
    while (groups[slot] != null && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** Spreads keys that differ in few bits, by the finaliser of SplitMix64 (Steele et al. 2014). */
  private static long mix(long key) {
    long z = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Accumulator<?, ?>[] oldGroups = groups;
    keys = new long[2 * oldKeys.length];
    groups = new Accumulator<?, ?>[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldGroups[i] != null) {
        int slot = slotOf(oldKeys[i]);
        keys[slot] = oldKeys[i];
        groups[slot] = oldGroups[i];
      }
    }
  }

  private long[] sortedKeys() {
    long[] sorted = new long[size];
    int next = 0;
    for (int i = 0; i < keys.length; i++) {
      if (groups[i] != null) {
        sorted[next++] = keys[i];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  @Override
  public LongGroupsAccumulator<A, R> merge(LongGroupsAccumulator<A, R> other) {
    header.requireSame(other.header);
    for (int i = 0; i < other.keys.length; i++) {
      A theirs = other.groupAt(i);
      if (theirs != null) {
        A ours = find(other.keys[i]);
        if (ours != null) {
          ours.merge(theirs);
        } else {
          put(other.keys[i], theirs.copy());
        }
      }
    }
    return this;
  }

  @Override
  public LongGroupsAccumulator<A, R> copy() {
    return new LongGroupsAccumulator<A, R>(empty.copy(), header).merge(this);
  }

  @Override
  public SortedMap<Long, R> result() {
    ImmutableSortedMap.Builder<Long, R> results = ImmutableSortedMap.naturalOrder();
    for (int i = 0; i < keys.length; i++) {
      A group = groupAt(i);
      if (group != null) {
        results.put(keys[i], group.result());
      }
    }
    return results.build();
  }

  @Override
  public StateHeader header() {
    return header;
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(size);
    for (long key : sortedKeys()) {
      A group = find(key);
      if (group != null) {
        out.writeLong(key);
        group.writeTo(out);
      }
    }
  }

  @Override
  public LongGroupsAccumulator<A, R> readFrom(StateReader in) {
    LongGroupsAccumulator<A, R> read = new LongGroupsAccumulator<>(empty.copy(), header);
    StateReader part = in.part(0);
    int count = in.readLength(Long.BYTES);
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long key = in.readLong();
      if (i > 0 && key <= previous) {
        throw new StateFormatException("group keys must ascend, was " + key + " after " + previous);
      }
      read.put(key, empty.readFrom(part));
      previous = key;
    }
    return read;
  }
}
