package io.github.cxmetrics.path;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of paths over many actors known by text. Each text is kept once and stands for its
 * actor exactly; nothing is hashed away.
 *
 * <p><b>Rejects</b> as {@link PathAccumulator}, and actors that are null or have half a surrogate
 * pair. <b>Merge</b> exact, in any order, with actors in both. <b>Cost</b> as {@link
 * PathAccumulator}, and each text with an entry of a hash map. <b>Wire</b> kind {@code
 * pathsByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors with events</td><td>as {@link io.github.cxmetrics.state.Dictionary} writes
 *   them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>names and events</td><td>as in {@link PathAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedPathAccumulator implements Accumulator<NamedPathAccumulator, Paths> {

  @Serial private static final long serialVersionUID = 1L;

  private final PathDefinition definition;
  private final NamedActors<PathState> actors;

  NamedPathAccumulator(PathDefinition definition) {
    this(definition, new NamedActors<>(new PathState(definition)));
  }

  private NamedPathAccumulator(PathDefinition definition, NamedActors<PathState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param event its name
   * @throws IllegalArgumentException if the actor, the time or the name cannot be, or ties are
   *     ordered by sequence
   */
  public void add(String actor, long atMillis, String event) {
    actors.raw().requireNoSequence();
    add(actor, atMillis, 0, event);
  }

  /**
   * Adds an event with its sequence number.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param sequence smaller for the event that comes first of those of one millisecond; any number
   *     where ties are not ordered by sequence
   * @param event its name
   * @throws IllegalArgumentException if the actor, the time or the name cannot be
   */
  public void add(String actor, long atMillis, long sequence, String event) {
    NamedActors.requireActor(actor);
    int code = actors.raw().code(atMillis, event);
    if (code != PathState.DROPPED) {
      actors.open().add(actors.numberOf(actor), atMillis, sequence, code);
    }
  }

  /**
   * Makes two actors one, with all events of both, past and future: an anonymous visitor and the
   * customer they turned out to be. The text that sorts first stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
    actors.join(a, b);
  }

  @Override
  public NamedPathAccumulator merge(NamedPathAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedPathAccumulator copy() {
    return new NamedPathAccumulator(definition, actors.copy());
  }

  @Override
  public Paths result() {
    return actors.together().result();
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
    return StateHeader.of("pathsByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedPathAccumulator readFrom(StateReader in) {
    return new NamedPathAccumulator(definition, actors.readFrom(in));
  }
}
