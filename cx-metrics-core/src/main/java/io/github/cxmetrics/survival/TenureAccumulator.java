package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long customers stayed who have left, and since when the others are there: the others grow
 * older, so not their age is kept but how many of them started when.
 *
 * <p>A start and its end may come in any order and in different parts that are merged later; an end
 * takes the customer back from those who started then. Two ends of one customer are not noticed,
 * but that more ended than started is: {@link Tenure#endsWithoutStart()}.
 *
 * <p><b>Rejects</b> an end before its start, an end in or before the period that customers are
 * observed from, numbers beyond 2<sup>52</sup> and unknown causes with an {@link
 * IllegalArgumentException}; more than 2<sup>60</sup> customers with an {@link
 * ArithmeticException}; nothing changes then. <b>Merge</b> exact, by addition. <b>Cost</b> two
 * {@link TimeCounts}, with a lane for starts and lanes for causes. <b>Wire</b> kind {@code tenure},
 * the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>those who left, by their age</td><td>as in {@link SurvivalAccumulator}</td></tr>
 *   <tr><td>those who started and have not left, by their start</td><td>as {@link TimeCounts}
 *   writes them, below 0 where more left</td></tr>
 *   <tr><td>the last end</td><td>eight bytes; the lowest long if there is none</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class TenureAccumulator implements Accumulator<TenureAccumulator, Tenure> {

  @Serial private static final long serialVersionUID = 1L;

  private static final long MOST = 1L << 60;
  private static final long NEVER = Long.MIN_VALUE;

  private final TenureDefinition definition;
  private final int causes;
  private final TimeCounts left;
  private final TimeCounts started;
  private long lastEnd;

  TenureAccumulator(TenureDefinition definition) {
    this(
        definition,
        new TimeCounts(definition.survival().causes().size() + 2),
        new TimeCounts(1),
        NEVER);
  }

  private TenureAccumulator(
      TenureDefinition definition, TimeCounts left, TimeCounts started, long lastEnd) {
    this.definition = definition;
    this.left = left;
    this.started = started;
    this.lastEnd = lastEnd;
    causes = definition.survival().causes().size();
  }

  /**
   * Adds a customer who is there from a period on, until an end of the same start comes.
   *
   * @param start the number of the period
   * @throws IllegalArgumentException if the number cannot be
   */
  public void start(long start) {
    start(start, 1);
  }

  /**
   * Adds several customers who started in the same period.
   *
   * @param start the number of the period
   * @param count how many, at least 0
   * @throws IllegalArgumentException if a number cannot be
   * @throws ArithmeticException if there are too many
   */
  public void start(long start, long count) {
    TenureDefinition.require("start", start);
    requireRoom(count);
    started.add(start, 0, count);
  }

  /**
   * Adds a customer by the instant of the start.
   *
   * @param start when
   * @throws IllegalArgumentException if the definition has no calendar grid
   */
  public void start(Instant start) {
    start(definition.period(start));
  }

  /**
   * Adds a customer by the date of the start.
   *
   * @param start when
   * @throws IllegalArgumentException if the definition has no calendar grid
   */
  public void start(LocalDate start) {
    start(definition.period(start));
  }

  /**
   * Ends the tenure of a customer whose start was added, or will be.
   *
   * @param start the number of the period of the start
   * @param end the number of the period of the end, not before the start
   * @param outcome the number of the cause from 1, or {@link SurvivalAccumulator#CENSORED} for a
   *     customer of whom nothing more is known
   * @throws IllegalArgumentException if a number cannot be
   */
  public void end(long start, long end, int outcome) {
    require(start, end, outcome);
    requireRoom(1);
    started.add(start, 0, -1);
    leave(start, end, outcome, 1);
  }

  /**
   * Ends a tenure, by instants.
   *
   * @param start when it started
   * @param end when it ended
   * @param outcome as in {@link #end(long, long, int)}
   * @throws IllegalArgumentException as there, or if the definition has no calendar grid
   */
  public void end(Instant start, Instant end, int outcome) {
    end(definition.period(start), definition.period(end), outcome);
  }

  /**
   * Ends a tenure, by dates.
   *
   * @param start when it started
   * @param end when it ended
   * @param outcome as in {@link #end(long, long, int)}
   * @throws IllegalArgumentException as there, or if the definition has no calendar grid
   */
  public void end(LocalDate start, LocalDate end, int outcome) {
    end(definition.period(start), definition.period(end), outcome);
  }

  /**
   * Adds several customers of whom start and end are known at once.
   *
   * @param start the number of the period of the start
   * @param end the number of the period of the end, not before the start
   * @param outcome as in {@link #end(long, long, int)}
   * @param count how many, at least 0
   * @throws IllegalArgumentException if a number cannot be
   * @throws ArithmeticException if there are too many
   */
  public void addEnded(long start, long end, int outcome, long count) {
    require(start, end, outcome);
    requireRoom(count);
    leave(start, end, outcome, count);
  }

  private void require(long start, long end, int outcome) {
    TenureDefinition.require("start", start);
    TenureDefinition.require("end", end);
    if (end < start) {
      throw new IllegalArgumentException(
          "end must not be before the start, was " + end + " and " + start);
    }
    if (definition.isLate(start) && end - start <= definition.entry(start)) {
      throw new IllegalArgumentException(
          "end must be after "
              + (start + definition.entry(start))
              + ", from which customers are observed, was "
              + end);
    }
    if (outcome < SurvivalAccumulator.CENSORED || outcome > causes) {
      throw new IllegalArgumentException(
          "outcome must be in 0.." + causes + " (0 for censored), was " + outcome);
    }
  }

  private void requireRoom(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be at least 0, was " + count);
    }
    requireSum(left.weight() + started.weight(), count);
  }

  private static void requireSum(long there, long added) {
    if (added > MOST - there) {
      throw new ArithmeticException(
          "counts must sum to at most " + MOST + ", was " + there + " + " + added);
    }
  }

  private void leave(long start, long end, int outcome, long count) {
    if (count == 0) {
      return;
    }
    if (definition.isLate(start)) {
      left.add(definition.entry(start), causes + 1, count);
    }
    int lane = outcome == SurvivalAccumulator.CENSORED ? causes : outcome - 1;
    left.add(end - start, lane, count);
    lastEnd = Math.max(lastEnd, end);
  }

  @Override
  public TenureAccumulator merge(TenureAccumulator other) {
    header().requireSame(other.header());
    requireSum(left.weight() + started.weight(), other.left.weight() + other.started.weight());
    left.merge(other.left);
    started.merge(other.started);
    lastEnd = Math.max(lastEnd, other.lastEnd);
    return this;
  }

  @Override
  public TenureAccumulator copy() {
    return new TenureAccumulator(definition, left.copy(), started.copy(), lastEnd);
  }

  @Override
  public Tenure result() {
    return new Tenure(definition, left.copy(), started.copy(), lastEnd);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("tenure", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    left.writeTo(out);
    started.writeTo(out);
    out.writeLong(lastEnd);
  }

  @Override
  public TenureAccumulator readFrom(StateReader in) {
    TimeCounts readLeft = left.readFrom(in);
    TimeCounts readStarted = started.readFrom(in);
    long readEnd = in.readLong();
    String fault = fault(readLeft, readStarted, readEnd);
    if (fault != null) {
      throw new StateFormatException(fault);
    }
    return new TenureAccumulator(definition, readLeft, readStarted, readEnd);
  }

  private @Nullable String fault(TimeCounts readLeft, TimeCounts readStarted, long readEnd) {
    try {
      RiskTable.of(readLeft, causes).check();
      requireSum(readLeft.weight(), readStarted.weight());
      readStarted.forEach((start, cells, at) -> TenureDefinition.require("start", start));
      if (readEnd != NEVER) {
        TenureDefinition.require("end", readEnd);
      }
      return (readEnd == NEVER) == (readLeft.weight() == 0)
          ? null
          : "last end must be there if somebody left, was " + readEnd;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return e.getMessage();
    }
  }
}
