package io.github.cxmetrics.path;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/** Counts of whole paths, each kept once as the ranks of its events one after the other. */
final class SequenceCounts {

  private static final int FREE = -1;

  private final int steps;
  private final boolean backward;
  private final ActorCounts counts;

  /* Unknown to whoever chooses events, so that nobody can choose paths that share a slot. */
  private final int salt = ThreadLocalRandom.current().nextInt();

  /* Open addressing with linear probing, at most half full. */
  private int[] slots = freeSlots(16);

  /* The ranks of all sequences; of each sequence where it ends, and how many paths go on beyond. */
  private int[] ranks = new int[64];
  private int[] ends = new int[16];
  private long[] longer = new long[16];
  private int size;

  SequenceCounts(PathDefinition definition, LongUnaryOperator pathsOfActor) {
    steps = definition.steps();
    backward = definition.range().isBackward();
    counts = new ActorCounts(pathsOfActor);
  }

  private static int[] freeSlots(int length) {
    int[] free = new int[length];
    Arrays.fill(free, FREE);
    return free;
  }

  private int startOf(int sequence) {
    return sequence == 0 ? 0 : ends[sequence - 1];
  }

  /** Counts a path by those of its events that are looked at. */
  void add(int[] nodes, int from, int to) {
    int first = backward ? Math.max(from, to - steps) : from;
    int last = backward ? to : Math.min(to, from + steps);
    int sequence = sequenceOf(nodes, first, last);
    counts.count(sequence);
    if (last - first < to - from) {
      longer[sequence]++;
    }
  }

  private int sequenceOf(int[] nodes, int from, int to) {
    int slot = slotOf(nodes, from, to);
    if (slots[slot] != FREE) {
      return slots[slot];
    }
    ensureRoom(to - from);
    int start = startOf(size);
    System.arraycopy(nodes, from, ranks, start, to - from);
    ends[size] = start + to - from;
    slots[slot] = size;
    if (2 * ++size > slots.length) {
      growSlots();
    }
    return size - 1;
  }

  /** The slot that holds a sequence, or the free one where it belongs. */
  private int slotOf(int[] nodes, int from, int to) {
    int hash = salt;
    for (int i = from; i < to; i++) {
      hash = (hash ^ nodes[i]) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    int slot = hash & (slots.length - 1);
    while (slots[slot] != FREE && !isSame(slots[slot], nodes, from, to)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isSame(int sequence, int[] nodes, int from, int to) {
    return Arrays.equals(ranks, startOf(sequence), ends[sequence], nodes, from, to);
  }

  private void ensureRoom(int more) {
    int needed = Math.addExact(startOf(size), more);
    if (needed > ranks.length) {
      ranks = Arrays.copyOf(ranks, Math.max(needed, ranks.length + (ranks.length >> 1)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      longer = Arrays.copyOf(longer, 2 * size);
    }
  }

  private void growSlots() {
    slots = freeSlots(2 * slots.length);
    for (int sequence = 0; sequence < size; sequence++) {
      slots[slotOf(ranks, startOf(sequence), ends[sequence])] = sequence;
    }
  }

  void endActor() {
    counts.endActor();
  }

  /** The sequences, the most frequent first, then in the order of their ranks. */
  Rows rows() {
    long[] ids = new long[size];
    Arrays.setAll(ids, i -> i);
    CountRows byId = counts.rows(ids);
    List<Integer> order = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      order.add(i);
    }
    order.sort(
        Comparator.<Integer>comparingLong(id -> -byId.count(id)).thenComparing(this::compareRanks));
    int[][] sequences = new int[size][];
    long[] orderedLonger = new long[size];
    for (int i = 0; i < size; i++) {
      int id = order.get(i);
      sequences[i] = Arrays.copyOfRange(ranks, startOf(id), ends[id]);
      orderedLonger[i] = longer[id];
      ids[i] = id;
    }
    return new Rows(sequences, orderedLonger, counts.rows(ids).withoutKeys());
  }

  private int compareRanks(int a, int b) {
    return Arrays.compare(ranks, startOf(a), ends[a], ranks, startOf(b), ends[b]);
  }

  /** Sequences and their counts, row by row. */
  static final class Rows implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    final int[][] sequences;
    final long[] longer;
    final CountRows counts;

    Rows(int[][] sequences, long[] longer, CountRows counts) {
      this.sequences = sequences;
      this.longer = longer;
      this.counts = counts;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Rows that
          && Arrays.deepEquals(sequences, that.sequences)
          && Arrays.equals(longer, that.longer)
          && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
      return counts.hashCode();
    }
  }
}
