package io.github.cxmetrics.window;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Arrays;
import java.util.Objects;

/** Keys that are numbers, and are known by themselves. */
final class OpenNumbers<T> extends OpenKeys<T, Long> {

  private final LongField<? super T> field;
  private final KeyTable<PaneCount> open = new KeyTable<>();

  /** How many panes a key has. */
  private static final class PaneCount {
    private int panes;
  }

  OpenNumbers(LongField<? super T> field) {
    this.field = field;
  }

  @Override
  void require(T record) {
    // any number is a key
  }

  @Override
  long idOf(T record) {
    return field.applyAsLong(record);
  }

  @Override
  Long keyOf(long id) {
    return id;
  }

  @Override
  boolean isOpen(long id) {
    return open.get(id) != null;
  }

  @Override
  int size() {
    return open.size();
  }

  @Override
  void opened(long id) {
    PaneCount count = open.get(id);
    if (count == null) {
      count = new PaneCount();
      open.put(id, count);
    }
    count.panes++;
  }

  @Override
  void closed(long id) {
    PaneCount count = Objects.requireNonNull(open.get(id));
    if (--count.panes == 0) {
      open.remove(id);
    }
  }

  @Override
  void sort(long[] ids) {
    Arrays.sort(ids);
  }

  @Override
  int compare(long left, long right) {
    return Long.compare(left, right);
  }

  @Override
  void write(long id, StateWriter out) {
    out.writeLong(id);
  }

  @Override
  long read(StateReader in) {
    return in.readLong();
  }
}
