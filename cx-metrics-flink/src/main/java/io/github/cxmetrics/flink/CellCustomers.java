package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/**
 * The customers of the current cell, each with the journey up to the report that is due next, and
 * apart from it with what belongs to later ones.
 */
final class CellCustomers<A extends Accumulator<A, R>, R> {

  /*
   * Journeys are held as bytes: a customer of a few events is a fraction of the objects of an
   * accumulator then, and copying one while a checkpoint is written is free. The price is to read
   * and write them again for each event. Measured in docs/flink.md.
   */

  private final StateShape<A, R> shape;
  private final MapState<Object, MetricState<A, R>> now;
  private final MapState<Tuple2<Long, Object>, MetricState<A, R>> ahead;

  CellCustomers(A empty, TypeInformation<Object> customers, RuntimeContext context) {
    shape = StateShape.of(empty);
    MetricStateTypeInfo<A, R> states = MetricStateTypeInfo.of(empty);
    now = context.getMapState(new MapStateDescriptor<>("customers", customers, states));
    ahead =
        context.getMapState(
            new MapStateDescriptor<>("ahead", Types.TUPLE(Types.LONG, customers), states));
  }

  /** Adds a record that counts in the report that is due next. */
  <T> void add(Object customer, Metric<? super T, A, R> journey, T record) throws Exception {
    now.put(customer, added(now.get(customer), journey, record));
  }

  /** Adds a record that does not count before the report at an end. */
  <T> void addAhead(long end, Object customer, Metric<? super T, A, R> journey, T record)
      throws Exception {
    Tuple2<Long, Object> key = Tuple2.of(end, customer);
    ahead.put(key, added(ahead.get(key), journey, record));
  }

  private <T> MetricState<A, R> added(
      @Nullable MetricState<A, R> state, Metric<? super T, A, R> journey, T record) {
    A accumulator = state == null ? shape.empty().copy() : read(state);
    journey.add(accumulator, record);
    return bytes(accumulator);
  }

  private A read(MetricState<A, R> state) {
    return shape.read(state.payload(), state.header());
  }

  private MetricState<A, R> bytes(A accumulator) {
    byte[] payload = StateWriter.encodePayload(accumulator::writeTo);
    return MetricState.ofPayload(payload, shape.header(), shape);
  }

  /** Moves what belongs to reports up to an end to its customers. */
  void takeAhead(long end) throws Exception {
    Iterator<Map.Entry<Tuple2<Long, Object>, MetricState<A, R>>> entries = ahead.iterator();
    while (entries.hasNext()) {
      Map.Entry<Tuple2<Long, Object>, MetricState<A, R>> entry = entries.next();
      if (entry.getKey().f0 <= end) {
        take(entry.getKey().f1, entry.getValue());
        entries.remove();
      }
    }
  }

  private void take(Object customer, MetricState<A, R> more) throws Exception {
    MetricState<A, R> state = now.get(customer);
    now.put(customer, state == null ? more : bytes(read(state).merge(read(more))));
  }

  /** Hands out an accumulator of each customer. */
  void forEach(Consumer<A> each) throws Exception {
    for (MetricState<A, R> state : now.values()) {
      each.accept(read(state));
    }
  }

  /** Forgets all of them. */
  void clear() {
    now.clear();
    ahead.clear();
  }
}
