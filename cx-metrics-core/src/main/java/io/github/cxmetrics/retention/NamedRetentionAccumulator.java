package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.SortedMap;

/**
 * The state of a retention over actors known by text. Each text is kept once and stands for its
 * actor exactly.
 *
 * <p><b>Rejects</b> as {@link RetentionAccumulator}. <b>Merge</b> exact, in any order, with actors
 * in both. <b>Cost</b> as {@link RetentionAccumulator}, and each text with an entry of a hash map.
 * <b>Wire</b> kind {@code retentionByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors with events</td><td>as {@link io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>the rest</td><td>as in {@link RetentionAccumulator} from the last time on</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedRetentionAccumulator
    implements Accumulator<NamedRetentionAccumulator, Retention> {

  @Serial private static final long serialVersionUID = 1L;

  private final RetentionDefinition definition;
  private final NamedActors<RetentionStore> actors;

  NamedRetentionAccumulator(RetentionDefinition definition) {
    this(definition, new NamedActors<>(new RetentionStore(definition)));
  }

  private NamedRetentionAccumulator(
      RetentionDefinition definition, NamedActors<RetentionStore> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event that begins a cohort and counts as coming back.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, or the time
   *     cannot be
   */
  public void add(String actor, long atMillis) {
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
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, or the time,
   *     the roles or the text cannot be
   * @throws ArithmeticException if the sum of amounts might overflow
   */
  public void add(String actor, long atMillis, int roles, String property, long value) {
    RetentionStore store = actors.raw();
    store.require(atMillis, roles, property, value);
    NamedActors.requireActor(actor);
    store.see(atMillis);
    if (store.keeps(roles)) {
      actors.open().add(actors.numberOf(actor), atMillis, roles, property, value);
    }
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

  @Override
  public NamedRetentionAccumulator merge(NamedRetentionAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedRetentionAccumulator copy() {
    return new NamedRetentionAccumulator(definition, actors.copy());
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
    return actors.together().result(scope, Parallelism.none());
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
    return StateHeader.of("retentionByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedRetentionAccumulator readFrom(StateReader in) {
    return new NamedRetentionAccumulator(definition, actors.readFrom(in));
  }
}
