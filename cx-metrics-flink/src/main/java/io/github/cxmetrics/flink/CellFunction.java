package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.Window;
import java.io.Serial;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the customers of each cell, and sums them up when a report is due.
 *
 * <p>A record before the end of the report that is due next goes to its customer at once. A later
 * one waits for the report it belongs to, so that no report holds what happened after it.
 */
final class CellFunction<T, A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
    extends KeyedProcessFunction<Integer, T, Tuple4<Long, Long, Integer, byte[]>>
    implements CheckpointedFunction {

  /*
   * Why the watermark is part of the state. Flink forgets it when a job starts again, and a cell
   * that gets its first customer then must not begin with reports that were made long ago. The
   * lowest of all tasks is what all of them had reported; what a cell itself had reported beyond
   * that, its own progress says.
   */

  @Serial private static final long serialVersionUID = 1L;

  private static final long NEVER = ReportTimes.NEVER;

  private final CustomerMetric<T, A, R, B, S> metric;
  private final ReportPlan plan;
  private final CellOutputs<T> outputs;

  private transient long watermark = NEVER;
  private transient long restored = NEVER;
  private transient @Nullable ListState<Tuple2<Long, String>> reached;
  private transient ReportTimes due;
  private transient ReportTimes later;
  private transient CellCustomers<A, R> customers;
  private transient ValueState<Tuple2<Long, Long>> progress;
  private transient Counter late;
  private transient Counter beyond;
  private transient Counter refused;

  CellFunction(CustomerMetric<T, A, R, B, S> metric, ReportPlan plan, CellOutputs<T> outputs) {
    this.metric = metric;
    this.plan = plan;
    this.outputs = outputs;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermark = NEVER;
    restored = NEVER;
    ListState<Tuple2<Long, String>> stored =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("reached", Types.TUPLE(Types.LONG, Types.STRING)));
    if (context.isRestored()) {
      long lowest = Long.MAX_VALUE;
      for (Tuple2<Long, String> of : stored.get()) {
        plan.requireSame(of.f1);
        lowest = Math.min(lowest, of.f0);
      }
      restored = lowest;
    }
    reached = stored;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    requireNonNull(reached)
        .update(List.of(Tuple2.of(Math.max(watermark, restored), plan.describe())));
  }

  @Override
  public void open(OpenContext context) {
    due = plan.times();
    later = plan.times();
    customers =
        new CellCustomers<>(
            metric.journey().newAccumulator(), metric.customers().keyType(), getRuntimeContext());
    progress =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("progress", Types.TUPLE(Types.LONG, Types.LONG)));
    MetricGroup counters = getRuntimeContext().getMetricGroup();
    late = counters.counter("lateRecords");
    beyond = counters.counter("recordsBeyondEnd");
    refused = counters.counter("refusedRecords");
  }

  /** Takes note of a watermark, in the library's sense. */
  void passed(long mark) {
    watermark = mark;
  }

  @Override
  public void processElement(
      T record, Context context, Collector<Tuple4<Long, Long, Integer, byte[]>> out)
      throws Exception {
    long at;
    Object customer;
    try {
      customer = metric.customers().customer(record);
      at = metric.customers().atMillis(record);
      EventTime.require(at);
    } catch (IllegalArgumentException e) {
      refuse(record, e, context);
      return;
    }
    Tuple2<Long, Long> before = progress.value();
    long known = Math.max(watermark, restored);
    if (before != null) {
      known = Math.max(known, before.f0);
    }
    if (plan.isLate(at, known)) {
      leaveOut(record, at, context);
      return;
    }
    count(record, customer, at, known, before, context);
  }

  private void count(
      T record,
      Object customer,
      long at,
      long known,
      @Nullable Tuple2<Long, Long> before,
      Context context)
      throws Exception {
    long next = known == NEVER ? NEVER : due.endAfter(known);
    boolean isOver = known != NEVER && next == NEVER;
    boolean isNow =
        plan.onlyAtEnd() || (known != NEVER && at < next) || (isOver && plan.reportsAtEnd());
    long end = isNow || isOver ? next : later.endAfter(at);
    if (end == NEVER && !plan.reportsAtEnd()) {
      leaveOut(record, at, context);
      return;
    }
    try {
      Metric<? super T, A, R> journey = metric.journey();
      if (isNow) {
        customers.add(customer, journey, record);
      } else {
        customers.addAhead(end, customer, journey, record);
      }
    } catch (IllegalArgumentException e) {
      refuse(record, e, context);
      return;
    }
    schedule(end, before, context);
  }

  private void leaveOut(T record, long at, Context context) {
    if (plan.isBeyondEnd(at)) {
      beyond.inc();
      context.output(outputs.beyondEnd(), record);
    } else {
      late.inc();
      context.output(outputs.late(), record);
    }
  }

  private void refuse(T record, IllegalArgumentException reason, Context context) {
    if (!plan.setsRefusedAside()) {
      throw new IllegalArgumentException(reason.getMessage() + "; it was in " + record, reason);
    }
    refused.inc();
    context.output(outputs.refused(), Tuple2.of(record, String.valueOf(reason.getMessage())));
  }

  private void schedule(long end, @Nullable Tuple2<Long, Long> before, Context context)
      throws Exception {
    if (before == null && plan.reportsAtEnd()) {
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }
    long scheduled = before == null ? NEVER : before.f1;
    if (before != null && (end == NEVER || (scheduled != NEVER && scheduled <= end))) {
      return;
    }
    if (scheduled != NEVER) {
      context.timerService().deleteEventTimeTimer(ReportTimes.timer(scheduled));
    }
    if (end != NEVER) {
      context.timerService().registerEventTimeTimer(ReportTimes.timer(end));
    }
    progress.update(Tuple2.of(before == null ? NEVER : before.f0, end));
  }

  @Override
  public void onTimer(
      long timestamp, OnTimerContext context, Collector<Tuple4<Long, Long, Integer, byte[]>> out)
      throws Exception {
    if (timestamp == Long.MAX_VALUE) {
      reportAtEnd(context.getCurrentKey(), out);
      return;
    }
    if (context.timerService().currentWatermark() == Long.MAX_VALUE && !plan.hasLast()) {
      return; // the input ends, but no time says that this period does
    }
    long end = timestamp + 1;
    customers.takeAhead(end);
    out.collect(summary(context.getCurrentKey(), due.endingAt(end)));
    long next = due.endAfter(end);
    if (next == NEVER && !plan.reportsAtEnd()) {
      customers.clear();
    } else if (next != NEVER) {
      context.timerService().registerEventTimeTimer(ReportTimes.timer(next));
    }
    progress.update(Tuple2.of(end, next));
  }

  private void reportAtEnd(int cell, Collector<Tuple4<Long, Long, Integer, byte[]>> out)
      throws Exception {
    if (plan.reportsAtEnd()) {
      customers.takeAhead(Long.MAX_VALUE);
      out.collect(summary(cell, ReportTimes.WHOLE));
    }
  }

  private Tuple4<Long, Long, Integer, byte[]> summary(int cell, Window window) throws Exception {
    Metric<? super A, B, S> population = metric.population().at(window);
    B sum = population.newAccumulator();
    customers.forEach(journey -> population.add(sum, journey));
    return CellSummary.of(window, cell, sum.encode());
  }
}
