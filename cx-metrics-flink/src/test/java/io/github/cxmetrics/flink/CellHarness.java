package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The cells alone, one step after the other, as one task. */
final class CellHarness<A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
    implements AutoCloseable {

  private final CustomerMetric<CustomerEvent, A, R, B, S> metric;
  private final ReportPlan plan;
  private final CellOutputs<CustomerEvent> outputs =
      CellOutputs.of(TypeInformation.of(CustomerEvent.class));
  private final Map<Window, B> reports = new TreeMap<>();
  private final List<CustomerEvent> late = new ArrayList<>();
  private final List<CustomerEvent> beyond = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private KeyedOneInputStreamOperatorTestHarness<
          Integer, CustomerEvent, Tuple4<Long, Long, Integer, byte[]>>
      harness;

  CellHarness(CustomerMetric<CustomerEvent, A, R, B, S> metric, ReportPlan plan) throws Exception {
    this.metric = metric;
    this.plan = plan;
    harness = start(plan, null);
  }

  private KeyedOneInputStreamOperatorTestHarness<
          Integer, CustomerEvent, Tuple4<Long, Long, Integer, byte[]>>
      start(ReportPlan asPlanned, OperatorSubtaskState state) throws Exception {
    CustomerRecords<CustomerEvent> customers = metric.customers();
    int cells = asPlanned.cells();
    KeyedOneInputStreamOperatorTestHarness<
            Integer, CustomerEvent, Tuple4<Long, Long, Integer, byte[]>>
        started =
            new KeyedOneInputStreamOperatorTestHarness<>(
                new CellOperator<>(new CellFunction<>(metric, asPlanned, outputs)),
                event -> customers.cell(event, cells),
                Types.INT);
    started.setup();
    if (state != null) {
      started.initializeState(state);
    }
    started.open();
    return started;
  }

  void add(CustomerEvent event) throws Exception {
    harness.processElement(event, event.atMillis());
    take();
  }

  /** A watermark in the library's sense: nothing before it will come. */
  void pass(long watermark) throws Exception {
    harness.processWatermark(watermark - 1);
    take();
  }

  void end() throws Exception {
    harness.processWatermark(Long.MAX_VALUE);
    take();
  }

  /** Fails, and starts again from what was written just before. */
  void restart() throws Exception {
    restart(plan);
  }

  void restart(ReportPlan changed) throws Exception {
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    harness = start(changed, state);
  }

  private void take() {
    for (Object out; (out = harness.getOutput().poll()) != null; ) {
      if (out instanceof StreamRecord<?> record) {
        @SuppressWarnings("unchecked")
        Tuple4<Long, Long, Integer, byte[]> summary =
            (Tuple4<Long, Long, Integer, byte[]>) record.getValue();
        Window window = CellSummary.window(summary);
        B read = metric.population().at(window).decode(summary.f3);
        reports.merge(window, read, Accumulator::merge);
      }
    }
    drain(outputs.late(), late);
    drain(outputs.beyondEnd(), beyond);
    List<Tuple2<CustomerEvent, String>> reasons = new ArrayList<>();
    drain(outputs.refused(), reasons);
    reasons.forEach(reason -> refused.add(reason.f1));
  }

  private <X> void drain(OutputTag<X> tag, List<X> into) {
    var queue = harness.getSideOutput(tag);
    if (queue != null) {
      queue.forEach(record -> into.add(record.getValue()));
      queue.clear();
    }
  }

  NavigableMap<Window, S> reports() {
    NavigableMap<Window, S> results = new TreeMap<>();
    reports.forEach((window, sum) -> results.put(window, sum.result()));
    return results;
  }

  List<CustomerEvent> late() {
    return late;
  }

  List<CustomerEvent> beyond() {
    return beyond;
  }

  List<String> refused() {
    return refused;
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
