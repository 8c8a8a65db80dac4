package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.CalendarActivity;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.KeptTimes;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of inactivity of many customers known by text. Each text is kept once and stands for
 * its customer exactly; nothing is hashed away.
 *
 * <p><b>Rejects</b> as {@link InactivityAccumulator}. <b>Merge</b> exact, in any order, with
 * customers in both. <b>Cost</b> as {@link InactivityAccumulator}, and each text with an entry of a
 * hash map. <b>Wire</b> kind {@code inactivityByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>customers of whom something is kept</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>joined customers</td><td>their number as a count; for each, ascending, the customer and
 *   the one that stands for it, as text</td></tr>
 *   <tr><td>active days or hours</td><td>as {@link io.github.cxmetrics.state.ActivityBits} writes
 *   them, without times</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedInactivityAccumulator
    implements Accumulator<NamedInactivityAccumulator, Inactivity> {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityDefinition definition;
  private final NamedActors<CalendarActivity> actors;

  NamedInactivityAccumulator(InactivityDefinition definition) {
    this(definition, new NamedActors<>(new CalendarActivity(definition.grid(), KeptTimes.NONE)));
  }

  private NamedInactivityAccumulator(
      InactivityDefinition definition, NamedActors<CalendarActivity> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a time at which a customer was active.
   *
   * @param actor who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, or the time
   *     cannot be
   */
  public void add(String actor, long atMillis) {
    EventTime.require(atMillis);
    NamedActors.requireActor(actor);
    actors.open().add(actors.numberOf(actor), atMillis);
  }

  /**
   * Makes two customers one, with all activity of both, past and future: an anonymous visitor and
   * the customer they turned out to be. The text that sorts first stands for both.
   *
   * @param a a customer
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
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
  public NamedInactivityAccumulator merge(NamedInactivityAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedInactivityAccumulator copy() {
    return new NamedInactivityAccumulator(definition, actors.copy());
  }

  @Override
  public Inactivity result() {
    return Inactivity.of(definition, actors.together(), Optional.empty());
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("inactivityByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedInactivityAccumulator readFrom(StateReader in) {
    return new NamedInactivityAccumulator(definition, actors.readFrom(in));
  }
}
