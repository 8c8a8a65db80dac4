package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.function.LongUnaryOperator;

/** How the active periods of a subject are written, as {@link ActivityBits} describes it. */
final class ActivityWire {

  /* Beyond that of the hour of any time. */
  private static final long FARTHEST_BLOCK = 1L << 22;

  private ActivityWire() {}

  /**
   * How many bytes a subject has at least: itself, a run of one block and, if they are kept, one
   * time.
   */
  static int fewestBytes(KeptTimes times) {
    int run = 2 * Long.BYTES + 2;
    return Long.BYTES + run + (times == KeptTimes.FIRST_TWO ? Long.BYTES + 1 : 0);
  }

  static void writeTimes(StateWriter out, ActivePeriods periods) {
    long first = periods.firstMillis();
    long second = periods.secondMillis();
    out.writeLong(first);
    out.writeCount(second == ActivePeriods.NONE ? 0 : second - first);
  }

  static void writeRuns(StateWriter out, ActivePeriods periods) {
    int runs = 1;
    for (int i = 1; i < periods.blocks(); i++) {
      runs += isApart(periods, i) ? 1 : 0;
    }
    out.writeCount(runs);
    int start = 0;
    while (start < periods.blocks()) {
      int end = start + 1;
      while (end < periods.blocks() && !isApart(periods, end)) {
        end++;
      }
      writeRun(out, periods, start, end);
      start = end;
    }
  }

  /** Whether a block begins a run: two blocks or more before it have no active periods. */
  private static boolean isApart(ActivePeriods periods, int index) {
    return periods.block(index) - periods.block(index - 1) > 2;
  }

  private static void writeRun(StateWriter out, ActivePeriods periods, int start, int end) {
    long block = periods.block(start);
    if (start == 0) {
      out.writeLong(block);
    } else {
      out.writeCount(block - periods.block(start - 1) - 1);
    }
    out.writeCount(periods.block(end - 1) - block + 1);
    for (int i = start; i < end; i++) {
      if (periods.block(i) > block) {
        out.writeLong(0);
      }
      out.writeLong(periods.word(i));
      block = periods.block(i) + 1;
    }
  }

  static void read(StateReader in, ActivePeriods into, KeptTimes times, LongUnaryOperator unitOf) {
    into.clear();
    if (times == KeptTimes.FIRST_TWO) {
      readTimes(in, into);
    }
    readRuns(in, into);
    if (into.blocks() == 0) {
      throw new StateFormatException("subject of a state must have active periods");
    }
    if (times == KeptTimes.FIRST_TWO) {
      requirePossible(into, unitOf);
    }
  }

  private static void readTimes(StateReader in, ActivePeriods into) {
    long first = readTime(in.readLong());
    long gap = in.readCount(0, 1L << 49, "time between the first two of a subject");
    into.setTimes(first, gap == 0 ? ActivePeriods.NONE : readTime(first + gap));
  }

  private static void readRuns(StateReader in, ActivePeriods into) {
    int runs = in.readLength(Long.BYTES + 2);
    long next = 0;
    for (int run = 0; run < runs; run++) {
      long block = run == 0 ? in.readLong() : next + in.readCount(2, FARTHEST_BLOCK, "idle blocks");
      if (block < -FARTHEST_BLOCK || block >= FARTHEST_BLOCK) {
        throw farBlock(block);
      }
      next = readRun(in, into, block);
    }
  }

  private static StateFormatException farBlock(long block) {
    return new StateFormatException("block of active periods must be near 1970, was " + block);
  }

  private static long readTime(long atMillis) {
    EventTime.requireRead(atMillis);
    return atMillis;
  }

  private static long readRun(StateReader in, ActivePeriods into, long firstBlock) {
    int length = in.readLength(Long.BYTES);
    if (firstBlock + length > FARTHEST_BLOCK) {
      throw farBlock(firstBlock + length - 1);
    }
    boolean idle = true;
    for (int i = 0; i < length; i++) {
      long word = in.readLong();
      if (word == 0 && (idle || i == length - 1)) {
        throw new StateFormatException(
            "run of active periods must not have idle blocks at its ends or two in a row");
      }
      idle = word == 0;
      into.append(firstBlock + i, word);
    }
    return firstBlock + length;
  }

  /** Times must lie in active periods, and two periods have two times. */
  private static void requirePossible(ActivePeriods periods, LongUnaryOperator unitOf) {
    boolean single = periods.secondMillis() == ActivePeriods.NONE;
    if (!isActiveNear(periods, unitOf.applyAsLong(periods.firstMillis()))
        || (single
            ? periods.count() > 1
            : !isActiveNear(periods, unitOf.applyAsLong(periods.secondMillis())))) {
      throw new StateFormatException("times of a subject must lie in its active periods");
    }
  }

  private static boolean isActiveNear(ActivePeriods periods, long unit) {
    return periods.next(unit - 1) <= unit + 1;
  }
}
