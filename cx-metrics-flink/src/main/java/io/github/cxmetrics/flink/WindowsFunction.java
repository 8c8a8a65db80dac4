package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowedMetric;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** A windowed metric as a function of a keyed stream. */
final class WindowsFunction<T, K, A extends Accumulator<A, R>, R>
    extends KeyedProcessFunction<K, T, StreamResult<K, A, R>> implements CheckpointedFunction {

  @Serial private static final long serialVersionUID = 1L;

  private final WindowedMetric<T, K, A, R> description;
  private final @Nullable Duration early;
  private final OutputTag<WindowRejection<T>> tag;

  /* There while the function runs. */
  private transient @Nullable TaskWatermark watermark;
  private transient @Nullable ListState<String> definition;
  private transient @Nullable KeyedWindows<T, K, A, R> windows;
  private transient @Nullable RejectOutput<T> rejects;

  WindowsFunction(
      WindowedMetric<T, K, A, R> description,
      Optional<Duration> early,
      OutputTag<WindowRejection<T>> tag) {
    this.description = description;
    this.early = early.orElse(null);
    this.tag = tag;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermark =
        new TaskWatermark(
            context.getOperatorStateStore(), description.lateness().allowed().toMillis());
    ListState<String> stored =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("definition", Types.STRING));
    for (String each : stored.get()) {
      requireSame(each);
    }
    definition = stored;
  }

  private void requireSame(String stored) {
    if (!stored.equals(definition())) {
      throw new IllegalStateException(
          "state of windows must be of " + definition() + ", was of " + stored);
    }
  }

  /** What pane numbers and keys in the state mean. */
  private String definition() {
    return description.windows().describe() + "; " + description.key().describe();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Objects.requireNonNull(watermark).snapshot();
    Objects.requireNonNull(definition).update(List.of(definition()));
  }

  @Override
  public void open(OpenContext context) {
    RuntimeContext runtime = getRuntimeContext();
    rejects = new RejectOutput<>(tag, description.refusals(), runtime.getMetricGroup());
    Optional<EarlyTicks> ticks = Optional.ofNullable(early).map(EarlyTicks::new);
    windows =
        description.windows() instanceof SessionWindows sessions
            ? new KeyedSessions<>(description, sessions, ticks, runtime)
            : new KeyedGrid<>(description, ticks, runtime);
  }

  @Override
  public void processElement(T record, Context context, Collector<StreamResult<K, A, R>> out)
      throws Exception {
    WindowTurn<T, K, A, R> turn = turn(context, out);
    long atMillis = description.time().applyAsLong(record);
    try {
      EventTime.require(atMillis);
      description.key().keyOf(record);
    } catch (IllegalArgumentException e) {
      turn.refuse(record, atMillis, e);
      return;
    }
    Objects.requireNonNull(windows).add(record, atMillis, turn);
  }

  @Override
  public void onTimer(long last, OnTimerContext context, Collector<StreamResult<K, A, R>> out)
      throws Exception {
    Objects.requireNonNull(windows).wake(last + 1, turn(context, out));
  }

  private WindowTurn<T, K, A, R> turn(Context context, Collector<StreamResult<K, A, R>> out) {
    TaskWatermark known = Objects.requireNonNull(watermark);
    long now = known.now(context.timerService());
    return new WindowTurn<>(
        context, out, Objects.requireNonNull(rejects), now, known.finalThrough(now));
  }
}
