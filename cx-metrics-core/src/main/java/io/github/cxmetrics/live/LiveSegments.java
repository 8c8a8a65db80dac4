package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any metric for each segment, recorded from many threads, with a bound on the number of segments.
 *
 * <p>The first segments that come get a result of their own. When there are as many as allowed, all
 * records of further ones count together as {@linkplain Segments#other() other}: nothing is lost,
 * and the sum of all is the whole. Which came first can depend on the order in which threads meet.
 *
 * <p>What an answer holds, <b>Threads</b>, <b>Rejects</b> and <b>Limit</b> as {@link LiveMetric}; a
 * segment of which every record was rejected takes no room. The field of the key must give the same
 * for the same record each time, and never null. <b>Cost</b> recording allocates nothing after the
 * first record of a segment since a reading, nor for the other ones; a segment costs an
 * accumulator, and another in each stripe it came through since the last reading.
 *
 * <pre>{@code
 * LiveSegments<Answer, String, Nps> live =
 *     LiveSegments.by(Nps.metric(Answer::score), Answer::country, 50);
 * live.record(answer);                                   // any thread
 * Segments<String, Nps> now = live.result();
 * }</pre>
 *
 * @param <T> the record
 * @param <K> the key of a segment: a text or a number
 * @param <R> the result of one segment
 * @since 0.1
 */
public final class LiveSegments<T, K, R> {

  private final LiveState<T, K, ?, R> state;

  private LiveSegments(LiveState<T, K, ?, R> state) {
    this.state = state;
  }

  /**
   * Segments with names.
   *
   * @param metric what is made of the records of one
   * @param key the segment of a record; never null
   * @param most how many have a result of their own, from 1 to 2<sup>20</sup>
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the live segments
   * @throws IllegalArgumentException if {@code most} is out of range
   */
  public static <T, A extends Accumulator<A, R>, R> LiveSegments<T, String, R> by(
      Metric<T, A, R> metric, Field<? super T, String> key, int most) {
    return new LiveSegments<>(new LiveState<>(metric, new NamedSegments<>(key, most)));
  }

  /**
   * Segments with numbers.
   *
   * @param metric what is made of the records of one
   * @param key the segment of a record
   * @param most how many have a result of their own, from 1 to 2<sup>20</sup>
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the live segments
   * @throws IllegalArgumentException if {@code most} is out of range
   */
  public static <T, A extends Accumulator<A, R>, R> LiveSegments<T, Long, R> byLong(
      Metric<T, A, R> metric, LongField<? super T> key, int most) {
    return new LiveSegments<>(new LiveState<>(metric, new NumberedSegments<>(key, most)));
  }

  /**
   * How many segments have a result of their own at most.
   *
   * @return as it was made with
   */
  public int most() {
    return state.keys().most();
  }

  /**
   * Adds a record to its segment, or to the other ones.
   *
   * @param record the record
   * @throws IllegalArgumentException if the metric rejects it or its key is null; nothing changes
   *     then
   */
  public void record(T record) {
    state.record(record);
  }

  /**
   * The answers for everything recorded since the beginning or the last reset.
   *
   * @return the results at this moment
   */
  public Segments<K, R> result() {
    return resultOf(state);
  }

  private static <K, A extends Accumulator<A, R>, R> Segments<K, R> resultOf(
      LiveState<?, K, A, R> state) {
    state.readers().lock();
    try {
      return state.resultsOf(state.settle(), state.keys().slots());
    } finally {
      state.readers().unlock();
    }
  }

  /**
   * The answers for everything recorded since the beginning or the last reset, and forgets it, the
   * segments included: the next to come are the first again.
   *
   * @return the results at this moment
   */
  public Segments<K, R> resultAndReset() {
    return reset(state);
  }

  private static <K, A extends Accumulator<A, R>, R> Segments<K, R> reset(
      LiveState<?, K, A, R> state) {
    List<@Nullable K> keyOfSlot = new ArrayList<>();
    Cell<A> all;
    state.readers().lock();
    try {
      all = state.carryAway(() -> state.keys().moveTo(keyOfSlot));
    } finally {
      state.readers().unlock();
    }
    return state.resultsOf(all, keyOfSlot);
  }
}
