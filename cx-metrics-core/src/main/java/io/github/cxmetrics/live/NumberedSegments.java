package io.github.cxmetrics.live;

import io.github.cxmetrics.LongField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Segments with numbers, found without boxing them. */
final class NumberedSegments<T> extends SegmentKeys<T, Long> {

  private static final int FEWEST = 16;

  private final LongField<? super T> field;

  /* Unknown to whoever chooses keys, so that nobody can choose keys that share a place. */
  private final long salt = ThreadLocalRandom.current().nextLong();

  private volatile Table table = new Table(FEWEST);
  private int size;

  NumberedSegments(LongField<? super T> field, int most) {
    super(most);
    this.field = field;
  }

  /** Open addressing with linear probing, at most half full. A key is there once its slot is. */
  private static final class Table {
    private final long[] keys;
    private final AtomicIntegerArray slots;

    Table(int length) {
      keys = new long[length];
      slots = new AtomicIntegerArray(length);
    }
  }

  @Override
  int find(T record) {
    long key = field.applyAsLong(record);
    Table here = table;
    int mask = here.keys.length - 1;
    int at = home(key, mask);
    while (true) { // each place is read once: a key may come there at any moment
      int slot = here.slots.getAcquire(at);
      if (slot == 0) {
        return ABSENT;
      }
      if (here.keys[at] == key) {
        return slot;
      }
      at = at + 1 & mask;
    }
  }

  @Override
  Long keyOf(T record) {
    return field.applyAsLong(record);
  }

  private int home(long key, int mask) {
    return (int) (mix(key ^ salt) & mask);
  }

  /** Spreads keys that differ in few bits, by the finaliser of SplitMix64 (Steele et al. 2014). */
  private static long mix(long key) {
    long z = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Puts a key that is not there into the first free place from its home. */
  private void store(Table there, long key, int slot) {
    int mask = there.keys.length - 1;
    int at = home(key, mask);
    while (there.slots.get(at) != 0) {
      at = at + 1 & mask;
    }
    there.keys[at] = key;
    there.slots.setRelease(at, slot);
  }

  @Override
  void bind(Long key, int slot) {
    size++;
    if (2 * size > table.keys.length) {
      table = rebuilt(2 * table.keys.length, Set.of());
    }
    store(table, key, slot);
  }

  @Override
  void unbind(List<Long> gone) {
    size -= gone.size();
    table = rebuilt(table.keys.length, new HashSet<>(gone));
  }

  private Table rebuilt(int length, Set<Long> without) {
    Table old = table;
    Table fresh = new Table(length);
    for (int at = 0; at < old.keys.length; at++) {
      int slot = old.slots.get(at);
      if (slot != 0 && !without.contains(old.keys[at])) {
        store(fresh, old.keys[at], slot);
      }
    }
    return fresh;
  }
}
