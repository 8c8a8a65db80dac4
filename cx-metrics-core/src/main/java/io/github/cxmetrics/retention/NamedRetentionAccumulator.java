package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.Joined;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.BitSet;
import java.util.Map;
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
 *   <tr><td>actors with events</td><td>as {@link Dictionary} writes them, which numbers them</td></tr>
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
  private final Joined<String> joined;
  private Dictionary actors;
  private RetentionStore store;

  /* Whether events of joined actors may lie apart. */
  private boolean apart;

  NamedRetentionAccumulator(RetentionDefinition definition) {
    this(definition, new Joined<>(), new Dictionary(), new RetentionStore(definition));
  }

  private NamedRetentionAccumulator(
      RetentionDefinition definition,
      Joined<String> joined,
      Dictionary actors,
      RetentionStore store) {
    this.definition = definition;
    this.joined = joined;
    this.actors = actors;
    this.store = store;
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
    store.require(atMillis, roles, property, value);
    requireActor(actor);
    store.see(atMillis);
    if (store.keeps(roles)) {
      store.add(actors.numberOf(actor), atMillis, roles, property, value);
      apart = true;
    }
  }

  private static void requireActor(String actor) {
    if (actor == null) {
      throw new IllegalArgumentException("actor of an event must not be null");
    }
    StateWriter.requireWellFormed("actor of an event", actor);
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
    requireActor(a);
    requireActor(b);
    joined.join(a, b);
    apart = true;
  }

  /** Puts the events of joined actors together. */
  private RetentionStore together() {
    if (apart && !joined.isEmpty()) {
      Dictionary gathered = new Dictionary();
      RetentionStore regrouped = new RetentionStore(definition);
      Dictionary known = actors;
      regrouped.merge(store, actor -> gathered.numberOf(joined.of(known.text((int) actor))));
      actors = gathered;
      store = regrouped;
    }
    apart = false;
    return store;
  }

  @Override
  public NamedRetentionAccumulator merge(NamedRetentionAccumulator other) {
    header().requireSame(other.header());
    NamedRetentionAccumulator more = other == this ? other.copy() : other;
    store.requireRoom(more.store);
    int[] numbers = actors.merge(more.actors);
    store.merge(more.store, actor -> numbers[(int) actor]);
    joined.merge(more.joined);
    apart = true;
    return this;
  }

  @Override
  public NamedRetentionAccumulator copy() {
    NamedRetentionAccumulator copy =
        new NamedRetentionAccumulator(definition, joined.copy(), actors.copy(), store.copy());
    copy.apart = apart;
    return copy;
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
    return together().result(scope);
  }

  /**
   * The answers by the property of the start event.
   *
   * @param scope which cohorts, and when the data end
   * @return by value, in ascending order, the empty text for starts without one; an unmodifiable
   *     map without values that no cohort has
   */
  public SortedMap<String, Retention> resultsByProperty(RetentionScope scope) {
    return together().resultsByProperty(scope);
  }

  /**
   * How many actors have events that are kept.
   *
   * @return at least 0
   */
  public long actors() {
    return together().actors();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("retentionByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    together();
    Dictionary sortedActors = actors.sorted();
    RetentionStore sorted = new RetentionStore(definition);
    sorted.merge(store, actor -> sortedActors.numberOf(actors.text((int) actor)));
    sortedActors.writeTo(out);
    Map<String, String> pairs = joined.representatives();
    out.writeCount(pairs.size());
    pairs.forEach(
        (actor, representative) -> {
          out.writeString(actor);
          out.writeString(representative);
        });
    sorted.sorted().writeTo(out);
  }

  @Override
  public NamedRetentionAccumulator readFrom(StateReader in) {
    Dictionary readActors = Dictionary.readFrom(in);
    Joined<String> read = new Joined<>();
    int pairs = in.readLength(2);
    String previous = null;
    for (int i = 0; i < pairs; i++) {
      String actor = in.readString();
      String representative = in.readString();
      if ((previous != null && previous.compareTo(actor) >= 0)
          || representative.compareTo(actor) >= 0
          || !read.of(representative).equals(representative)
          || readActors.find(actor) >= 0) {
        throw new StateFormatException(
            "joined actors must ascend, follow who stands for them and have no events, was '"
                + actor
                + "' joined to '"
                + representative
                + "'");
      }
      read.join(actor, representative);
      previous = actor;
    }
    RetentionStore events = store.readFrom(in);
    requireActors(events, readActors.size());
    return new NamedRetentionAccumulator(definition, read, readActors, events);
  }

  /** Checks that actors are numbered from 0 without gaps. */
  private static void requireActors(RetentionStore store, int size) {
    BitSet seen = new BitSet();
    store.forEachActor(
        actor -> {
          if (actor < 0 || actor >= size) {
            throw new StateFormatException(
                "actor of a state must be one of its " + size + " texts, was " + actor);
          }
          seen.set((int) actor);
        });
    if (seen.cardinality() != size) {
      throw new StateFormatException(
          "each of the " + size + " actors of a state must have events, was " + seen.cardinality());
    }
  }
}
