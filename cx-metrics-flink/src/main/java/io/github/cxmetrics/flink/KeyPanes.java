package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.PaneGrid;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The panes of one key as they were read from the state, by number. */
final class KeyPanes<A extends Accumulator<A, R>, R> {

  private final PaneGrid grid;
  private final A empty;
  private final TreeMap<Long, MetricState<A, R>> panes = new TreeMap<>();

  KeyPanes(PaneGrid grid, A empty, Iterable<Map.Entry<Long, MetricState<A, R>>> held) {
    this.grid = grid;
    this.empty = empty;
    held.forEach(pane -> panes.put(pane.getKey(), pane.getValue()));
  }

  void put(long number, MetricState<A, R> state) {
    panes.put(number, state);
  }

  boolean isEmpty() {
    return panes.isEmpty();
  }

  /** The lowest number, of one at least. */
  long first() {
    return panes.firstKey();
  }

  /** Whether a window has a pane. */
  boolean has(long window) {
    return !of(window).isEmpty();
  }

  private Collection<MetricState<A, R>> of(long window) {
    return panes.subMap(grid.firstPaneOf(window), true, grid.lastPaneOf(window), true).values();
  }

  /** All that the key has in a window, as a state of its own. */
  MetricState<A, R> merged(long window) {
    A merged = empty.copy();
    of(window).forEach(pane -> merged.merge(pane.accumulator(empty)));
    return MetricState.of(merged);
  }

  /** The first window from a given one on that has a pane. */
  OptionalLong nextWindow(long from) {
    for (long pane : panes.keySet()) {
      if (grid.lastWindowOf(pane) >= from) {
        return OptionalLong.of(Math.max(from, grid.firstWindowOf(pane)));
      }
    }
    return OptionalLong.empty();
  }

  /** Takes away the first pane if it has no window after a given one. */
  OptionalLong removeThrough(long window) {
    return !panes.isEmpty() && grid.lastWindowOf(first()) <= window
        ? OptionalLong.of(panes.pollFirstEntry().getKey())
        : OptionalLong.empty();
  }
}
