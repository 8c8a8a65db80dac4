package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
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
 *   <tr><td>actors with events</td><td>as {@link io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
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
  private final NamedActors<FunnelState> actors;

  NamedFunnelAccumulator(FunnelDefinition definition) {
    this(definition, new NamedActors<>(new FunnelState(definition)));
  }

  private NamedFunnelAccumulator(FunnelDefinition definition, NamedActors<FunnelState> actors) {
    this.definition = definition;
    this.actors = actors;
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
    actors.raw().requireNoIds();
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
    FunnelState state = actors.open();
    state.require(atMillis, mask);
    FunnelAccumulator.requireTexts(held, segment);
    NamedActors.requireActor(actor);
    if (state.masks().kept(mask) != EventMasks.DROPPED) {
      state.add(actors.numberOf(actor), atMillis, mask, held, segment, id);
    }
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
    NamedActors.requireActor(a);
    NamedActors.requireActor(b);
    requireJoinable(a, b);
    actors.join(a, b);
  }

  private void requireJoinable(String a, String b) {
    FunnelState state = actors.raw();
    boolean same = actors.of(a).equals(actors.of(b));
    if (!same && (state.isSettled(actors.find(a)) || state.isSettled(actors.find(b)))) {
      throw new IllegalArgumentException(
          "joined actors must not be settled, was " + a + " and " + b);
    }
  }

  /**
   * Settles all attempts that are over before a time, as {@link FunnelAccumulator#settle}.
   *
   * @param until the first instant of which events may still come
   * @throws IllegalArgumentException as there
   */
  public void settle(Instant until) {
    actors.replace(actors.together().settle(EventTime.anyMillis("time of settling", until)));
  }

  /**
   * Whether an event of a time would be refused as older than what is settled.
   *
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @return true if {@link #add(String, long, int)} refuses it
   */
  public boolean isLate(long atMillis) {
    return atMillis < actors.raw().settledUntil();
  }

  @Override
  public NamedFunnelAccumulator merge(NamedFunnelAccumulator other) {
    header().requireSame(other.header());
    NamedFunnelAccumulator more = other == this ? other.copy() : other;
    more.actors.representatives().forEach(this::requireJoinable);
    actors.representatives().forEach(more::requireJoinable);
    requireApart(more);
    actors.merge(more.actors);
    return this;
  }

  /** Settled actors must not be in both states, be it under a text that another stands for. */
  private void requireApart(NamedFunnelAccumulator more) {
    if (actors.raw().hasSettled() || more.actors.raw().hasSettled()) {
      FunnelState here = actors.together();
      FunnelState there = more.actors.together();
      here.requireApart(there, actor -> actors.find(more.actors.texts().get((int) actor)));
      there.requireApart(here, actor -> more.actors.find(actors.texts().get((int) actor)));
    }
  }

  @Override
  public NamedFunnelAccumulator copy() {
    return new NamedFunnelAccumulator(definition, actors.copy());
  }

  /**
   * How many reached each step, without their times: faster than the whole result.
   *
   * @return the counts
   */
  public StepCounts stepCounts() {
    return stepCounts(Parallelism.none());
  }

  /**
   * How many reached each step, counted by several threads; by one if anything is settled.
   *
   * @param threads who does it
   * @return the counts
   */
  public StepCounts stepCounts(Parallelism threads) {
    return actors.together().stepCounts(threads);
  }

  @Override
  public Funnel result() {
    return result(Parallelism.none());
  }

  /**
   * The answer, read by several threads; by one if anything is settled.
   *
   * @param threads who does it
   * @return an immutable result
   */
  public Funnel result(Parallelism threads) {
    return result(new PopulationMetric(definition), threads);
  }

  /**
   * The answer with those who can still move on counted apart from those who cannot.
   *
   * @param asOf when the data end; events after it count as well
   * @return an immutable result
   */
  public Funnel result(Instant asOf) {
    return result(asOf, Parallelism.none());
  }

  /**
   * The answer as of a time, read by several threads; by one if anything is settled.
   *
   * @param asOf when the data end; events after it count as well
   * @param threads who does it
   * @return an immutable result
   */
  public Funnel result(Instant asOf, Parallelism threads) {
    return result(new PopulationMetric(definition).asOf(asOf), threads);
  }

  private Funnel result(PopulationMetric population, Parallelism threads) {
    return actors
        .together()
        .fold(
            population::newAccumulator,
            PopulationAccumulator::add,
            PopulationAccumulator::merge,
            threads)
        .result();
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
    return fold(population, Parallelism.none());
  }

  /**
   * Folds the way of each actor with any metric, some actors by each of several threads; all by one
   * if anything is settled.
   *
   * @param population takes the journeys; called by several threads at once, for accumulators of
   *     their own
   * @param threads who does it
   * @param <A> its accumulator
   * @param <R> its result
   * @return its answer
   */
  public <A extends Accumulator<A, R>, R> R fold(
      Metric<? super Journey, A, R> population, Parallelism threads) {
    return actors
        .together()
        .fold(
            population::newAccumulator,
            (A folded, JourneyReader read) -> population.add(folded, read.journey()),
            A::merge,
            threads)
        .result();
  }

  /**
   * Hands over the way of each actor, in ascending order of their texts.
   *
   * @param visitor takes them
   */
  public void forEachJourney(BiConsumer<String, Journey> visitor) {
    FunnelState state = actors.together();
    List<String> texts = actors.texts();
    SortedMap<String, Integer> ordered = new TreeMap<>();
    for (int number = 0; number < texts.size(); number++) {
      ordered.put(texts.get(number), number);
    }
    Journey[] journeys = new Journey[texts.size()];
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
    return actors.together().read(actors.find(actor)).journey();
  }

  /**
   * Every attempt of one actor and what became of it.
   *
   * @param actor who; any text
   * @return the explanation
   */
  public Explanation explain(String actor) {
    return actors.together().explain(actors.find(actor));
  }

  /**
   * Whether an actor has events that are kept.
   *
   * @param actor who; any text
   * @return false if they have none
   */
  public boolean knows(String actor) {
    actors.together();
    return actors.find(actor) >= 0;
  }

  /**
   * How many events are kept.
   *
   * @return at least 0
   */
  public long events() {
    return actors.raw().size();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("funnelByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedFunnelAccumulator readFrom(StateReader in) {
    return new NamedFunnelAccumulator(definition, actors.readFrom(in));
  }
}
