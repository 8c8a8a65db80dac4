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
  private long restored = Long.MIN_VALUE;
  private @Nullable TimerService timers;

  TaskWatermark(OperatorStateStore state) throws Exception {
    reached = state.getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
    begun = state.getUnionListState(new ListStateDescriptor<>("first-watermark", Types.LONG));
    for (long each : begun.get()) {
      restored = Math.max(restored, each);
    }
    long lowest = Long.MAX_VALUE;
    for (long each : reached.get()) {
      lowest = Math.min(lowest, each);
      restored = lowest;
    }
  }

  /** The watermark now, or none. */
  long now(TimerService ofTask) {
    timers = ofTask;
    return Math.max(-END, Math.min(END - 1, flinks())) + 1;
  }

  private long flinks() {
    return Math.max(restored, Objects.requireNonNull(timers).currentWatermark());
  }

  /** Puts it into the state. */
  void snapshot() throws Exception {
    reached.update(timers == null ? List.of() : List.of(flinks()));
    begun.update(restored == Long.MIN_VALUE ? List.of() : List.of(restored));
  }
}
