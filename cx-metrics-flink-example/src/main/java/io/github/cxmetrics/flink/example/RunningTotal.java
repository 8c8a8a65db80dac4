package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.io.Serial;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;
import org.apache.flink.util.Collector;

/**
 * Says whose state it is that a window of all time emits, and how often it was emitted before.
 *
 * @param <A> the accumulator
 * @param <R> its result
 */
final class RunningTotal<A extends Accumulator<A, R>, R>
    extends ProcessWindowFunction<
        MetricState<A, R>, StreamResult<String, A, R>, String, GlobalWindow> {

  static final Window ALL_TIME = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

  @Serial private static final long serialVersionUID = 1L;

  private final ValueStateDescriptor<Integer> timesEmitted =
      new ValueStateDescriptor<>("emitted", Types.INT);

  @Override
  public void process(
      String key,
      Context context,
      Iterable<MetricState<A, R>> states,
      Collector<StreamResult<String, A, R>> out)
      throws Exception {
    ValueState<Integer> emitted = context.windowState().getState(timesEmitted);
    int revision = emitted.value() == null ? 0 : emitted.value();
    emitted.update(revision + 1);
    boolean complete = context.currentWatermark() == Long.MAX_VALUE;
    for (MetricState<A, R> state : states) {
      out.collect(
          new StreamResult<>(
              key, ALL_TIME, state, revision, revision == 0 ? Kind.FIRST : Kind.UPDATED, complete));
    }
  }

  @Override
  public void clear(Context context) {
    context.windowState().getState(timesEmitted).clear();
  }
}
