package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/*
 * Writers add to the cells of stripes. Readers carry these away and add them to one cell, the
 * settled one, so that reading costs what came since the last reading and not a copy of all there
 * is, and writers wait only while references are exchanged. A record is in exactly one of the two
 * places at any moment; both are under the lock of readers, which makes each reading see all
 * records that were in before it began.
 */
/** What has been recorded, by segment; there may be only one. */
final class LiveState<T, K, A extends Accumulator<A, R>, R> {

  private final Metric<T, A, R> metric;
  private final SegmentKeys<T, K> keys;
  private final Stripes<A> stripes;

  /* Guarded by the lock of readers. */
  private Cell<A> settled = new Cell<>();

  /* Guarded likewise: what resets took away, if that is kept. */
  private @Nullable Cell<A> forgotten;

  LiveState(Metric<T, A, R> metric, SegmentKeys<T, K> keys) {
    this(metric, keys, new Stripes<>());
  }

  LiveState(Metric<T, A, R> metric, SegmentKeys<T, K> keys, Stripes<A> stripes) {
    this.metric = metric;
    this.keys = keys;
    this.stripes = stripes;
  }

  Metric<T, A, R> metric() {
    return metric;
  }

  SegmentKeys<T, K> keys() {
    return keys;
  }

  Stripes<A> stripes() {
    return stripes;
  }

  ReentrantLock readers() {
    return stripes.readers();
  }

  void record(T record) {
    Stripe<A> stripe = stripes.lock();
    try {
      add(stripe, record);
    } finally {
      stripe.unlock();
    }
  }

  /** Adds to a stripe the caller holds. */
  void add(Stripe<A> stripe, T record) {
    boolean full = keys.full(); // read first: no key appears after it was true
    int slot = keys.find(record);
    if (slot == SegmentKeys.ABSENT && full) {
      slot = SegmentKeys.OTHER;
    }
    A part = slot == SegmentKeys.ABSENT ? null : stripe.cell().find(slot);
    if (part == null) {
      slot = addFirst(stripe, record, slot);
    } else {
      metric.add(part, record);
    }
    if (slot == SegmentKeys.OTHER) {
      stripe.cell().countOther();
    }
  }

  /** A segment takes its place only once the metric has accepted a record of it. */
  private int addFirst(Stripe<A> stripe, T record, int found) {
    A part = metric.newAccumulator();
    metric.add(part, record);
    int slot = found == SegmentKeys.ABSENT ? keys.admit(record) : found;
    stripe.cell().put(slot, part);
    return slot;
  }

  /** Everything recorded so far, for a caller that holds readers; it stays here. */
  Cell<A> settle() {
    absorb(stripes.take(() -> {}));
    return settled;
  }

  /** Everything recorded so far, for a caller that holds readers; it is not here any more. */
  Cell<A> carryAway(Runnable meanwhile) {
    absorb(stripes.take(meanwhile));
    Cell<A> all = settled;
    settled = new Cell<>();
    return all;
  }

  /** From now on, what is carried away by {@link #reset} stays in the {@link #total()}. */
  LiveState<T, K, A, R> keepingTotal() {
    forgotten = new Cell<>();
    return this;
  }

  boolean keepsTotal() {
    return forgotten != null;
  }

  /** As {@link #carryAway}, and remembers it if that was asked for. */
  Cell<A> reset() {
    Cell<A> all = carryAway(() -> {});
    if (forgotten != null) {
      forgotten.addCopyOf(all);
    }
    return all;
  }

  /** What resets took away and what is here, for a caller that holds readers. */
  Cell<A> total() {
    Cell<A> total = new Cell<>();
    if (forgotten != null) {
      total.addCopyOf(forgotten);
    }
    total.addCopyOf(settle());
    return total;
  }

  private void absorb(List<Cell<A>> taken) {
    taken.forEach(settled::absorb);
  }

  /** Frees the segments that have no records here nor there, for a caller that holds readers. */
  void releaseUnused(BitSet inUseElsewhere) {
    if (keys.without(inUseElsewhere).isEmpty()) {
      return;
    }
    BitSet inUse = (BitSet) inUseElsewhere.clone();
    settled.markUsed(inUse);
    stripes.forEachCell(cell -> cell.markUsed(inUse), () -> keys.release(keys.without(inUse)));
  }

  /** Adds what was recorded elsewhere to the only segment. */
  void merge(A state) {
    readers().lock();
    try {
      settled.put(SegmentKeys.OTHER, state);
    } finally {
      readers().unlock();
    }
  }

  /** Adds what resets took away elsewhere. */
  void mergeForgotten(A state) {
    readers().lock();
    try {
      if (forgotten != null) {
        forgotten.put(SegmentKeys.OTHER, state);
      }
    } finally {
      readers().unlock();
    }
  }

  /** What resets took away from the only segment. */
  A copyOfForgotten() {
    readers().lock();
    try {
      return copyOfOnly(forgotten == null ? new Cell<>() : forgotten);
    } finally {
      readers().unlock();
    }
  }

  A copyOfOnly(Cell<A> cell) {
    A only = cell.find(SegmentKeys.OTHER);
    return only == null ? metric.newAccumulator() : only.copy();
  }

  R resultOfOnly(Cell<A> cell) {
    return resultOf(cell, SegmentKeys.OTHER);
  }

  private R resultOf(Cell<A> cell, int slot) {
    A part = cell.find(slot);
    return part == null ? metric.newAccumulator().result() : part.result();
  }

  /** The results of a cell, given which key each slot had when it was taken. */
  Segments<K, R> resultsOf(Cell<A> cell, List<@Nullable K> keyOfSlot) {
    SortedMap<K, R> named = new TreeMap<>();
    for (int slot = SegmentKeys.OTHER + 1; slot < keyOfSlot.size(); slot++) {
      K key = keyOfSlot.get(slot);
      A part = cell.find(slot);
      if (key != null && part != null) {
        named.put(key, part.result());
      }
    }
    return new Segments<>(
        named,
        resultOf(cell, SegmentKeys.OTHER),
        cell.others(),
        cell.sum(metric.newAccumulator()).result());
  }
}
