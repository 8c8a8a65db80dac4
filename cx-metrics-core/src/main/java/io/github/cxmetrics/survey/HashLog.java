package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;

/** The hashes of records and their times, in any order of arrival. */
final class HashLog implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* The other half of the hash, then the time: events of one half lie in the order of both. */
  private static final int WIDTH = 2;

  private final EventLog log;
  private final long[] event = new long[WIDTH];

  HashLog() {
    this(new EventLog(WIDTH));
  }

  private HashLog(EventLog log) {
    this.log = log;
  }

  void add(long high, long low, long atMillis) {
    event[0] = high;
    event[1] = atMillis;
    log.add(low, event, 0);
  }

  void merge(HashLog other) {
    log.merge(other.log);
  }

  long size() {
    return log.size();
  }

  HashLog copy() {
    return new HashLog(log.copy());
  }

  Duplicates duplicates(DuplicateRule rule) {
    Counting counting = new Counting(rule);
    log.forEach(counting::visit);
    return new Duplicates(
        rule,
        log.size(),
        counting.duplicates,
        counting.contents,
        counting.repeated,
        counting.largest);
  }

  void writeTo(StateWriter out) {
    log.writeTo(out);
  }

  HashLog readFrom(StateReader in) {
    return new HashLog(log.readFrom(in, (cells, start) -> EventTime.requireRead(cells[start + 1])));
  }

  /** Goes through the records of each content in the order of their times. */
  private static final class Counting {

    private final DuplicateRule rule;
    private long duplicates;
    private long contents;
    private long repeated;
    private long largest;

    Counting(DuplicateRule rule) {
      this.rule = rule;
    }

    void visit(long low, long[] cells, int from, int to) {
      int start = from;
      while (start < to) {
        int end = start + 1;
        while (end < to && cells[WIDTH * end] == cells[WIDTH * start]) {
          end++;
        }
        count(cells, start, end);
        start = end;
      }
    }

    private void count(long[] cells, int from, int to) {
      long kept = cells[WIDTH * from + 1];
      long before = duplicates;
      for (int i = from + 1; i < to; i++) {
        long at = cells[WIDTH * i + 1];
        if (rule.isDuplicate(kept, at)) {
          duplicates++;
        } else {
          kept = at;
        }
      }
      contents++;
      repeated += duplicates > before ? 1 : 0;
      largest = Math.max(largest, to - from);
    }
  }
}
