package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.time.InstantSource;

/**
 * Any metric for each segment over the last minutes of a clock, recorded from many threads, with a
 * bound on the number of segments.
 *
 * <p>Time as in {@link RollingMetric}, segments as in {@link LiveSegments}, with one addition: a
 * segment that has no records left in any pane is forgotten and makes room for another. One that
 * had found none so far gets a result of its own when it comes next, while its older records stay
 * with the other ones until they leave the window. So segments that come and go do not make this
 * grow.
 *
 * <p><b>Cost</b> at most an accumulator for each segment, in each pane and each stripe it came
 * through.
 *
 * @param <T> the record
 * @param <K> the key of a segment: a text or a number
 * @param <R> the result of one segment
 * @since 0.1
 */
public final class RollingSegments<T, K, R> {

  private final RollingState<T, K, ?, R> state;

  private RollingSegments(RollingState<T, K, ?, R> state) {
    this.state = state;
  }

  /**
   * Segments with names.
   *
   * @param metric what is made of the records of one
   * @param key the segment of a record; never null
   * @param most how many have a result of their own at one time, from 1 to 2<sup>20</sup>
   * @param window how far back they reach, and in what steps they move
   * @param clock tells the time
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the rolling segments
   * @throws IllegalArgumentException if {@code most} is out of range
   */
  public static <T, A extends Accumulator<A, R>, R> RollingSegments<T, String, R> by(
      Metric<T, A, R> metric,
      Field<? super T, String> key,
      int most,
      RollingWindow window,
      InstantSource clock) {
    return of(metric, new NamedSegments<>(key, most), window, clock);
  }

  /**
   * Segments with numbers.
   *
   * @param metric what is made of the records of one
   * @param key the segment of a record
   * @param most how many have a result of their own at one time, from 1 to 2<sup>20</sup>
   * @param window how far back they reach, and in what steps they move
   * @param clock tells the time
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the rolling segments
   * @throws IllegalArgumentException if {@code most} is out of range
   */
  public static <T, A extends Accumulator<A, R>, R> RollingSegments<T, Long, R> byLong(
      Metric<T, A, R> metric,
      LongField<? super T> key,
      int most,
      RollingWindow window,
      InstantSource clock) {
    return of(metric, new NumberedSegments<>(key, most), window, clock);
  }

  private static <T, K, A extends Accumulator<A, R>, R> RollingSegments<T, K, R> of(
      Metric<T, A, R> metric, SegmentKeys<T, K> keys, RollingWindow window, InstantSource clock) {
    return new RollingSegments<>(new RollingState<>(new LiveState<>(metric, keys), window, clock));
  }

  /**
   * How many segments have a result of their own at most.
   *
   * @return as it was made with
   */
  public int most() {
    return state.live().keys().most();
  }

  /**
   * Adds a record to its segment, or to the other ones, in the pane that is not over.
   *
   * @param record the record
   * @throws IllegalArgumentException if the metric rejects it or its key is null; nothing changes
   *     then
   */
  public void record(T record) {
    state.record(record);
  }

  /**
   * The answers for the last panes.
   *
   * @return the results at this moment, and the span they cover
   */
  public Rolled<Segments<K, R>> result() {
    return resultOf(state);
  }

  private static <K, A extends Accumulator<A, R>, R> Rolled<Segments<K, R>> resultOf(
      RollingState<?, K, A, R> state) {
    return state.rolled(state.live()::resultsOf);
  }
}
