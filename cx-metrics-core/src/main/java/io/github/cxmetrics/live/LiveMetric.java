package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Any metric, recorded from many threads and read at any moment.
 *
 * <p>Each record is in exactly one answer of {@link #resultAndReset()} and, until then, in every
 * answer of {@link #result()} that is asked for after {@link #record} returned. An answer is what
 * had been recorded at one moment: if it has a record, it has all that were recorded before. A
 * record in flight lands in this answer or the next, never in both or neither.
 *
 * <p><b>Threads</b> any number may use one object at once. A writer takes one of some stripes, each
 * with an accumulator of its own, and another if that is busy; it waits only if all are, or for the
 * moment in which a reader exchanges them. Readers wait for each other. The fields of the metric
 * run while a stripe is held: they should be quick and must not use this object.
 *
 * <p><b>Rejects</b> what the metric rejects, with its exception; nothing changes then. <b>Cost</b>
 * recording allocates nothing after the first record since a reading. There is one stripe until
 * writers meet, then up to twice as many as processors; each holds what came through it since the
 * last reading, and one accumulator holds the rest. A reading merges the stripes into that and
 * makes its result. <b>Limit</b> a count that would pass 2<sup>62</sup> throws what {@link
 * Accumulator#merge} throws, when read.
 *
 * <p><b>Restart</b> {@link #encode()} gives the ordinary bytes of the metric's state, {@link
 * #merge(byte[])} adds such bytes. Java serialisation takes what had been recorded with it.
 *
 * <pre>{@code
 * LiveMetric<Answer, Nps> live = LiveMetric.of(Nps.metric(Answer::score));
 * live.record(answer);                                   // any thread
 * Nps now = live.result();
 * Nps sinceLastTime = live.resultAndReset();
 * }</pre>
 *
 * @param <T> the record
 * @param <R> the result
 * @since 0.1
 */
public final class LiveMetric<T, R> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final transient LiveState<T, Integer, ?, R> state;

  private LiveMetric(LiveState<T, Integer, ?, R> state) {
    this.state = state;
  }

  /**
   * A live metric that has seen nothing yet.
   *
   * @param metric what is made of the records
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the live metric
   */
  public static <T, A extends Accumulator<A, R>, R> LiveMetric<T, R> of(Metric<T, A, R> metric) {
    return new LiveMetric<>(new LiveState<>(metric, new SingleSegment<>()));
  }

  /**
   * As {@link #of}, but {@link #total()} goes on counting when a reset forgets: what counters need,
   * which must never fall. It costs an accumulator that is never emptied.
   *
   * @param metric what is made of the records
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the live metric
   */
  public static <T, A extends Accumulator<A, R>, R> LiveMetric<T, R> keepingTotal(
      Metric<T, A, R> metric) {
    return new LiveMetric<>(new LiveState<>(metric, new SingleSegment<>()).keepingTotal());
  }

  /**
   * Tells whether resets leave the total alone.
   *
   * @return true if it was made by {@link #keepingTotal}
   */
  public boolean keepsTotal() {
    return state.keepsTotal();
  }

  /**
   * Adds a record.
   *
   * @param record the record
   * @throws IllegalArgumentException if the metric rejects it; nothing changes then
   */
  public void record(T record) {
    state.record(record);
  }

  /**
   * The answer for everything recorded since the beginning or the last reset.
   *
   * @return the result at this moment
   */
  public R result() {
    return resultOf(state);
  }

  private static <A extends Accumulator<A, R>, R> R resultOf(LiveState<?, ?, A, R> state) {
    state.readers().lock();
    try {
      return state.resultOfOnly(state.settle());
    } finally {
      state.readers().unlock();
    }
  }

  /**
   * The answer for everything recorded since the beginning or the last reset, and forgets it. What
   * is recorded meanwhile is in this answer or kept for the next.
   *
   * @return the result at this moment
   */
  public R resultAndReset() {
    return reset(state);
  }

  private static <A extends Accumulator<A, R>, R> R reset(LiveState<?, ?, A, R> state) {
    Cell<A> all;
    state.readers().lock();
    try {
      all = state.reset();
    } finally {
      state.readers().unlock();
    }
    return state.resultOfOnly(all);
  }

  /**
   * The answer for everything recorded since the beginning, resets or not.
   *
   * @return the result at this moment
   * @throws IllegalStateException if this does not {@linkplain #keepsTotal() keep} it
   */
  public R total() {
    if (!keepsTotal()) {
      throw new IllegalStateException(
          "live metric must be made by keepingTotal to tell its total, was made by of");
    }
    return totalOf(state);
  }

  private static <A extends Accumulator<A, R>, R> R totalOf(LiveState<?, ?, A, R> state) {
    Cell<A> total;
    state.readers().lock();
    try {
      total = state.total();
    } finally {
      state.readers().unlock();
    }
    return state.resultOfOnly(total);
  }

  /**
   * The state at this moment as bytes, the same that an accumulator of the metric with these
   * records would give.
   *
   * @return as {@link Accumulator#encode()}
   */
  public byte[] encode() {
    return copyOf(state).encode();
  }

  private static <A extends Accumulator<A, R>, R> A copyOf(LiveState<?, ?, A, R> state) {
    state.readers().lock();
    try {
      return state.copyOfOnly(state.settle());
    } finally {
      state.readers().unlock();
    }
  }

  /**
   * Adds what was recorded elsewhere or before a restart.
   *
   * @param encoded bytes made by {@link #encode()}, or by an accumulator of the same definition
   * @throws StateFormatException if the bytes are damaged, cut short, or not a state of this metric
   */
  public void merge(byte[] encoded) {
    merge(state, encoded);
  }

  private static <T, A extends Accumulator<A, R>, R> void merge(
      LiveState<T, ?, A, R> state, byte[] encoded) {
    state.merge(state.metric().decode(encoded));
  }

  @Serial
  private Object writeReplace() {
    return form(state);
  }

  private static <T, A extends Accumulator<A, R>, R> Form<T, A, R> form(
      LiveState<T, ?, A, R> state) {
    return new Form<>(
        state.metric(), copyOf(state), state.keepsTotal() ? state.copyOfForgotten() : null);
  }

  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("live metric must be read from its serial form");
  }

  /** What Java serialisation writes. */
  private record Form<T, A extends Accumulator<A, R>, R>(
      Metric<T, A, R> metric, A state, @Nullable A forgotten) implements Serializable {

    @Serial
    private Object readResolve() {
      LiveState<T, Integer, A, R> live = new LiveState<>(metric, new SingleSegment<>());
      live.merge(state);
      if (forgotten != null) {
        live.keepingTotal().mergeForgotten(forgotten);
      }
      return new LiveMetric<>(live);
    }
  }
}
