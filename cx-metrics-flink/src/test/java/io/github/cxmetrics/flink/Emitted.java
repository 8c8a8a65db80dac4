package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult;
import java.io.Serial;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Says of which key and window a state is that Flink's own windows emit. */
final class Emitted<A extends Accumulator<A, R>, R>
    extends ProcessWindowFunction<
        MetricState<A, R>, StreamResult<String, A, R>, String, TimeWindow> {

  @Serial private static final long serialVersionUID = 1L;

  @Override
  public void process(
      String key,
      Context context,
      Iterable<MetricState<A, R>> states,
      Collector<StreamResult<String, A, R>> out) {
    TimeWindow window = context.window();
    for (MetricState<A, R> state : states) {
      out.collect(
          new StreamResult<>(
              key,
              new Window(window.getStart(), window.getEnd()),
              state,
              0,
              WindowResult.Kind.FIRST,
              true));
    }
  }
}
