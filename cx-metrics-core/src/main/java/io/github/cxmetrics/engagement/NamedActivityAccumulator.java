package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.LocalDate;

/**
 * The state of activity of many actors known by text. Each text is kept once and stands for its
 * actor exactly; nothing is hashed away.
 *
 * <p><b>Rejects</b> as {@link ActivityAccumulator}. <b>Merge</b> exact, in any order, with actors
 * in both. <b>Cost</b> as {@link ActivityAccumulator}, and each text with an entry of a hash map.
 * <b>Wire</b> kind {@code activityByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors of whom something is kept</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>creations and active days</td><td>as in {@link ActivityAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedActivityAccumulator
    implements Accumulator<NamedActivityAccumulator, Activity> {

  @Serial private static final long serialVersionUID = 1L;

  private final ActivityDefinition definition;
  private final NamedActors<ActivityState> actors;

  NamedActivityAccumulator(ActivityDefinition definition) {
    this(definition, new NamedActors<>(new ActivityState(definition)));
  }

  private NamedActivityAccumulator(
      ActivityDefinition definition, NamedActors<ActivityState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a time at which an actor was active.
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
   * Says when an actor was created; of several times the earliest counts.
   *
   * @param actor who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, the time cannot
   *     be, or actors are not new by creation
   */
  public void created(String actor, long atMillis) {
    ActivityState state = actors.open();
    state.requireCreation(atMillis);
    NamedActors.requireActor(actor);
    state.created(actors.numberOf(actor), atMillis);
  }

  /**
   * Makes two actors one, with all activity of both, past and future: an anonymous visitor and the
   * customer they turned out to be. The text that sorts first stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
    actors.join(a, b);
  }

  /**
   * A range of local dates, to be asked questions.
   *
   * @param from the first date
   * @param to the first date after it
   * @return a view of this accumulator, to be used before anything more is added or merged
   * @throws IllegalArgumentException as {@link ActivityAccumulator#between}
   */
  public ActivityRange between(LocalDate from, LocalDate to) {
    return ActivityRange.of(actors.together(), from, to);
  }

  @Override
  public NamedActivityAccumulator merge(NamedActivityAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedActivityAccumulator copy() {
    return new NamedActivityAccumulator(definition, actors.copy());
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
    return StateHeader.of("activityByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedActivityAccumulator readFrom(StateReader in) {
    return new NamedActivityAccumulator(definition, actors.readFrom(in));
  }
}
