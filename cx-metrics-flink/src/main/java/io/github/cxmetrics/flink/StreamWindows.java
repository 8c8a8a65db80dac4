package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * A {@link WindowedMetric} on a stream: the same windows, keys, lateness and corrections, with the
 * same last results, on as many tasks as there are.
 *
 * <p><b>Watermark</b> that of the stream, such as {@link #watermarks()} makes it of the records'
 * times. It is not moved by records here, as in the library's own operator, but where the strategy
 * stands: there it is moved by records that the metric refuses too. <b>Order</b> results of a key
 * come as in the library, those of different keys in any order. <b>Early results</b> {@link
 * #withEarly}. <b>Rejects</b> records that are too late, or too late for some of their windows, or
 * refused under {@link io.github.cxmetrics.window.Refusals#REJECT}, go to the side output {@link
 * #rejects}, and are counted by Flink as {@code lateRecords}, {@code partlyLateRecords} and {@code
 * refusedRecords}; under {@link io.github.cxmetrics.window.Refusals#THROW} a refused record fails
 * the job. <b>Limits</b> {@link WindowedMetric#limits} are not asked: what they would count is
 * spread over tasks and lives in the state backend. <b>Without a key</b> one task does all the
 * work.
 *
 * <p><b>State</b> for each key an accumulator in each pane, in the library's byte form, the numbers
 * of corrections, one timer, and the watermark of the task. A record reads and writes one pane.
 * Windows of many panes are put together when they close: a day every minute merges 1,440
 * accumulators a key and minute. <b>Restarts</b> a job goes on with exactly the results it would
 * have had, late records included; with unaligned checkpoints tasks may stand at different
 * watermarks, of which the lowest counts, so that records that were late before may be in time
 * after. State of other windows or another key is refused, that of another metric by its
 * serializer. After {@code stop --drain} all windows are closed for good.
 *
 * <pre>{@code
 * var daily = StreamWindows.of(
 *     WindowedMetric.of(Nps.metric(Answer::score), Answer::atMillis,
 *             CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris")))
 *         .by("region", Answer::region)
 *         .withDisorder(Duration.ofHours(1))
 *         .withLateness(Duration.ofDays(1), Correction.UPDATE));
 * var results = daily.apply(answers.assignTimestampsAndWatermarks(daily.watermarks()))
 *     .uid("daily-nps");
 * var late = results.getSideOutput(daily.rejects(answers.getType()));
 * }</pre>
 *
 * @param <T> the record
 * @param <K> the key, a text or a number
 * @param <A> the metric's accumulator
 * @param <R> the metric's result
 * @since 0.1
 */
public final class StreamWindows<T, K, A extends Accumulator<A, R>, R> {

  private final WindowedMetric<T, K, A, R> description;
  private final Optional<Duration> early;

  private StreamWindows(WindowedMetric<T, K, A, R> description, Optional<Duration> early) {
    this.description = description;
    this.early = early;
  }

  /**
   * A windowed metric, to be applied to streams.
   *
   * @param description the metric over windows
   * @param <T> the record
   * @param <K> the key
   * @param <A> the metric's accumulator
   * @param <R> the metric's result
   * @return the same for streams
   */
  public static <T, K, A extends Accumulator<A, R>, R> StreamWindows<T, K, A, R> of(
      WindowedMetric<T, K, A, R> description) {
    return new StreamWindows<>(requireNonNull(description, "description"), Optional.empty());
  }

  /**
   * The same with results of windows that are still open, for dashboards. When the watermark passes
   * a multiple of a duration, each key says what is known of each open window that has got records
   * since it was last said: not {@link StreamResult#complete}, first {@code FIRST}, then {@code
   * UPDATED} with the revision one higher, behind the earlier one as {@code RETRACTED} where
   * corrections are. At its end a window that was shown has an {@code UPDATED} result that is
   * complete, even if nothing has changed.
   *
   * <p>A session that grows is another window: what was shown of it is {@code RETRACTED} at once,
   * and it is {@code FIRST} again when it is shown next. Watermarks alone decide, not clocks, so a
   * job that is repeated says the same. Each sliding window that is open is put together each time:
   * for windows of many panes choose a long duration.
   *
   * @param every the duration
   * @return the same with early results
   * @throws IllegalArgumentException if it is not of whole milliseconds from 1 ms to 3,652,500 days
   */
  public StreamWindows<T, K, A, R> withEarly(Duration every) {
    EventTime.requireDuration("time between early results", every);
    if (every.isZero() || !every.equals(Duration.ofMillis(every.toMillis()))) {
      throw new IllegalArgumentException(
          "time between early results must be of whole milliseconds from 1, was " + every);
    }
    return new StreamWindows<>(description, Optional.of(every));
  }

  /**
   * What is applied.
   *
   * @return the metric over windows
   */
  public WindowedMetric<T, K, A, R> description() {
    return description;
  }

  /**
   * Event time as the windowed metric has it: the records' own times, with its disorder.
   *
   * @return a strategy for {@link DataStream#assignTimestampsAndWatermarks}
   */
  public EventTimes<T> watermarks() {
    return EventTimes.of(description.time(), description.lateness().disorder());
  }

  /**
   * The type of the results.
   *
   * @return keys and states
   */
  public StreamResultTypeInfo<K, A, R> resultType() {
    return StreamResultTypeInfo.of(selector().type(), MetricStateTypeInfo.of(description.metric()));
  }

  WindowKeySelector<T, K> selector() {
    return new WindowKeySelector<>(description.key());
  }

  /**
   * The side output of records that were not counted, or not in all of their windows.
   *
   * @param records the type of the records, as {@link DataStream#getType} says
   * @return the tag to ask the result of {@link #apply} for it
   */
  public OutputTag<WindowRejection<T>> rejects(TypeInformation<T> records) {
    return new OutputTag<>("cx-metrics-rejects", WindowRejectionTypeInfo.of(records));
  }

  /**
   * Applies the metric to a stream that has watermarks. The operator has a name and a uid that say
   * which metric, windows, key and lateness it has; give it a uid of your own if a job has two of
   * the same, or if these may change while state is kept.
   *
   * @param records the records
   * @return the results as windows close
   */
  public SingleOutputStreamOperator<StreamResult<K, A, R>> apply(DataStream<T> records) {
    WindowKeySelector<T, K> selector = selector();
    String name = "windows of " + description.metric().newAccumulator().header().kind();
    return records
        .keyBy(selector, selector.type())
        .process(function(records.getType()), resultType())
        .name(name)
        .uid(name + ": " + description.describe());
  }

  WindowsFunction<T, K, A, R> function(TypeInformation<T> records) {
    return new WindowsFunction<>(description, early, rejects(records));
  }
}
