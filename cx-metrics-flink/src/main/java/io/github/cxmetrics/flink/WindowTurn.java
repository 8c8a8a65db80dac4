package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** One record or one timer of a key, and all that it brings about outside of the state. */
final class WindowTurn<T, K, A extends Accumulator<A, R>, R> {

  private final KeyedProcessFunction<K, T, StreamResult<K, A, R>>.Context context;
  private final Collector<StreamResult<K, A, R>> results;
  private final RejectOutput<T> rejects;
  private final long watermark;
  private final long finalThrough;

  WindowTurn(
      KeyedProcessFunction<K, T, StreamResult<K, A, R>>.Context context,
      Collector<StreamResult<K, A, R>> results,
      RejectOutput<T> rejects,
      long watermark,
      long finalThrough) {
    this.context = context;
    this.results = results;
    this.rejects = rejects;
    this.watermark = watermark;
    this.finalThrough = finalThrough;
  }

  /** The library's watermark of the task. */
  long watermark() {
    return watermark;
  }

  /** The time up to which windows that have ended take no more late records. */
  long finalThrough() {
    return finalThrough;
  }

  /** Asks for a turn of this key when the library's watermark reaches a time. */
  void wakeAt(long reached) {
    context.timerService().registerEventTimeTimer(reached - 1);
  }

  /** Hands out a result; the state must not move any more. */
  void emit(Kind kind, Window window, MetricState<A, R> state, int revision, boolean complete) {
    results.collect(
        new StreamResult<>(context.getCurrentKey(), window, state, revision, kind, complete));
  }

  /** Adds a record to an accumulator; false if the metric refuses it. */
  boolean add(Metric<? super T, A, R> metric, A accumulator, T record, long atMillis) {
    try {
      metric.add(accumulator, record);
      return true;
    } catch (IllegalArgumentException e) {
      refuse(record, atMillis, e);
      return false;
    }
  }

  /** Turns away a record that cannot be counted whenever it comes. */
  void refuse(T record, long atMillis, IllegalArgumentException refusal) {
    rejects.failIfAsked(record, refusal);
    String detail = String.valueOf(refusal.getMessage());
    reject(record, Reason.REFUSED, atMillis, Optional.empty(), detail);
  }

  /** Turns away a record that came too late. */
  void reject(T record, Reason reason, long atMillis, Window missed) {
    reject(record, reason, atMillis, Optional.of(missed), "");
  }

  private void reject(
      T record, Reason reason, long atMillis, Optional<Window> missed, String detail) {
    rejects.count(reason);
    OptionalLong known =
        watermark == TaskWatermark.NONE ? OptionalLong.empty() : OptionalLong.of(watermark);
    context.output(
        rejects.tag(), new WindowRejection<>(record, reason, atMillis, missed, known, detail));
  }
}
