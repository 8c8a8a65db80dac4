package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import java.io.Serializable;

/**
 * What the states of a metric look like in the job that runs now: an empty one, and the header of
 * all, which is asked for once as it costs more than many an accumulator.
 *
 * @param empty an accumulator that nothing is added to
 * @param header its header
 * @param <A> the accumulator
 * @param <R> its result
 */
record StateShape<A extends Accumulator<A, R>, R>(A empty, StateHeader header)
    implements Serializable {

  static <A extends Accumulator<A, R>, R> StateShape<A, R> of(A empty) {
    return new StateShape<>(requireNonNull(empty, "empty accumulator").copy(), empty.header());
  }

  /** One of its own for another thread. */
  StateShape<A, R> copy() {
    return new StateShape<>(empty.copy(), header);
  }

  MetricState<A, R> newState() {
    return MetricState.ofAccumulator(empty.copy(), header);
  }

  A read(byte[] payload, StateHeader written) {
    return StateReader.decodePayload(payload, written, header, empty::readFrom);
  }
}
