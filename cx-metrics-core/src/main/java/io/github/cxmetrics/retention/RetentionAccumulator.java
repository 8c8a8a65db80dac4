package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The state of a retention over actors known by number, in any order of arrival.
 *
 * <p>Where the definition {@linkplain RetentionDefinition#isCompact() allows it}, one bit for each
 * local day (or hour) of activity and the first two times are kept; otherwise every event that has
 * a role.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 and roles that cannot be,
 * with an {@link IllegalArgumentException}, and amounts whose sum might overflow with an {@link
 * ArithmeticException}; nothing changes then. <b>Merge</b> exact, in any order, with actors in
 * both. <b>Cost</b> as {@link io.github.cxmetrics.state.ActivityBits}, or 16 bytes an event as
 * {@link io.github.cxmetrics.state.EventLog} (8 more each for a property and an amount); {@code
 * add} takes memory for that only; a result is a pass over the actors. <b>Wire</b> kind {@code
 * retention}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>the time of the last event, the lowest long if there is none</td><td>eight bytes</td></tr>
 *   <tr><td>values of the property, if the definition has one</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them</td></tr>
 *   <tr><td>activity, if the definition is compact</td><td>as {@link
 *   io.github.cxmetrics.state.ActivityBits} writes it, with times</td></tr>
 *   <tr><td>otherwise events</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them: {@code
 *   time << 3 | roles}, the number of the property's value, the amount</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class RetentionAccumulator implements Accumulator<RetentionAccumulator, Retention> {

  @Serial private static final long serialVersionUID = 1L;

  private final RetentionDefinition definition;
  private final NumberedActors<RetentionStore> actors;

  RetentionAccumulator(RetentionDefinition definition) {
    this(definition, new NumberedActors<>(new RetentionStore(definition)));
  }

  private RetentionAccumulator(
      RetentionDefinition definition, NumberedActors<RetentionStore> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event that begins a cohort and counts as coming back.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the time cannot be
   */
  public void add(long actor, long atMillis) {
    add(actor, atMillis, RetentionRoles.ALL, "", 0);
  }

  /**
   * Adds an event.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param roles what it is, as {@link RetentionRoles} has it; 0 for an event that only tells how
   *     far the data reach
   * @param property the property of a start that divides cohorts; empty if it is not defined
   * @param value the amount of a return, in the smallest unit of money
   * @throws IllegalArgumentException if the time, the roles or the text cannot be
   * @throws ArithmeticException if the sum of amounts might overflow
   */
  public void add(long actor, long atMillis, int roles, String property, long value) {
    RetentionStore store = actors.raw();
    store.require(atMillis, roles, property, value);
    store.see(atMillis);
    if (store.keeps(roles)) {
      actors.open().add(actor, atMillis, roles, property, value);
    }
  }

  /**
   * Adds a batch of events that begin a cohort and count as coming back, all or none.
   *
   * @param whose whose events
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] whose, long[] atMillis, int from, int to) {
    addAll(whose, atMillis, from, to, Parallelism.none());
  }

  /**
   * As {@link #addAll(long[], long[], int, int)}, shared among threads where the definition
   * {@linkplain RetentionDefinition#isCompact() is compact}.
   *
   * @param whose whose events
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @param threads who share the work; the state is the same whoever does
   * @throws IllegalArgumentException if a time cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] whose, long[] atMillis, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, whose.length);
    Objects.checkFromToIndex(from, to, atMillis.length);
    actors.open().addAll(whose, atMillis, from, to, threads);
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

  @Override
  public RetentionAccumulator merge(RetentionAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public RetentionAccumulator copy() {
    return new RetentionAccumulator(definition, actors.copy());
  }

  /** The answer as of the last event. */
  @Override
  public Retention result() {
    return result(RetentionScope.ALL);
  }

  /**
   * The answer for some cohorts or as of another time.
   *
   * @param scope which cohorts, and when the data end
   * @return an immutable result
   */
  public Retention result(RetentionScope scope) {
    return result(scope, Parallelism.none());
  }

  /**
   * As {@link #result(RetentionScope)}, shared among threads where the definition {@linkplain
   * RetentionDefinition#isCompact() is compact}.
   *
   * @param scope which cohorts, and when the data end
   * @param threads who share the work; the result is the same whoever does
   * @return an immutable result
   */
  public Retention result(RetentionScope scope, Parallelism threads) {
    return actors.together().result(scope, threads);
  }

  /**
   * The answers by the property of the start event.
   *
   * @param scope which cohorts, and when the data end
   * @return by value, in ascending order, the empty text for starts without one; an unmodifiable
   *     map without values that no cohort has
   */
  public SortedMap<String, Retention> resultsByProperty(RetentionScope scope) {
    return actors.together().resultsByProperty(scope);
  }

  /**
   * How many actors have events that are kept.
   *
   * @return at least 0
   */
  public long actors() {
    return actors.together().actors();
  }

  /** All that is kept, that of joined actors together. */
  RetentionStore store() {
    return actors.together();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("retention", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public RetentionAccumulator readFrom(StateReader in) {
    return new RetentionAccumulator(definition, actors.readFrom(in));
  }
}
