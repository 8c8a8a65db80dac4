package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import java.time.InstantSource;

/**
 * Any metric over the last minutes of a clock, recorded from many threads.
 *
 * <p>Time is cut into panes. An answer covers the pane that is not over and those before it, as
 * many as the {@linkplain RollingWindow window} has: at least its length without a pane, at most
 * its length, and never what was before this object; {@link Rolled} says which span. A pane that
 * has left the window is dropped at the next record or reading, whichever comes first; nothing is
 * started in the background.
 *
 * <p><b>Clock</b> a record counts in the pane that is not over when it is recorded, whatever times
 * it carries. The clock is read for each record, in milliseconds. If it goes back by less than the
 * length of the window, time stands still here until it has caught up: records count in the newest
 * pane. If it goes back further, all panes lie in its future: they are dropped and recording begins
 * anew. If it jumps ahead, what has left the window is dropped, everything after a jump of its
 * length; should it jump back later, recording begins anew.
 *
 * <p><b>Threads</b>, <b>Rejects</b> as {@link LiveMetric}. <b>Cost</b> recording reads the clock
 * and allocates nothing after the first record of a pane or since a reading; the reader of a clock
 * that makes an {@code Instant} may ({@code Clock.systemUTC()} does not). At most an accumulator
 * for each pane and each stripe is held. A reading merges copies of the panes.
 *
 * <p><b>Restart</b> the last minutes are not stored: recording begins anew.
 *
 * <pre>{@code
 * RollingMetric<Answer, Nps> recent = RollingMetric.of(
 *     Nps.metric(Answer::score), RollingWindow.of(Duration.ofMinutes(15), 15), Clock.systemUTC());
 * recent.record(answer);                                 // any thread
 * Rolled<Nps> lastQuarter = recent.result();
 * }</pre>
 *
 * @param <T> the record
 * @param <R> the result
 * @since 0.1
 */
public final class RollingMetric<T, R> {

  private final RollingState<T, Integer, ?, R> state;

  private RollingMetric(RollingState<T, Integer, ?, R> state) {
    this.state = state;
  }

  /**
   * A rolling metric that has seen nothing yet.
   *
   * @param metric what is made of the records
   * @param window how far back it reaches, and in what steps it moves
   * @param clock tells the time
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the rolling metric
   */
  public static <T, A extends Accumulator<A, R>, R> RollingMetric<T, R> of(
      Metric<T, A, R> metric, RollingWindow window, InstantSource clock) {
    return new RollingMetric<>(
        new RollingState<>(new LiveState<>(metric, new SingleSegment<>()), window, clock));
  }

  /**
   * Adds a record to the pane that is not over.
   *
   * @param record the record
   * @throws IllegalArgumentException if the metric rejects it; nothing changes then
   */
  public void record(T record) {
    state.record(record);
  }

  /**
   * The answer for the last panes.
   *
   * @return the result at this moment, and the span it covers
   */
  public Rolled<R> result() {
    return resultOf(state);
  }

  private static <K, A extends Accumulator<A, R>, R> Rolled<R> resultOf(
      RollingState<?, K, A, R> state) {
    return state.rolled((cell, keys) -> state.live().resultOfOnly(cell));
  }
}
