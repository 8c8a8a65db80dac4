package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The state of sessions of many actors known by number: the times of their events, in any order of
 * arrival.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 with an {@link
 * IllegalArgumentException}; nothing changes then. <b>Merge</b> exact, in any order, with actors in
 * both; the same event in both counts twice. <b>Cost</b> 16 bytes an event and up to half as much
 * to spare; a result is a pass over the events. <b>Wire</b> kind {@code sessions}, the definition
 * in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>events</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them: the time in
 *   one cell</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class SessionsAccumulator implements Accumulator<SessionsAccumulator, Sessions> {

  @Serial private static final long serialVersionUID = 1L;

  private final SessionDefinition definition;
  private final NumberedActors<EventTimes> actors;

  SessionsAccumulator(SessionDefinition definition) {
    this(definition, new NumberedActors<>(new EventTimes(definition)));
  }

  private SessionsAccumulator(SessionDefinition definition, NumberedActors<EventTimes> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the time cannot be
   */
  public void add(long actor, long atMillis) {
    EventTime.require(atMillis);
    actors.open().add(actor, atMillis);
  }

  /**
   * Adds a batch of events, all or none.
   *
   * @param who whose events
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] who, long[] atMillis, int from, int to) {
    actors.open().addAll(who, atMillis, from, to);
  }

  /**
   * Makes two actors one, with all events of both, past and future. The smaller number stands for
   * both.
   *
   * @param a an actor
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  /**
   * In how many intervals of a range each actor had enough events: as {@link
   * ActivityRange#stickiness(StickinessRule)}, with the criterion on events instead of active days.
   *
   * @param from the first local date of the range
   * @param to the first local date after it
   * @param weekStart the first day of a week
   * @param rule which intervals, and how many events one needs
   * @return the counts of actors
   * @throws IllegalArgumentException if the range is refused by {@link
   *     ActivityAccumulator#between}, or the unit is shorter than a day
   */
  public Stickiness stickiness(
      LocalDate from, LocalDate to, DayOfWeek weekStart, StickinessRule rule) {
    return actors.together().stickiness(from, to, weekStart, rule);
  }

  /**
   * How many events are kept.
   *
   * @return at least 0
   */
  public long events() {
    return actors.together().events();
  }

  @Override
  public SessionsAccumulator merge(SessionsAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public SessionsAccumulator copy() {
    return new SessionsAccumulator(definition, actors.copy());
  }

  /**
   * The answer where nothing is taken as open: all actors wait. Where data are still coming in, say
   * when they end.
   *
   * @return an immutable result
   */
  @Override
  public Sessions result() {
    return actors.together().sessions(AsOf.NEVER);
  }

  /**
   * The answer with those who may still be in a session counted apart from those who wait.
   *
   * @param asOf the last millisecond of which anything is known; events after it count as well
   * @return an immutable result
   * @throws IllegalArgumentException if it is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public Sessions result(Instant asOf) {
    return actors.together().sessions(EventTime.millis("end of the data", asOf));
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("sessions", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public SessionsAccumulator readFrom(StateReader in) {
    return new SessionsAccumulator(definition, actors.readFrom(in));
  }
}
