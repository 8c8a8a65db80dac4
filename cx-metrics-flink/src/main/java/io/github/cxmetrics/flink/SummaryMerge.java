package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Window;
import java.io.Serial;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes one summary of those of several parts. Keys are the end of a report, and a number that the
 * summary gets as its own part.
 */
final class SummaryMerge<A, B extends Accumulator<B, S>, S>
    extends KeyedProcessFunction<
        Tuple2<Long, Integer>,
        Tuple4<Long, Long, Integer, byte[]>,
        Tuple4<Long, Long, Integer, byte[]>> {

  @Serial private static final long serialVersionUID = 1L;

  private final CustomerPopulation<A, B, S> population;

  private transient MapState<Integer, Tuple4<Long, Long, Integer, byte[]>> parts;

  SummaryMerge(CustomerPopulation<A, B, S> population) {
    this.population = population;
  }

  @Override
  public void open(OpenContext context) {
    parts =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("parts", Types.INT, CellSummary.TYPE));
  }

  @Override
  public void processElement(
      Tuple4<Long, Long, Integer, byte[]> summary,
      Context context,
      Collector<Tuple4<Long, Long, Integer, byte[]>> out)
      throws Exception {
    parts.put(summary.f2, summary);
    context.timerService().registerEventTimeTimer(ReportTimes.timer(summary.f1));
  }

  @Override
  public void onTimer(
      long timestamp, OnTimerContext context, Collector<Tuple4<Long, Long, Integer, byte[]>> out)
      throws Exception {
    @Nullable Window window = null;
    @Nullable B sum = null;
    for (Tuple4<Long, Long, Integer, byte[]> part : parts.values()) {
      window = CellSummary.window(part);
      B read = population.at(window).decode(part.f3);
      sum = sum == null ? read : sum.merge(read);
    }
    parts.clear();
    out.collect(
        CellSummary.of(
            requireNonNull(window), context.getCurrentKey().f1, requireNonNull(sum).encode()));
  }
}
