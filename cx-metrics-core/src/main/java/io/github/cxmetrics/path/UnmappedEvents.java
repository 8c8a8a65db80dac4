package io.github.cxmetrics.path;

import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many events of each name belong to no stage. */
final class UnmappedEvents implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Dictionary names = new Dictionary();
  private long[] counts = new long[4];
  private long total;

  void add(String name) {
    add(name, 1);
  }

  private void add(String name, long more) {
    int number = names.numberOf(name);
    if (number == counts.length) {
      counts = Arrays.copyOf(counts, 2 * number);
    }
    counts[number] += more;
    total += more;
  }

  /** Checks that a merge would not overflow, before anything is changed. */
  void requireRoom(UnmappedEvents other) {
    Tally.addCounts(total, other.total);
  }

  /** Adds other counts, which may not be these. */
  void merge(UnmappedEvents other) {
    for (int number = 0; number < other.names.size(); number++) {
      add(other.names.text(number), other.counts[number]);
    }
  }

  UnmappedEvents copy() {
    UnmappedEvents copy = new UnmappedEvents();
    copy.merge(this);
    return copy;
  }

  SortedMap<String, Long> byName() {
    SortedMap<String, Long> byName = new TreeMap<>();
    for (int number = 0; number < names.size(); number++) {
      byName.put(names.text(number), counts[number]);
    }
    return byName;
  }

  void writeTo(StateWriter out) {
    names.writeTo(out);
    byName().values().forEach(out::writeCount);
  }

  static UnmappedEvents readFrom(StateReader in) {
    UnmappedEvents read = new UnmappedEvents();
    for (String name : Dictionary.readFrom(in).texts()) {
      read.add(name, in.readCount(1, Tally.MOST - read.total, "count of an unmapped event"));
    }
    return read;
  }
}
