package io.github.cxmetrics.window;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The description of a metric over windows of event time: which metric, where records have their
 * time and key, which windows, and how far out of order records may come.
 *
 * <p>It is immutable and serialisable; the state is a {@link WindowOperator}. A metric with a
 * {@link Metric#where} leaves records out of its results, but their times still move the watermark
 * and their keys still have results: leave them out before {@link WindowOperator#add} where that is
 * not meant.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * var days = CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris"));
 * var daily = WindowedMetric.of(Nps.metric(Answer::score), Answer::atMillis, days)
 *     .by("segment", Answer::segment)
 *     .withDisorder(Duration.ofHours(1))
 *     .withLateness(Duration.ofDays(1), Correction.UPDATE);
 * List<WindowRejection<Answer>> late = new ArrayList<>();
 * var windows = daily.start(result -> show(result), late::add);
 * answers.forEach(windows::add);
 * }</pre>
 *
 * @param metric what is asked of the records of a key in a window
 * @param time reads when a record happened, in milliseconds since 1970-01-01T00:00Z
 * @param key whose records are counted together
 * @param windows which stretches of time
 * @param lateness how far records may be out of order
 * @param limits how much may be held
 * @param refusals what happens to records that the metric refuses
 * @param <T> the record
 * @param <K> the key
 * @param <A> the metric's accumulator
 * @param <R> the metric's result
 * @since 0.1
 */
public record WindowedMetric<T, K, A extends Accumulator<A, R>, R>(
    Metric<T, A, R> metric,
    LongField<? super T> time,
    WindowKey<T, K> key,
    WindowDefinition windows,
    Lateness lateness,
    WindowLimits limits,
    Refusals refusals)
    implements Serializable {

  /**
   * Checks that nothing is missing.
   *
   * @param metric as the record component
   * @param time as the record component
   * @param key as the record component
   * @param windows as the record component
   * @param lateness as the record component
   * @param limits as the record component
   * @param refusals as the record component
   */
  public WindowedMetric {
    requireNonNull(metric, "metric");
    requireNonNull(time, "time");
    requireNonNull(key, "key");
    requireNonNull(windows, "windows");
    requireNonNull(lateness, "lateness");
    requireNonNull(limits, "limits");
    requireNonNull(refusals, "refusals");
  }

  /**
   * A metric over windows, of records that have no keys, come in order, and are not refused.
   *
   * @param metric what is asked of the records of a window
   * @param time reads when a record happened, in milliseconds since 1970-01-01T00:00Z
   * @param windows which stretches of time
   * @param <T> the record
   * @param <A> the metric's accumulator
   * @param <R> the metric's result
   * @return the description
   */
  public static <T, A extends Accumulator<A, R>, R> WindowedMetric<T, String, A, R> of(
      Metric<T, A, R> metric, LongField<? super T> time, WindowDefinition windows) {
    return new WindowedMetric<>(
        metric,
        time,
        new WindowKey.None<>(),
        windows,
        Lateness.NONE,
        WindowLimits.DEFAULT,
        Refusals.THROW);
  }

  /**
   * The same for each value of a text key.
   *
   * @param name what the key is, such as {@code "segment"}
   * @param field reads it; never null
   * @return the description
   */
  public WindowedMetric<T, String, A, R> by(String name, Field<? super T, String> field) {
    return keyedBy(new WindowKey.ByText<>(name, field));
  }

  /**
   * The same for each value of a number key.
   *
   * @param name what the key is, such as {@code "account"}
   * @param field reads it
   * @return the description
   */
  public WindowedMetric<T, Long, A, R> byLong(String name, LongField<? super T> field) {
    return keyedBy(new WindowKey.ByNumber<>(name, field));
  }

  private <L> WindowedMetric<T, L, A, R> keyedBy(WindowKey<T, L> newKey) {
    return new WindowedMetric<>(metric, time, newKey, windows, lateness, limits, refusals);
  }

  /**
   * The same of records that may come out of order.
   *
   * @param disorder how far the watermark stays behind the greatest time seen
   * @return the description
   * @throws IllegalArgumentException if it is not of whole milliseconds in 0..3,652,500 days
   */
  public WindowedMetric<T, K, A, R> withDisorder(Duration disorder) {
    return with(new Lateness(disorder, lateness.allowed(), lateness.correction()));
  }

  /**
   * The same with results that can be corrected after they were emitted.
   *
   * @param allowed for how long
   * @param correction what is emitted then
   * @return the description
   * @throws IllegalArgumentException if it is not of whole milliseconds in 0..3,652,500 days
   */
  public WindowedMetric<T, K, A, R> withLateness(Duration allowed, Correction correction) {
    return with(new Lateness(lateness.disorder(), allowed, correction));
  }

  private WindowedMetric<T, K, A, R> with(Lateness newLateness) {
    return new WindowedMetric<>(metric, time, key, windows, newLateness, limits, refusals);
  }

  /**
   * The same with other limits to what may be held.
   *
   * @param newLimits the limits
   * @return the description
   */
  public WindowedMetric<T, K, A, R> withLimits(WindowLimits newLimits) {
    return new WindowedMetric<>(metric, time, key, windows, lateness, newLimits, refusals);
  }

  /**
   * The same with another fate of records that the metric refuses.
   *
   * @param newRefusals what happens to them
   * @return the description
   */
  public WindowedMetric<T, K, A, R> withRefusals(Refusals newRefusals) {
    return new WindowedMetric<>(metric, time, key, windows, lateness, limits, newRefusals);
  }

  /**
   * A state that has seen nothing.
   *
   * @param results takes results as windows close
   * @param rejects takes records that were not counted
   * @return a new operator
   */
  public WindowOperator<T, K, R> start(
      Consumer<? super WindowResult<K, R>> results, Consumer<? super WindowRejection<T>> rejects) {
    requireNonNull(results, "results");
    requireNonNull(rejects, "rejects");
    return windows instanceof SessionWindows sessions
        ? new SessionOperator<>(this, sessions, results, rejects)
        : new GridOperator<>(this, results, rejects);
  }

  /**
   * A state as it was, which goes on with exactly the results it would have had.
   *
   * @param state bytes made by {@link WindowOperator#encode} under the same definition; limits and
   *     refusals may differ
   * @param results takes results as windows close
   * @param rejects takes records that were not counted
   * @return a new operator
   * @throws StateFormatException if the bytes are damaged, cut short, or of another definition
   */
  public WindowOperator<T, K, R> restore(
      byte[] state,
      Consumer<? super WindowResult<K, R>> results,
      Consumer<? super WindowRejection<T>> rejects) {
    return StateReader.decode(state, header(), start(results, rejects)::readFrom);
  }

  /**
   * What identifies the states of this description among others.
   *
   * @return kind, version, the definition in words, and the header of the metric's state
   */
  public StateHeader header() {
    return new StateHeader("windows", 1, describe(), List.of(metric.newAccumulator().header()));
  }

  /**
   * Windows, key and lateness in words that identify them.
   *
   * @return for example {@code calendar 1 DAY in Europe/Paris; text key "segment"; disorder PT1H,
   *     lateness PT24H by UPDATE}
   */
  public String describe() {
    return windows.describe() + "; " + key.describe() + "; " + lateness.describe();
  }
}
