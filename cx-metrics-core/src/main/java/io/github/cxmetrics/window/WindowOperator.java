package io.github.cxmetrics.window;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of a {@link WindowedMetric}: takes records one at a time and hands results to a sink as
 * windows close.
 *
 * <p><b>Watermark</b> the greatest time seen less the bounded disorder, or what {@link #advanceTo}
 * says if that is later; it never goes back. A window is emitted when the watermark reaches its
 * end, and final when the watermark is past that by the allowed lateness. <b>Order</b> what one
 * record or one call emits comes by window, then by key, corrections last; the last results of all
 * keys and windows are the same for any order of arrival within disorder and lateness together.
 * <b>Rejects</b> records that come too late, would open too much, or are refused by the metric: all
 * are counted and handed to the reject sink, or throw, as {@link Refusals} says. <b>Cost</b> an
 * accumulator for each key in each pane, until the last window of the pane is final; a record of a
 * pane that is open finds its accumulator in a table and allocates nothing. The watermark costs
 * nothing until it reaches the end of a window.
 *
 * <p>Not thread-safe. Sinks must not call the operator; after a sink has thrown, continue from an
 * earlier {@link #encode}.
 *
 * <p><b>Wire</b> kind {@code windows}, the definition is that of windows, key and lateness, its
 * part the state of the metric, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>the greatest time seen</td><td>a byte, 0 if there is none; eight bytes</td></tr>
 *   <tr><td>the watermark</td><td>the same</td></tr>
 *   <tr><td>records added, late, partly late, of too many panes, of too many keys, refused; results
 *       emitted, corrected, withdrawn</td><td>a count each</td></tr>
 *   <tr><td>the number of panes that have keys</td><td>count</td></tr>
 *   <tr><td>for each, ascending: its number</td><td>eight bytes</td></tr>
 *   <tr><td>the number of its keys</td><td>count</td></tr>
 *   <tr><td>for each, ascending: the key, as text or as eight bytes; the metric's payload</td><td>as
 *       there</td></tr>
 *   <tr><td>the number of windows with corrections</td><td>count</td></tr>
 *   <tr><td>for each, ascending: its number, the number of its keys that were corrected, for each of
 *       them the key and how often</td><td>eight bytes, count, the key, count</td></tr>
 * </table>
 *
 * <p>Sessions have, from the panes on: the number of keys; for each, ascending, the key and the
 * number of its sessions; for each of them, ascending, the first time in eight bytes, how much
 * later the last one is and how often it was corrected as counts, and the metric's payload.
 *
 * @param <T> the record
 * @param <K> the key
 * @param <R> the metric's result
 * @since 0.1
 */
public abstract sealed class WindowOperator<T, K, R> permits GridOperator, SessionOperator {

  /** Says that there is no time yet. */
  static final long NONE = Long.MIN_VALUE;

  /* Later than any window can be final: a time and three durations as long as they may be. */
  private static final long END = 1L << 51;

  final OpenKeys<T, K> keys;
  final long lateness;
  final Correction correction;
  final WindowCounts counts = new WindowCounts();
  private final LongField<? super T> time;
  private final StateHeader header;
  private final WindowLimits limits;
  private final Refusals refusals;
  private final Consumer<? super WindowResult<K, R>> results;
  private final Consumer<? super WindowRejection<T>> rejects;
  private final long disorder;

  private long greatest = NONE;
  private long watermark = NONE;

  /* The least time that makes something close. */
  private long trigger = NONE;

  WindowOperator(
      WindowedMetric<T, K, ?, R> metric,
      Consumer<? super WindowResult<K, R>> results,
      Consumer<? super WindowRejection<T>> rejects) {
    time = metric.time();
    keys = OpenKeys.of(metric.key());
    header = metric.header();
    limits = metric.limits();
    refusals = metric.refusals();
    disorder = metric.lateness().disorder().toMillis();
    lateness = metric.lateness().allowed().toMillis();
    correction = metric.lateness().correction();
    this.results = results;
    this.rejects = rejects;
  }

  /**
   * Adds a record to the windows it belongs to, and emits those that its time closes.
   *
   * @param record the record
   * @throws IllegalArgumentException under {@link Refusals#THROW} if the metric refuses the record,
   *     or its time or key cannot be; nothing changes then
   */
  public final void add(T record) {
    add(record, time.applyAsLong(record));
  }

  abstract void add(T record, long atMillis);

  /**
   * Lets the watermark pass, as when a source says that nothing earlier will come. An earlier one
   * than there is changes nothing.
   *
   * @param watermarkMillis the watermark, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if no event can have that time
   */
  public final void advanceTo(long watermarkMillis) {
    EventTime.require("watermark", watermarkMillis);
    if (watermarkMillis > watermark()) {
      advance(watermarkMillis);
    }
  }

  /** Closes all windows for good: there are no more records. Any that comes is late. */
  public final void finish() {
    if (watermark() < END) {
      advance(END);
    }
  }

  /**
   * What is held and what has been done.
   *
   * @return a report that does not move
   */
  public final WindowReport report() {
    return new WindowReport(
        watermarkOrNone(),
        keys.size(),
        panes(),
        waiting(),
        counts.added,
        counts.late,
        counts.partlyLate,
        counts.tooManyPanes,
        counts.tooManyKeys,
        counts.refused,
        counts.emitted,
        counts.corrected,
        counts.withdrawn);
  }

  /**
   * All of the state as bytes, to be continued by {@link WindowedMetric#restore}.
   *
   * @return the bytes; equal states give equal bytes
   */
  public final byte[] encode() {
    return StateWriter.encode(header, this::writeTo);
  }

  private void writeTo(StateWriter out) {
    writeTime(greatest, out);
    writeTime(watermark(), out);
    counts.writeTo(out);
    writePanes(out);
  }

  private static void writeTime(long atMillis, StateWriter out) {
    out.writeByte(atMillis == NONE ? 0 : 1);
    if (atMillis != NONE) {
      out.writeLong(atMillis);
    }
  }

  /** Reads a state into this operator, which is new. */
  WindowOperator<T, K, R> readFrom(StateReader in) {
    greatest = readTime(in, EventTime.FARTHEST_MILLIS - 1);
    watermark = readTime(in, END);
    if (greatest != NONE && watermark < greatest - disorder) {
      throw new StateFormatException(
          "watermark must be at least " + (greatest - disorder) + ", was " + watermark);
    }
    counts.readFrom(in);
    if (watermark != NONE) {
      setTrigger(startAt(watermark));
    }
    readPanes(in);
    return this;
  }

  private long readTime(StateReader in, long highest) {
    if (in.readByte() == 0) {
      return NONE;
    }
    long atMillis = in.readLong();
    long lowest = -EventTime.FARTHEST_MILLIS + 1 - disorder;
    if (atMillis < lowest || atMillis > highest) {
      throw new StateFormatException(
          "time must be in " + lowest + ".." + highest + ", was " + atMillis);
    }
    return atMillis;
  }

  abstract int panes();

  abstract long waiting();

  abstract void writePanes(StateWriter out);

  abstract void readPanes(StateReader in);

  /**
   * Sets out at a watermark, with nothing held.
   *
   * @return the next watermark at which something closes
   */
  abstract long startAt(long newWatermark);

  /**
   * Emits and forgets what a watermark closes.
   *
   * @return the next watermark at which something closes
   */
  abstract long close(long newWatermark);

  final long watermark() {
    return greatest == NONE ? watermark : Math.max(watermark, greatest - disorder);
  }

  final long greatest() {
    return greatest;
  }

  /** Notes the time of a record that was not late. */
  final void saw(long atMillis) {
    if (atMillis > greatest) {
      greatest = atMillis;
      if (atMillis >= trigger) {
        advance(watermark());
      }
    }
  }

  private void advance(long to) {
    watermark = to;
    setTrigger(close(to));
  }

  private void setTrigger(long due) {
    trigger = due == Long.MAX_VALUE ? due : due + disorder;
  }

  /** Notes that something closes at a watermark, maybe before what is known to. */
  final void closesAt(long due) {
    trigger = Math.min(trigger, due + disorder);
  }

  /** Whether a record can have no place, whatever the state; it is then refused. */
  final boolean isRefused(T record, long atMillis) {
    try {
      EventTime.require(atMillis);
      keys.require(record);
      return false;
    } catch (IllegalArgumentException e) {
      refuse(record, atMillis, e);
      return true;
    }
  }

  /** Adds a record to an accumulator; false if the metric refuses it. */
  final <A extends Accumulator<A, R>> boolean addTo(
      Metric<? super T, A, R> metric, A accumulator, T record, long atMillis) {
    try {
      metric.add(accumulator, record);
      return true;
    } catch (IllegalArgumentException e) {
      refuse(record, atMillis, e);
      return false;
    }
  }

  private void refuse(T record, long atMillis, IllegalArgumentException e) {
    if (refusals == Refusals.THROW) {
      throw e;
    }
    String detail = String.valueOf(e.getMessage());
    reject(record, Reason.REFUSED, atMillis, Optional.empty(), detail);
  }

  final void reject(T record, Reason reason, long atMillis, Window missed) {
    reject(record, reason, atMillis, Optional.of(missed), "");
  }

  private void reject(
      T record, Reason reason, long atMillis, Optional<Window> missed, String detail) {
    counts.count(reason);
    rejects.accept(
        new WindowRejection<>(record, reason, atMillis, missed, watermarkOrNone(), detail));
  }

  /** Why no pane of a key can be opened; null if one can. */
  final @Nullable Reason full(long key) {
    if (panes() >= limits.panes()) {
      return Reason.TOO_MANY_PANES;
    }
    boolean isNew = !keys.isOpen(key);
    return isNew && keys.size() >= limits.keys() ? Reason.TOO_MANY_KEYS : null;
  }

  final void emit(Kind kind, long key, Window window, R result, int revision) {
    counts.count(kind);
    results.accept(new WindowResult<>(keys.keyOf(key), window, result, revision, kind));
  }

  private OptionalLong watermarkOrNone() {
    long now = watermark();
    return now == NONE ? OptionalLong.empty() : OptionalLong.of(now);
  }
}
