package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.CalendarActivity;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.KeptTimes;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of inactivity of many customers known by number: on which local days, or in which
 * hours, each was active.
 *
 * <p>The threshold is chosen when it is read, and any number of them may be asked about.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 with an {@link
 * IllegalArgumentException}; nothing changes then. <b>Merge</b> exact, in any order, with customers
 * in both: adding a time twice changes nothing. <b>Cost</b> that of {@link
 * io.github.cxmetrics.state.ActivityBits}; {@code add} takes memory for customers and days that are
 * new only. <b>Wire</b> kind {@code inactivity}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined customers</td><td>their number as a count; for each, ascending, the customer and
 *   the one that stands for it, eight bytes each</td></tr>
 *   <tr><td>active days or hours</td><td>as {@link io.github.cxmetrics.state.ActivityBits} writes
 *   them, without times</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class InactivityAccumulator implements Accumulator<InactivityAccumulator, Inactivity> {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityDefinition definition;
  private final NumberedActors<CalendarActivity> actors;

  InactivityAccumulator(InactivityDefinition definition) {
    this(definition, new NumberedActors<>(new CalendarActivity(definition.grid(), KeptTimes.NONE)));
  }

  private InactivityAccumulator(
      InactivityDefinition definition, NumberedActors<CalendarActivity> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a time at which a customer was active.
   *
   * @param actor who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the time cannot be
   */
  public void add(long actor, long atMillis) {
    EventTime.require(atMillis);
    actors.open().add(actor, atMillis);
  }

  /**
   * Adds a batch of times, all or none.
   *
   * @param who who was active
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] who, long[] atMillis, int from, int to) {
    addAll(who, atMillis, from, to, Parallelism.none());
  }

  /**
   * As {@link #addAll(long[], long[], int, int)}, shared among threads.
   *
   * @param who who was active
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @param threads who share the work; the state is the same whoever does
   * @throws IllegalArgumentException if a time cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] who, long[] atMillis, int from, int to, Parallelism threads) {
    actors.open().addAll(who, atMillis, from, to, threads);
  }

  /**
   * Makes two customers one, with all activity of both, past and future: an anonymous visitor and
   * the customer they turned out to be. The smaller number stands for both.
   *
   * @param a a customer
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  /** The customers, those who were joined together. */
  InactivityCustomers customers() {
    return new InactivityCustomers(definition, actors.together());
  }

  /**
   * Churn under a threshold, by calendar period.
   *
   * @param question what is asked
   * @return the answer
   * @throws IllegalArgumentException if periods are hours and activity is kept by days, or the
   *     range has more than 36,525 periods; without a first date the last 36,525 are listed
   */
  public InactivityChurn churn(InactivityQuestion question) {
    return Inactivity.churn(actors.together(), question);
  }

  /**
   * Which threshold to choose.
   *
   * @param rule the candidates, and which of them are good enough
   * @return the answer
   */
  public InactivityProposal propose(InactivityRule rule) {
    return Inactivity.propose(definition, actors.together(), rule);
  }

  /**
   * The gaps of data that end at an instant, as {@link InactivityQuestion#asOf(Instant)}.
   *
   * @param asOf the last instant of which anything is known
   * @return the answer
   * @throws IllegalArgumentException if it is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public Inactivity result(Instant asOf) {
    return Inactivity.of(definition, actors.together(), Optional.of(asOf));
  }

  @Override
  public InactivityAccumulator merge(InactivityAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public InactivityAccumulator copy() {
    return new InactivityAccumulator(definition, actors.copy());
  }

  @Override
  public Inactivity result() {
    return Inactivity.of(definition, actors.together(), Optional.empty());
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("inactivity", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public InactivityAccumulator readFrom(StateReader in) {
    return new InactivityAccumulator(definition, actors.readFrom(in));
  }
}
