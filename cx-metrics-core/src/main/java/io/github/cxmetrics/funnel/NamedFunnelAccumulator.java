package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.Joined;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The state of a funnel over many actors known by text. Each text is kept once and stands for its
 * actor exactly; nothing is hashed away. Where that is too much memory, number the actors and use
 * {@link FunnelAccumulator}, or key the stream by actor and use {@link Funnel#journey}.
 *
 * <p><b>Rejects</b> as {@link FunnelAccumulator}. <b>Merge</b> exact, in any order, with actors in
 * both. <b>Cost</b> as {@link FunnelAccumulator}, and each text with an entry of a hash map.
 * <b>Wire</b> kind {@code funnelByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors with events</td><td>as {@link Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>values and events</td><td>as in {@link FunnelAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedFunnelAccumulator implements Accumulator<NamedFunnelAccumulator, Funnel> {

  @Serial private static final long serialVersionUID = 1L;

  private final FunnelDefinition definition;
  private final Joined<String> joined;
  private Dictionary actors;
  private FunnelState state;

  /* Whether events of joined actors may lie apart. */
  private boolean apart;

  NamedFunnelAccumulator(FunnelDefinition definition) {
    this(definition, new Joined<>(), new Dictionary(), new FunnelState(definition));
  }

  private NamedFunnelAccumulator(
      FunnelDefinition definition, Joined<String> joined, Dictionary actors, FunnelState state) {
    this.definition = definition;
    this.joined = joined;
    this.actors = actors;
    this.state = state;
  }

  /**
   * Adds an event.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param mask the steps and exclusions it matches, as {@link FunnelDefinition#stepBit} and {@link
   *     FunnelDefinition#exclusionBit} have them; 0 for none
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, or the time or
   *     the mask cannot be
   */
  public void add(String actor, long atMillis, int mask) {
    state.requireNoIds();
    add(actor, atMillis, mask, "", "", 0);
  }

  /**
   * Adds an event with values of properties and an id.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param mask the steps and exclusions it matches
   * @param held the value held constant (of several properties, one text of them all); empty if it
   *     is not defined
   * @param segment the value that makes segments; empty if it is not defined
   * @param id the event's own id; any number where ids do not count
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, or the time,
   *     the mask or a text cannot be
   */
  public void add(String actor, long atMillis, int mask, String held, String segment, long id) {
    state.require(atMillis, mask);
    FunnelAccumulator.requireTexts(held, segment);
    requireActor(actor);
    if (state.masks().kept(mask) != EventMasks.DROPPED) {
      state.add(actors.numberOf(actor), atMillis, mask, held, segment, id);
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
   * Makes two actors one, with all events of both, past and future: an anonymous visitor and the
   * customer they turned out to be. The text that sorts first stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair, or something of
   *     either is settled
   */
  public void join(String a, String b) {
    requireActor(a);
    requireActor(b);
    requireJoinable(a, b);
    joined.join(a, b);
    apart = true;
  }

  private void requireJoinable(String a, String b) {
    String first = joined.of(a);
    String second = joined.of(b);
    if (!first.equals(second) && (isSettled(first) || isSettled(second))) {
      throw new IllegalArgumentException(
          "joined actors must not be settled, was " + a + " and " + b);
    }
  }

  private boolean isSettled(String actor) {
    return state.isSettled(actors.find(actor));
  }

  /**
   * Settles all attempts that are over before a time, as {@link FunnelAccumulator#settle}.
   *
   * @param until the first instant of which events may still come
   * @throws IllegalArgumentException as there
   */
  public void settle(Instant until) {
    gather();
    state = state.settle(Durations.millis("time of settling", until));
  }

  /**
   * Whether an event of a time would be refused as older than what is settled.
   *
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @return true if {@link #add(String, long, int)} refuses it
   */
  public boolean isLate(long atMillis) {
    return atMillis < state.settledUntil();
  }

  /** Puts the events of joined actors together. */
  private void gather() {
    if (apart && !joined.isEmpty()) {
      Dictionary gathered = new Dictionary();
      FunnelState regrouped = new FunnelState(definition);
      Dictionary known = actors;
      regrouped.merge(state, actor -> gathered.numberOf(joined.of(known.text((int) actor))));
      actors = gathered;
      state = regrouped;
    }
    apart = false;
  }

  @Override
  public NamedFunnelAccumulator merge(NamedFunnelAccumulator other) {
    header().requireSame(other.header());
    NamedFunnelAccumulator more = other == this ? other.copy() : other;
    more.joined.representatives().forEach(this::requireJoinable);
    joined.representatives().forEach(more::requireJoinable);
    requireApart(more);
    int[] here = actors.merge(more.actors);
    state.merge(more.state, actor -> here[(int) actor]);
    joined.merge(more.joined);
    apart = true;
    return this;
  }

  /** Settled actors must not be in both states, be it under a text that another stands for. */
  private void requireApart(NamedFunnelAccumulator more) {
    if (state.hasSettled() || more.state.hasSettled()) {
      gather();
      more.gather();
      state.requireApart(more.state, actor -> numberOf(more.actors.text((int) actor)));
      more.state.requireApart(state, actor -> more.numberOf(actors.text((int) actor)));
    }
  }

  /** The number of an actor, or of who stands for them; -1 if neither has events. */
  private int numberOf(String actor) {
    return actors.find(joined.of(actor));
  }

  @Override
  public NamedFunnelAccumulator copy() {
    NamedFunnelAccumulator copy =
        new NamedFunnelAccumulator(definition, joined.copy(), actors.copy(), state.copy());
    copy.apart = apart;
    return copy;
  }

  /**
   * How many reached each step, without their times: faster than the whole result.
   *
   * @return the counts
   */
  public StepCounts stepCounts() {
    gather();
    return state.stepCounts();
  }

  @Override
  public Funnel result() {
    return result(new PopulationMetric(definition));
  }

  /**
   * The answer with those who can still move on counted apart from those who cannot.
   *
   * @param asOf when the data end; events after it count as well
   * @return an immutable result
   */
  public Funnel result(Instant asOf) {
    return result(new PopulationMetric(definition).asOf(asOf));
  }

  private Funnel result(PopulationMetric population) {
    gather();
    PopulationAccumulator folded = population.newAccumulator();
    state.forEach((actor, read) -> folded.add(read));
    return folded.result();
  }

  /**
   * Folds the way of each actor with any metric: by segment, by period of entry, by a condition.
   *
   * @param population takes the journeys, such as {@link PopulationMetric#bySegment()}
   * @param <A> its accumulator
   * @param <R> its result
   * @return its answer
   */
  public <A extends Accumulator<A, R>, R> R fold(Metric<? super Journey, A, R> population) {
    gather();
    A folded = population.newAccumulator();
    state.forEach((actor, read) -> population.add(folded, read.journey()));
    return folded.result();
  }

  /**
   * Hands over the way of each actor, in ascending order of their texts.
   *
   * @param visitor takes them
   */
  public void forEachJourney(BiConsumer<String, Journey> visitor) {
    gather();
    SortedMap<String, Integer> ordered = new TreeMap<>();
    for (int number = 0; number < actors.size(); number++) {
      ordered.put(actors.text(number), number);
    }
    Journey[] journeys = new Journey[actors.size()];
    state.forEach((actor, read) -> journeys[(int) actor] = read.journey());
    ordered.forEach((actor, number) -> visitor.accept(actor, journeys[number]));
  }

  /**
   * The way of one actor.
   *
   * @param actor who; any text
   * @return the journey; without attempts if the actor has no events
   */
  public Journey journey(String actor) {
    gather();
    return state.read(numberOf(actor)).journey();
  }

  /**
   * Every attempt of one actor and what became of it.
   *
   * @param actor who; any text
   * @return the explanation
   */
  public Explanation explain(String actor) {
    gather();
    return state.explain(numberOf(actor));
  }

  /**
   * Whether an actor has events that are kept.
   *
   * @param actor who; any text
   * @return false if they have none
   */
  public boolean knows(String actor) {
    gather();
    return numberOf(actor) >= 0;
  }

  /**
   * How many events are kept.
   *
   * @return at least 0
   */
  public long events() {
    return state.size();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("funnelByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    gather();
    Dictionary sorted = actors.sorted();
    sorted.writeTo(out);
    Map<String, String> pairs = joined.representatives();
    out.writeCount(pairs.size());
    pairs.forEach(
        (actor, representative) -> {
          out.writeString(actor);
          out.writeString(representative);
        });
    Dictionary known = actors;
    state.renumbered(actor -> sorted.find(known.text((int) actor))).writeTo(out);
  }

  @Override
  public NamedFunnelAccumulator readFrom(StateReader in) {
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
    FunnelState events = state.readFrom(in);
    events.requireActors(readActors.size());
    return new NamedFunnelAccumulator(definition, read, readActors, events);
  }
}
