package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.ActivityBits;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.LocalDate;

/**
 * The state of activity of many actors known by number: on which local days each was active.
 *
 * <p>Which questions are asked of it is decided later: {@link #between} asks for active users,
 * stickiness, lifecycle, daily states and frequency of any range of dates.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 with an {@link
 * IllegalArgumentException}; nothing changes then. <b>Merge</b> exact, in any order, with actors in
 * both: adding a time twice changes nothing. <b>Cost</b> that of {@link ActivityBits}: eight bytes
 * for 64 days with activity among them, 60 to 150 bytes an actor, and 30 more for a creation;
 * {@code add} takes memory for actors and days that are new only. <b>Wire</b> kind {@code
 * activity}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>creations, if they say who is new</td><td>as {@link
 *   io.github.cxmetrics.state.SubjectTable} writes them: the time in one cell</td></tr>
 *   <tr><td>active days</td><td>as {@link ActivityBits} writes them, without times</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class ActivityAccumulator implements Accumulator<ActivityAccumulator, Activity> {

  @Serial private static final long serialVersionUID = 1L;

  private final ActivityDefinition definition;
  private final NumberedActors<ActivityState> actors;

  ActivityAccumulator(ActivityDefinition definition) {
    this(definition, new NumberedActors<>(new ActivityState(definition)));
  }

  private ActivityAccumulator(ActivityDefinition definition, NumberedActors<ActivityState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a time at which an actor was active.
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
   * Says when an actor was created; of several times the earliest counts.
   *
   * @param actor who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the time cannot be, or actors are not new by creation
   */
  public void created(long actor, long atMillis) {
    ActivityState state = actors.open();
    state.requireCreation(atMillis);
    state.created(actor, atMillis);
  }

  /**
   * Makes two actors one, with all activity of both, past and future: an anonymous visitor and the
   * customer they turned out to be. The smaller number stands for both.
   *
   * @param a an actor
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  /**
   * A range of local dates, to be asked questions.
   *
   * @param from the first date
   * @param to the first date after it
   * @return a view of this accumulator, to be used before anything more is added or merged
   * @throws IllegalArgumentException if the range is empty, longer than {@value
   *     ActivityRange#MOST_DAYS} days, or beyond 2<sup>48</sup> milliseconds from 1970
   */
  public ActivityRange between(LocalDate from, LocalDate to) {
    return ActivityRange.of(actors.together(), from, to);
  }

  @Override
  public ActivityAccumulator merge(ActivityAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public ActivityAccumulator copy() {
    return new ActivityAccumulator(definition, actors.copy());
  }

  @Override
  public Activity result() {
    return Activity.of(actors.together());
  }

  /** All that is kept, that of joined actors together. */
  ActivityState state() {
    return actors.together();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("activity", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public ActivityAccumulator readFrom(StateReader in) {
    return new ActivityAccumulator(definition, actors.readFrom(in));
  }
}
