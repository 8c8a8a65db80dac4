package io.github.cxmetrics.flink;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.WindowRejection;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One task of windows, without a cluster: record after record, watermark after watermark. */
final class WindowsHarness<K> implements AutoCloseable {

  static final TypeInformation<WindowsVisit> VISITS = TypeInformation.of(WindowsVisit.class);

  private final StreamWindows<WindowsVisit, K, RatingAccumulator<Nps>, Nps> windows;
  private final StateBackend backend;
  private KeyedOneInputStreamOperatorTestHarness<
          K, WindowsVisit, StreamResult<K, RatingAccumulator<Nps>, Nps>>
      harness;
  private long watermark = Long.MIN_VALUE;

  WindowsHarness(StreamWindows<WindowsVisit, K, RatingAccumulator<Nps>, Nps> windows)
      throws Exception {
    this(windows, new HashMapStateBackend());
  }

  WindowsHarness(
      StreamWindows<WindowsVisit, K, RatingAccumulator<Nps>, Nps> windows, StateBackend backend)
      throws Exception {
    this.windows = windows;
    this.backend = backend;
    harness = create();
    harness.setup();
    harness.open();
  }

  private KeyedOneInputStreamOperatorTestHarness<
          K, WindowsVisit, StreamResult<K, RatingAccumulator<Nps>, Nps>>
      create() throws Exception {
    var created =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(windows.function(VISITS)),
            windows.selector(),
            windows.selector().type());
    created.setStateBackend(backend);
    return created;
  }

  void add(WindowsVisit visit) throws Exception {
    harness.processElement(visit, visit.atMillis());
  }

  /** Lets the library's watermark reach a time; as in Flink, none goes back in one life. */
  void advanceTo(long reached) throws Exception {
    if (reached > watermark) {
      watermark = reached;
      harness.processWatermark(reached - 1);
    }
  }

  void finish() throws Exception {
    harness.processWatermark(Long.MAX_VALUE);
  }

  /** What was emitted since this was asked before. */
  List<StreamResult<K, RatingAccumulator<Nps>, Nps>> results() {
    List<StreamResult<K, RatingAccumulator<Nps>, Nps>> results =
        new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return results;
  }

  /** What was turned away since this was asked before. */
  List<WindowRejection<WindowsVisit>> rejects() {
    List<WindowRejection<WindowsVisit>> rejects = new ArrayList<>();
    var output = harness.getSideOutput(windows.rejects(VISITS));
    if (output != null) {
      output.forEach(each -> rejects.add(each.getValue()));
      output.clear();
    }
    return rejects;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** Goes on from the state as it would be after a failure. */
  void restart() throws Exception {
    OperatorSubtaskState state = snapshot();
    harness.close();
    restore(state);
  }

  void restore(OperatorSubtaskState state) throws Exception {
    watermark = Long.MIN_VALUE;
    harness = create();
    harness.setup();
    harness.initializeState(state);
    harness.open();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
