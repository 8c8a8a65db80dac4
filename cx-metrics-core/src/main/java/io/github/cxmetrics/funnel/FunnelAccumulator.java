package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;

/**
 * The state of a funnel over many actors known by number: their events, in any order of arrival.
 *
 * <p>Events that no rule looks at are not kept. What is kept is grouped, sorted and read when a
 * result is asked for, part by part in the cache, so that adding needs no look-up.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 and masks with bits that
 * mean nothing, with an {@link IllegalArgumentException}; nothing changes then. <b>Merge</b> exact,
 * in any order, with actors in both. <b>Cost</b> 16 bytes an event and up to half as much to spare
 * (8 more each for properties, for ids, and where steps and exclusions are more than 13); {@code
 * add} takes memory for that only; a result is a pass over the events. <b>Wire</b> kind {@code
 * funnel}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>values of properties, if the funnel has any</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them</td></tr>
 *   <tr><td>until when attempts are settled, the lowest long if never</td><td>eight bytes</td></tr>
 *   <tr><td>if ever, the actors of whom something is settled</td><td>as {@link
 *   io.github.cxmetrics.state.SubjectTable} writes them: flags (1 removed, 2 no later entry counts, 4
 *   has an attempt), voided attempts, the one entry that counts; of the attempt its end ({@code cause
 *   << 16 | kind << 8 | level}), when that was, until when it can move on; until when any attempt
 *   of the actor can; the times of the steps, their segments</td></tr>
 *   <tr><td>events</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them: time and mask
 *   in one cell ({@code time << 14 | mask}) or in two, then the numbers of the held value and the
 *   segment in one, then the id</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class FunnelAccumulator implements Accumulator<FunnelAccumulator, Funnel> {

  @Serial private static final long serialVersionUID = 1L;

  private final FunnelDefinition definition;
  private final NumberedActors<FunnelState> actors;

  FunnelAccumulator(FunnelDefinition definition) {
    this(definition, new NumberedActors<>(new FunnelState(definition)));
  }

  private FunnelAccumulator(FunnelDefinition definition, NumberedActors<FunnelState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param mask the steps and exclusions it matches, as {@link FunnelDefinition#stepBit} and {@link
   *     FunnelDefinition#exclusionBit} have them; 0 for none. Its values are not defined
   * @throws IllegalArgumentException if the time or the mask cannot be, or the funnel counts
   *     distinct events, which need an id
   */
  public void add(long actor, long atMillis, int mask) {
    FunnelState state = actors.open();
    state.requireNoIds();
    state.require(atMillis, mask);
    state.add(actor, atMillis, mask);
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
   * @throws IllegalArgumentException if the time, the mask or a text cannot be
   */
  public void add(long actor, long atMillis, int mask, String held, String segment, long id) {
    FunnelState state = actors.open();
    state.require(atMillis, mask);
    requireTexts(held, segment);
    state.add(actor, atMillis, mask, held, segment, id);
  }

  static void requireTexts(String held, String segment) {
    StateWriter.requireWellFormed("held value of an event", held);
    StateWriter.requireWellFormed("segment of an event", segment);
  }

  /**
   * Adds a batch of events, all or none.
   *
   * @param whose whose events
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param masks the steps and exclusions they match, the eighth bit included
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time or a mask cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within all arrays
   */
  public void addAll(long[] whose, long[] atMillis, byte[] masks, int from, int to) {
    addAll(whose, atMillis, masks, from, to, Parallelism.none());
  }

  /**
   * Adds a batch of events, all or none, some by each of several threads; by one where an event
   * takes more than one cell.
   *
   * @param whose whose events
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param masks the steps and exclusions they match, the eighth bit included
   * @param from the index of the first
   * @param to the index after the last
   * @param threads who does it
   * @throws IllegalArgumentException if a time or a mask cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within all arrays
   */
  public void addAll(
      long[] whose, long[] atMillis, byte[] masks, int from, int to, Parallelism threads) {
    actors.open().addAll(EventBatch.of(whose, atMillis, masks, from, to), threads);
  }

  /**
   * Adds a batch of events, all or none.
   *
   * @param whose whose events
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param masks the steps and exclusions they match
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time or a mask cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within all arrays
   */
  public void addAll(long[] whose, long[] atMillis, int[] masks, int from, int to) {
    addAll(whose, atMillis, masks, from, to, Parallelism.none());
  }

  /**
   * Adds a batch of events, all or none, some by each of several threads; by one where an event
   * takes more than one cell.
   *
   * @param whose whose events
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param masks the steps and exclusions they match
   * @param from the index of the first
   * @param to the index after the last
   * @param threads who does it
   * @throws IllegalArgumentException if a time or a mask cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within all arrays
   */
  public void addAll(
      long[] whose, long[] atMillis, int[] masks, int from, int to, Parallelism threads) {
    actors.open().addAll(EventBatch.of(whose, atMillis, masks, from, to), threads);
  }

  /**
   * Makes two actors one, with all events of both, past and future: an anonymous visitor and the
   * customer they turned out to be. The smaller number stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if something of either is settled
   */
  public void join(long a, long b) {
    requireJoinable(a, b);
    actors.join(a, b);
  }

  private void requireJoinable(long a, long b) {
    FunnelState state = actors.raw();
    long first = actors.of(a);
    long second = actors.of(b);
    if (first != second && (state.isSettled(first) || state.isSettled(second))) {
      throw new IllegalArgumentException(
          "joined actors must not be settled, was " + a + " and " + b);
    }
  }

  /**
   * Settles all attempts that are over before a time: events that no other attempt needs are
   * forgotten, and of an actor without newer events only the attempt that counts is left. Results
   * stay the same to the last digit.
   *
   * <p>To be called when no older events will come, and when this state has all events of its
   * actors up to then. Older events are refused from then on; states merge if they are settled
   * until the same time and have no settled actor in common.
   *
   * @param until the first instant of which events may still come: a watermark; an earlier one than
   *     before changes nothing
   * @throws IllegalArgumentException if the funnel's window does not end, or sessions or attempts
   *     count
   */
  public void settle(Instant until) {
    actors.replace(actors.together().settle(EventTime.anyMillis("time of settling", until)));
  }

  /**
   * Whether an event of a time would be refused as older than what is settled.
   *
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @return true if {@link #add} refuses it
   */
  public boolean isLate(long atMillis) {
    return atMillis < actors.raw().settledUntil();
  }

  @Override
  public FunnelAccumulator merge(FunnelAccumulator other) {
    header().requireSame(other.header());
    FunnelAccumulator more = other == this ? other.copy() : other;
    more.actors.representatives().forEach(this::requireJoinable);
    actors.representatives().forEach(more::requireJoinable);
    requireApart(more);
    actors.merge(more.actors);
    return this;
  }

  /** Settled actors must not be in both states, be it under a number that another stands for. */
  private void requireApart(FunnelAccumulator more) {
    if (actors.raw().hasSettled() || more.actors.raw().hasSettled()) {
      FunnelState here = actors.together();
      FunnelState there = more.actors.together();
      here.requireApart(there, actors::of);
      there.requireApart(here, more.actors::of);
    }
  }

  @Override
  public FunnelAccumulator copy() {
    return new FunnelAccumulator(definition, actors.copy());
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
   * Hands over the way of each actor, once each and in no order that means anything.
   *
   * @param visitor takes them
   */
  public void forEachJourney(JourneyVisitor visitor) {
    actors.together().forEach((actor, read) -> visitor.visit(actor, read.journey()));
  }

  /**
   * The way of one actor.
   *
   * @param actor who; any number
   * @return the journey; without attempts if the actor has no events
   */
  public Journey journey(long actor) {
    return actors.together().read(actors.of(actor)).journey();
  }

  /**
   * Every attempt of one actor and what became of it.
   *
   * @param actor who; any number
   * @return the explanation
   */
  public Explanation explain(long actor) {
    return actors.together().explain(actors.of(actor));
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
    return StateHeader.of("funnel", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public FunnelAccumulator readFrom(StateReader in) {
    return new FunnelAccumulator(definition, actors.readFrom(in));
  }
}
