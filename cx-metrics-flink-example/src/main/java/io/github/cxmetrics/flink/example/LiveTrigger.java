package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.windowing.triggers.Trigger;
import org.apache.flink.streaming.api.windowing.triggers.TriggerResult;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;

/** Fires when the input ends, and before that now and then if asked to. */
final class LiveTrigger extends Trigger<Object, GlobalWindow> {

  @Serial private static final long serialVersionUID = 1L;

  private final ValueStateDescriptor<Boolean> pending =
      new ValueStateDescriptor<>("pending", Types.BOOLEAN);

  private final long everyMillis;

  private LiveTrigger(long everyMillis) {
    this.everyMillis = everyMillis;
  }

  static LiveTrigger every(Optional<Duration> live) {
    return new LiveTrigger(live.map(Duration::toMillis).orElse(Long.MAX_VALUE));
  }

  @Override
  public TriggerResult onElement(
      Object element, long timestamp, GlobalWindow window, TriggerContext context)
      throws Exception {
    context.registerEventTimeTimer(window.maxTimestamp());
    if (everyMillis < Long.MAX_VALUE) {
      ValueState<Boolean> waits = context.getPartitionedState(pending);
      if (waits.value() == null) {
        waits.update(true);
        context.registerProcessingTimeTimer(context.getCurrentProcessingTime() + everyMillis);
      }
    }
    return TriggerResult.CONTINUE;
  }

  @Override
  public TriggerResult onProcessingTime(long time, GlobalWindow window, TriggerContext context) {
    context.getPartitionedState(pending).clear();
    return TriggerResult.FIRE;
  }

  @Override
  public TriggerResult onEventTime(long time, GlobalWindow window, TriggerContext context) {
    return TriggerResult.FIRE_AND_PURGE;
  }

  @Override
  public void clear(GlobalWindow window, TriggerContext context) {
    context.getPartitionedState(pending).clear();
  }
}
