package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.Refusals;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowRejection.Reason;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;

/** Where records go that are not counted, and how many did. */
final class RejectOutput<T> {

  private final OutputTag<WindowRejection<T>> tag;
  private final Refusals refusals;
  private final Counter late;
  private final Counter partlyLate;
  private final Counter refused;

  RejectOutput(OutputTag<WindowRejection<T>> tag, Refusals refusals, MetricGroup metrics) {
    this.tag = tag;
    this.refusals = refusals;
    late = metrics.counter("lateRecords");
    partlyLate = metrics.counter("partlyLateRecords");
    refused = metrics.counter("refusedRecords");
  }

  OutputTag<WindowRejection<T>> tag() {
    return tag;
  }

  void count(Reason reason) {
    switch (reason) {
      case LATE -> late.inc();
      case PARTLY_LATE -> partlyLate.inc();
      case REFUSED -> refused.inc();
      case TOO_MANY_PANES, TOO_MANY_KEYS ->
          throw new IllegalArgumentException("limits must not be asked here, was " + reason);
    }
  }

  /** Lets the job fail for a record that cannot be counted, if that was asked for. */
  void failIfAsked(T record, IllegalArgumentException refusal) {
    if (refusals == Refusals.THROW) {
      throw new IllegalArgumentException(refusal.getMessage() + ", in record " + record, refusal);
    }
  }
}
