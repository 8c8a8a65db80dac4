package io.github.cxmetrics.flink;

import io.github.cxmetrics.state.EventTime;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * The watermark of a task as the library counts it: no time before it will come.
 *
 * <p>Flink forgets its watermarks when a job starts again, and would then take records as in time
 * that were late before. So it is part of the state here. Every task of a job has got the same
 * watermarks when a checkpoint's barrier comes; where it is let pass before that (unaligned
 * checkpoints), the lowest of those that have had records counts. A task that has had none since it
 * began knows only where it began.
 */
final class TaskWatermark {

  /* Later than any window can be final. */
  private static final long END = 8 * EventTime.FARTHEST_MILLIS;

  /** Says that there is no watermark yet: before anything that can close. */
  static final long NONE = 1 - END;

  private final ListState<Long> reached;
  private final ListState<Long> begun;
  private final ListState<Long> ended;
  private final ListState<Long> endedBefore;
  private final long lateness;
  private final long restored;
  private final long restoredEnd;
  private @Nullable TimerService timers;

  /**
   * Reads what it was when the job stopped.
   *
   * @param lateness by how much records may be behind it from now on, in milliseconds
   */
  TaskWatermark(OperatorStateStore state, long lateness) throws Exception {
    this.lateness = lateness;
    reached = longs(state, "watermark");
    begun = longs(state, "first-watermark");
    ended = longs(state, "final-through");
    endedBefore = longs(state, "first-final-through");
    restored = restored(reached, begun);
    restoredEnd = restored(ended, endedBefore);
  }

  private static ListState<Long> longs(OperatorStateStore state, String name) throws Exception {
    return state.getUnionListState(new ListStateDescriptor<>(name, Types.LONG));
  }

  private static long restored(ListState<Long> now, ListState<Long> first) throws Exception {
    long known = Long.MIN_VALUE;
    for (long each : first.get()) {
      known = Math.max(known, each);
    }
    long lowest = Long.MAX_VALUE;
    for (long each : now.get()) {
      lowest = Math.min(lowest, each);
      known = lowest;
    }
    return known;
  }

  /** The watermark now, or none. */
  long now(TimerService ofTask) {
    timers = ofTask;
    return Math.max(-END, Math.min(END - 1, flinks())) + 1;
  }

  /*
   * Why it is part of the state as well. A job may go on with a longer lateness than before. What
   * was forgotten under the shorter one is not there any more, and a late record would be taken for
   * the first of its window.
   */

  /**
   * The time up to which windows that have ended are final.
   *
   * @param now the watermark
   */
  long finalThrough(long now) {
    return Math.max(restoredEnd, now - lateness);
  }

  private long flinks() {
    return Math.max(restored, Objects.requireNonNull(timers).currentWatermark());
  }

  /** Puts it into the state. */
  void snapshot() throws Exception {
    reached.update(timers == null ? List.of() : List.of(flinks()));
    begun.update(known(restored));
    ended.update(timers == null ? List.of() : List.of(finalThrough(now(timers))));
    endedBefore.update(known(restoredEnd));
  }

  private static List<Long> known(long mark) {
    return mark == Long.MIN_VALUE ? List.of() : List.of(mark);
  }
}
