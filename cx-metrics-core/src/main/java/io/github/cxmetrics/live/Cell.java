package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What a stripe or a pane holds: an accumulator for each segment that has records there. */
final class Cell<A extends Accumulator<A, ?>> {

  private @Nullable Accumulator<?, ?>[] parts = new Accumulator<?, ?>[1];

  /* Records in the part of the segments that have none of their own. */
  private long others;

  @Nullable A find(int slot) {
    return slot < parts.length ? at(slot) : null;
  }

  /** Adds what an accumulator holds, and keeps the accumulator itself if it is the first. */
  void put(int slot, A part) {
    A known = find(slot);
    if (known != null) {
      known.merge(part);
    } else {
      if (slot >= parts.length) {
        parts = Arrays.copyOf(parts, Math.max(slot + 1, 2 * parts.length));
      }
      parts[slot] = part;
    }
  }

  /** Adds what another cell holds, which is not used any more. */
  void absorb(Cell<A> other) {
    others += other.others;
    for (int slot = 0; slot < other.parts.length; slot++) {
      A part = other.at(slot);
      if (part != null) {
        put(slot, part);
      }
    }
  }

  /** Adds what another cell holds and leaves it as it was. */
  void addCopyOf(Cell<A> other) {
    others += other.others;
    for (int slot = 0; slot < other.parts.length; slot++) {
      A part = other.at(slot);
      if (part != null) {
        A known = find(slot);
        if (known != null) {
          known.merge(part);
        } else {
          put(slot, part.copy());
        }
      }
    }
  }

  /** Everything in one accumulator. */
  A sum(A empty) {
    A sum = empty;
    for (int slot = 0; slot < parts.length; slot++) {
      A part = at(slot);
      if (part != null) {
        sum.merge(part);
      }
    }
    return sum;
  }

  void markUsed(BitSet slots) {
    for (int slot = 0; slot < parts.length; slot++) {
      if (parts[slot] != null) {
        slots.set(slot);
      }
    }
  }

  void countOther() {
    others++;
  }

  void addOthers(long records) {
    others += records;
  }

  long others() {
    return others;
  }

  /** One more than the highest slot that may be in use. */
  int slots() {
    return parts.length;
  }

  @SuppressWarnings("unchecked") // only put() stores parts
  private @Nullable A at(int slot) {
    return (A) parts[slot];
  }
}
