package io.github.cxmetrics.path;

import io.github.cxmetrics.state.Dictionary;
import java.util.Arrays;

/** Reads the sorted events of one actor: orders ties by text, cuts sessions, finds their paths. */
final class PathReader {

  /** The rank of an event that the filter leaves out. */
  static final int NOT_SHOWN = -1;

  private static final long NEVER = Long.MAX_VALUE;

  private final PathRange range;
  private final boolean collapses;
  private final long gapMillis;
  private final int width;
  private final int[] ranks;
  private final int start;
  private final int end;
  private final PathSink sink;

  /* The session that is being read. */
  private long[] at = new long[16];
  private int[] nodes = new int[16];
  private int size;

  PathReader(PathDefinition definition, Dictionary sortedNames, int[] ranks, PathSink sink) {
    this.ranks = ranks;
    this.sink = sink;
    range = definition.range();
    collapses = definition.repeats() == Repeats.COLLAPSED;
    gapMillis = definition.needsAllEvents() ? definition.sessions().gap().toMillis() : NEVER;
    width = definition.ties() == TieOrder.BY_SEQUENCE ? 3 : 2;
    start = sortedNames.find(range.start());
    end = sortedNames.find(range.end());
  }

  /** Reads the events from one index to another, counted in events. */
  void read(long[] cells, int from, int to) {
    size = 0;
    long previous = cells[from * width];
    for (int i = from; i < to; ) {
      long time = cells[i * width];
      if (time - previous > gapMillis) {
        endSession();
      }
      i = readTie(cells, i, to);
      previous = time;
    }
    endSession();
  }

  /** Reads events that only their names can order; returns the index after the last. */
  private int readTie(long[] cells, int from, int to) {
    int first = size;
    int i = from;
    do {
      int rank = ranks[(int) cells[i * width + width - 1]];
      if (rank != NOT_SHOWN) {
        append(cells[i * width], rank);
      }
      i++;
    } while (i < to && isTie(cells, from * width, i * width));
    Arrays.sort(nodes, first, size);
    return i;
  }

  private boolean isTie(long[] cells, int a, int b) {
    return cells[a] == cells[b] && (width == 2 || cells[a + 1] == cells[b + 1]);
  }

  private void append(long time, int rank) {
    if (size == at.length) {
      at = Arrays.copyOf(at, size + (size >> 1));
      nodes = Arrays.copyOf(nodes, at.length);
    }
    at[size] = time;
    nodes[size++] = rank;
  }

  private void endSession() {
    if (collapses) {
      collapse();
    }
    if (size > 0) {
      switch (range.kind()) {
        case SESSION -> only(0, size);
        case FORWARD -> forward();
        case BACKWARD -> backward();
        case BETWEEN -> between();
      }
    }
    size = 0;
  }

  private void collapse() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || nodes[i] != nodes[kept - 1]) {
        at[kept] = at[i];
        nodes[kept++] = nodes[i];
      }
    }
    size = kept;
  }

  private void only(int from, int to) {
    sink.path(at, nodes, from, to);
    sink.stretch(at, nodes, from, to);
  }

  private boolean onlyFirst() {
    return range.occurrence() == Occurrence.FIRST;
  }

  /** The index of the first event of a rank from an index on; the size if there is none. */
  private int next(int rank, int from) {
    int i = from;
    while (i < size && nodes[i] != rank) {
      i++;
    }
    return i;
  }

  private void forward() {
    int first = next(start, 0);
    if (first == size) {
      return;
    }
    sink.stretch(at, nodes, first, size);
    for (int i = first; i < size; i = onlyFirst() ? size : next(start, i + 1)) {
      sink.path(at, nodes, i, size);
    }
  }

  private void backward() {
    int last = -1;
    for (int i = next(end, 0); i < size; i = onlyFirst() ? size : next(end, i + 1)) {
      sink.path(at, nodes, 0, i + 1);
      last = i;
    }
    if (last >= 0) {
      sink.stretch(at, nodes, 0, last + 1);
    }
  }

  private void between() {
    int stretchFrom = 0;
    int stretchTo = 0; // none yet
    int last = -1;
    int first = next(start, 0);
    while (first < size) {
      if (last <= first) {
        last = next(end, first + 1);
      }
      if (last == size) {
        break;
      }
      sink.path(at, nodes, first, last + 1);
      if (first >= stretchTo) {
        endStretch(stretchFrom, stretchTo);
        stretchFrom = first;
      }
      stretchTo = last + 1;
      first = onlyFirst() ? size : next(start, first + 1);
    }
    endStretch(stretchFrom, stretchTo);
  }

  private void endStretch(int from, int to) {
    if (to > from) {
      sink.stretch(at, nodes, from, to);
    }
  }
}
