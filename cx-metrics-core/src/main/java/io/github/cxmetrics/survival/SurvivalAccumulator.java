package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowRange;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Arrays;
import java.util.Objects;

/**
 * Who had the event when, who was last seen without it, and who came under observation late: exact
 * counts for each time, of any number of customers.
 *
 * <p>A customer is observed until a time, at which the event came or the observation ended without
 * it (<em>censored</em>). At equal times events come before ends of observation: who is censored at
 * t was at risk at t. Without an entry a customer is at risk from before 0 on, so also at time 0
 * itself: an event at 0 lowers the curve at 0, and a customer who is censored at 0 counts among
 * those at risk there. With an entry a customer is at risk after the entry and up to the time, not
 * at the entry itself.
 *
 * <p><b>Rejects</b> times below 0 or above 2<sup>53</sup>, entries that are not before the time,
 * and unknown causes with an {@link IllegalArgumentException}; more than 2<sup>62</sup> counts with
 * an {@link ArithmeticException}; nothing changes then. <b>Merge</b> exact, by addition.
 * <b>Cost</b> as {@link TimeCounts}; {@code add} takes a few nanoseconds and no memory for a time
 * that was seen. <b>Wire</b> kind {@code survival}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>counts</td><td>as {@link TimeCounts} writes them, none below 0, with lanes for the
 *   events of each cause, the censored, and those who entered</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class SurvivalAccumulator implements Accumulator<SurvivalAccumulator, Survival> {

  @Serial private static final long serialVersionUID = 1L;

  /** The outcome of who is censored; causes are numbered from 1. */
  public static final int CENSORED = 0;

  /** The greatest time, so that times are exact as doubles. */
  public static final long LATEST = 1L << 53;

  private final SurvivalDefinition definition;
  private final TimeCounts counts;
  private final int causes;

  /* By the outcome; derived from the definition. */
  private final int[] lanes;

  SurvivalAccumulator(SurvivalDefinition definition) {
    this(definition, new TimeCounts(definition.causes().size() + 2));
  }

  private SurvivalAccumulator(SurvivalDefinition definition, TimeCounts counts) {
    this.definition = definition;
    this.counts = counts;
    causes = definition.causes().size();
    lanes = new int[causes + 1];
    Arrays.setAll(lanes, outcome -> outcome == CENSORED ? causes : outcome - 1);
  }

  /**
   * Adds a customer who had the event; of several causes, the first one.
   *
   * @param time when
   * @throws IllegalArgumentException if the time cannot be
   */
  public void addEvent(long time) {
    add(time, 1);
  }

  /**
   * Adds a customer who came under observation late and had the event.
   *
   * @param entry after which time the customer was at risk
   * @param time when the event came
   * @param cause which event, from 1
   * @throws IllegalArgumentException if the times or the cause cannot be
   */
  public void addEvent(long entry, long time, int cause) {
    if (cause == CENSORED) {
      throw new IllegalArgumentException("cause must be in 1.." + causes + ", was 0");
    }
    add(entry, time, cause);
  }

  /**
   * Adds a customer who was last seen without the event.
   *
   * @param time when
   * @throws IllegalArgumentException if the time cannot be
   */
  public void addCensored(long time) {
    add(time, CENSORED);
  }

  /**
   * Adds a customer who came under observation late and was last seen without the event.
   *
   * @param entry after which time the customer was at risk
   * @param time when the customer was last seen
   * @throws IllegalArgumentException if the times cannot be
   */
  public void addCensored(long entry, long time) {
    add(entry, time, CENSORED);
  }

  /**
   * Adds a customer.
   *
   * @param time until when the customer was observed
   * @param outcome the number of the cause from 1, or {@link #CENSORED}
   * @throws IllegalArgumentException if the time or the outcome cannot be
   */
  public void add(long time, int outcome) {
    requireTime(time);
    counts.add(time, lane(outcome));
  }

  /**
   * Adds a customer who came under observation late.
   *
   * @param entry after which time the customer was at risk
   * @param time until when the customer was observed
   * @param outcome the number of the cause from 1, or {@link #CENSORED}
   * @throws IllegalArgumentException if the times or the outcome cannot be
   */
  public void add(long entry, long time, int outcome) {
    addCount(entry, time, outcome, 1);
  }

  /**
   * Adds several customers who are alike.
   *
   * @param time until when they were observed
   * @param outcome the number of the cause from 1, or {@link #CENSORED}
   * @param count how many, at least 0
   * @throws IllegalArgumentException if a number cannot be
   * @throws ArithmeticException if there are too many
   */
  public void addCount(long time, int outcome, long count) {
    requireTime(time);
    requireCount(count);
    counts.add(time, lane(outcome), count);
  }

  /**
   * Adds several customers who are alike and came under observation late.
   *
   * @param entry after which time they were at risk
   * @param time until when they were observed
   * @param outcome the number of the cause from 1, or {@link #CENSORED}
   * @param count how many, at least 0
   * @throws IllegalArgumentException if a number cannot be
   * @throws ArithmeticException if there are too many
   */
  public void addCount(long entry, long time, int outcome, long count) {
    requireTimes(entry, time);
    requireCount(count);
    int lane = lane(outcome);
    counts.requireRoom(count);
    counts.requireRoom(2 * count);
    counts.add(entry, causes + 1, count);
    counts.add(time, lane, count);
  }

  /**
   * Adds many customers.
   *
   * @param times until when each was observed
   * @param outcomes of each the number of the cause from 1, or {@link #CENSORED}
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time or an outcome cannot be; nothing was added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] times, byte[] outcomes, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(times.length, outcomes.length));
    requireAll(times, from, to);
    for (int i = from; i < to; i++) {
      lane(outcomes[i]);
    }
    counts.addAll(times, outcomes, lanes, from, to);
  }

  /**
   * Adds many customers by several threads.
   *
   * @param times until when each was observed
   * @param outcomes of each the number of the cause from 1, or {@link #CENSORED}
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if a time or an outcome cannot be; nothing was added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] times, byte[] outcomes, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(times.length, outcomes.length));
    share(from, to, threads, (part, start, end) -> part.addAll(times, outcomes, start, end));
  }

  /**
   * Adds many customers; of several causes, events are of the first one.
   *
   * @param times until when each was observed
   * @param events of each whether the event came
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time cannot be; nothing was added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] times, boolean[] events, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(times.length, events.length));
    requireAll(times, from, to);
    counts.addAll(times, events, 0, causes, from, to);
  }

  /**
   * Adds many customers by several threads; of several causes, events are of the first one.
   *
   * @param times until when each was observed
   * @param events of each whether the event came
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if a time cannot be; nothing was added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] times, boolean[] events, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(times.length, events.length));
    share(from, to, threads, (part, start, end) -> part.addAll(times, events, start, end));
  }

  private void share(int from, int to, Parallelism threads, RowRange<SurvivalAccumulator> rows) {
    RowShares shares = new RowShares(from, to, threads);
    if (shares.count() == 1) {
      rows.add(this, from, to);
    } else {
      counts.requireRoom((long) to - from);
      shares.add(threads, () -> new SurvivalAccumulator(definition), rows).forEach(this::merge);
    }
  }

  /**
   * Adds many customers who came under observation late.
   *
   * @param entries after which time each was at risk
   * @param times until when each was observed
   * @param outcomes of each the number of the cause from 1, or {@link #CENSORED}
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if times or an outcome cannot be; nothing was added then
   * @throws IndexOutOfBoundsException if the indexes are not within the arrays
   */
  public void addAll(long[] entries, long[] times, byte[] outcomes, int from, int to) {
    int length = Math.min(entries.length, Math.min(times.length, outcomes.length));
    Objects.checkFromToIndex(from, to, length);
    for (int i = from; i < to; i++) {
      requireTimes(entries[i], times[i]);
      lane(outcomes[i]);
    }
    counts.requireRoom(2L * (to - from));
    for (int i = from; i < to; i++) {
      counts.add(entries[i], causes + 1);
      counts.add(times[i], lane(outcomes[i]));
    }
  }

  private int lane(int outcome) {
    if (outcome < CENSORED || outcome > causes) {
      throw new IllegalArgumentException(
          "outcome must be in 0.." + causes + " (0 for censored), was " + outcome);
    }
    return lanes[outcome];
  }

  private static void requireAll(long[] times, int from, int to) {
    long outside = 0;
    for (int i = from; i < to; i++) {
      outside |= times[i] | (LATEST - times[i]); // negative if it cannot be
    }
    if (outside < 0) {
      for (int i = from; i < to; i++) {
        requireTime(times[i]);
      }
    }
  }

  private static void requireTime(long time) {
    if (time < 0 || time > LATEST) {
      throw new IllegalArgumentException("time must be in 0..2^53, was " + time);
    }
  }

  static void requireTimes(long entry, long time) {
    requireTime(time);
    if (entry < 0 || entry >= time) {
      throw new IllegalArgumentException(
          "entry must be at least 0 and before the time (a customer is at risk after the entry"
              + " and up to the time), was "
              + entry
              + " and "
              + time);
    }
  }

  private static void requireCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be at least 0, was " + count);
    }
  }

  /** Adds counts of those who entered, whose times are among those that are added elsewhere. */
  void addEntered(long entry, long count) {
    requireTime(entry);
    requireCount(count);
    counts.add(entry, causes + 1, count);
  }

  @Override
  public SurvivalAccumulator merge(SurvivalAccumulator other) {
    header().requireSame(other.header());
    counts.merge(other.counts);
    return this;
  }

  @Override
  public SurvivalAccumulator copy() {
    return new SurvivalAccumulator(definition, counts.copy());
  }

  @Override
  public Survival result() {
    return new Survival(definition, RiskTable.of(counts, causes));
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("survival", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    counts.writeTo(out);
  }

  @Override
  public SurvivalAccumulator readFrom(StateReader in) {
    TimeCounts read = counts.readFrom(in);
    try {
      RiskTable.of(read, causes).check();
    } catch (IllegalArgumentException e) {
      throw new StateFormatException(String.valueOf(e.getMessage()));
    }
    return new SurvivalAccumulator(definition, read);
  }
}
