package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The state of sessions of many actors known by text. Each text is kept once and stands for its
 * actor exactly; nothing is hashed away.
 *
 * <p><b>Rejects</b> as {@link SessionsAccumulator}. <b>Merge</b> exact, in any order, with actors
 * in both. <b>Cost</b> as {@link SessionsAccumulator}, and each text with an entry of a hash map.
 * <b>Wire</b> kind {@code sessionsByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors of whom something is kept</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>events</td><td>as in {@link SessionsAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedSessionsAccumulator
    implements Accumulator<NamedSessionsAccumulator, Sessions> {

  @Serial private static final long serialVersionUID = 1L;

  private final SessionDefinition definition;
  private final NamedActors<EventTimes> actors;

  NamedSessionsAccumulator(SessionDefinition definition) {
    this(definition, new NamedActors<>(new EventTimes(definition)));
  }

  private NamedSessionsAccumulator(SessionDefinition definition, NamedActors<EventTimes> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, or the time
   *     cannot be
   */
  public void add(String actor, long atMillis) {
    EventTime.require(atMillis);
    NamedActors.requireActor(actor);
    actors.open().add(actors.numberOf(actor), atMillis);
  }

  /**
   * Makes two actors one, with all events of both, past and future. The text that sorts first
   * stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
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
  public NamedSessionsAccumulator merge(NamedSessionsAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedSessionsAccumulator copy() {
    return new NamedSessionsAccumulator(definition, actors.copy());
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
    return StateHeader.of("sessionsByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedSessionsAccumulator readFrom(StateReader in) {
    return new NamedSessionsAccumulator(definition, actors.readFrom(in));
  }
}
