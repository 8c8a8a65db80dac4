package io.github.cxmetrics.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which results of some consecutive windows had been emitted before a late record came. */
final class EmittedBefore<R> {

  private final long from;
  private final boolean[] emitted;
  private final List<@Nullable R> results;

  EmittedBefore(long from, long to) {
    this.from = from;
    int windows = Math.toIntExact(to - from + 1);
    emitted = new boolean[windows];
    results = new ArrayList<>(Collections.nCopies(windows, null));
  }

  /** Notes a result that had been emitted; null where nobody will ask for it. */
  void note(long window, @Nullable R result) {
    emitted[indexOf(window)] = true;
    results.set(indexOf(window), result);
  }

  boolean wasEmitted(long window) {
    return emitted[indexOf(window)];
  }

  @Nullable R result(long window) {
    return results.get(indexOf(window));
  }

  private int indexOf(long window) {
    return (int) (window - from);
  }
}
