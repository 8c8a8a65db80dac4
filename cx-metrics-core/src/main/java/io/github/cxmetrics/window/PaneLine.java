package io.github.cxmetrics.window;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The panes that have keys, by their number. */
final class PaneLine<A extends Accumulator<A, R>, R> {

  /** Says that no window is left. */
  static final long NO_WINDOW = Long.MAX_VALUE;

  private final PaneGrid grid;
  private final ArrayList<Pane<A>> panes = new ArrayList<>();

  PaneLine(PaneGrid grid) {
    this.grid = grid;
  }

  List<Pane<A>> all() {
    return panes;
  }

  @Nullable Pane<A> find(long number) {
    int at = placeOf(number);
    return at < panes.size() && panes.get(at).number() == number ? panes.get(at) : null;
  }

  Pane<A> findOrAdd(long number) {
    Pane<A> known = find(number);
    if (known != null) {
      return known;
    }
    Pane<A> fresh = new Pane<>(number, grid.startOf(number), grid.endOf(number), new KeyTable<>());
    panes.add(placeOf(number), fresh);
    return fresh;
  }

  /** The index of the first pane with that number or a higher one. */
  private int placeOf(long number) {
    int low = 0;
    int high = panes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (panes.get(middle).number() < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first window from a given one on that has a pane. */
  long nextWindow(long from) {
    for (Pane<A> pane : panes) {
      if (grid.lastWindowOf(pane.number()) >= from) {
        return Math.max(from, grid.firstWindowOf(pane.number()));
      }
    }
    return NO_WINDOW;
  }

  /** How many windows after a given one have a pane. */
  long windowsAfter(long window) {
    long count = 0;
    long through = window;
    for (Pane<A> pane : panes) {
      long last = grid.lastWindowOf(pane.number());
      if (last > through) {
        count += last - Math.max(through + 1, grid.firstWindowOf(pane.number())) + 1;
        through = last;
      }
    }
    return count;
  }

  /** The panes of a window that have keys. */
  List<Pane<A>> of(long window) {
    return panes.subList(placeOf(grid.firstPaneOf(window)), placeOf(grid.lastPaneOf(window) + 1));
  }

  /** Whether a key has a pane in a window. */
  boolean has(long window, long key) {
    for (Pane<A> pane : of(window)) {
      if (pane.accumulators().get(key) != null) {
        return true;
      }
    }
    return false;
  }

  /** All that a key has in a window, which has something. */
  R result(long window, long key) {
    @Nullable A first = null;
    @Nullable A merged = null;
    for (Pane<A> pane : of(window)) {
      A part = pane.accumulators().get(key);
      if (part != null && first == null) {
        first = part;
      } else if (part != null && first != null) {
        merged = (merged == null ? first.copy() : merged).merge(part);
      }
    }
    return merged == null ? Objects.requireNonNull(first).result() : merged.result();
  }

  /** What each key has in a window; not to be added to. */
  KeyTable<A> merged(long window) {
    List<Pane<A>> parts = of(window);
    if (parts.size() == 1) {
      return parts.get(0).accumulators();
    }
    KeyTable<A> merged = new KeyTable<>();
    for (Pane<A> pane : parts) {
      pane.accumulators().forEach((key, part) -> mergeInto(merged, key, part));
    }
    return merged;
  }

  private static <A extends Accumulator<A, ?>> void mergeInto(
      KeyTable<A> merged, long key, A part) {
    A known = merged.get(key);
    if (known == null) {
      merged.put(key, part.copy());
    } else {
      known.merge(part);
    }
  }

  /** Takes away the panes that have no window after a given one. */
  List<Pane<A>> removeThrough(long window) {
    int end = 0;
    while (end < panes.size() && grid.lastWindowOf(panes.get(end).number()) <= window) {
      end++;
    }
    List<Pane<A>> over = panes.subList(0, end);
    List<Pane<A>> removed = List.copyOf(over);
    over.clear();
    return removed;
  }

  void writeTo(StateWriter out, OpenKeys<?, ?> names) {
    out.writeCount(panes.size());
    for (Pane<A> pane : panes) {
      out.writeLong(pane.number());
      long[] keys = pane.accumulators().keys();
      names.sort(keys);
      out.writeCount(keys.length);
      for (long key : keys) {
        names.write(key, out);
        Objects.requireNonNull(pane.accumulators().get(key)).writeTo(out);
      }
    }
  }
}
