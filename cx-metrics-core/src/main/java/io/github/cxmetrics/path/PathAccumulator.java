package io.github.cxmetrics.path;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of paths over many actors known by number: their events, in any order of arrival.
 *
 * <p>What is kept is grouped, sorted and read when a result is asked for, so that adding needs no
 * look-up but that of the name. Events that the filter leaves out are kept, without their names, as
 * far as sessions need them; of whole histories not at all.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 and names that are null or
 * have half a surrogate pair, with an {@link IllegalArgumentException}; nothing changes then.
 * <b>Merge</b> exact, in any order, with actors in both. <b>Cost</b> 24 bytes an event (8 more for
 * sequence numbers) and up to half as much to spare, and each name once; {@code add} takes memory
 * for that only; a result is a pass over the events, linear in those of an actor once they are
 * sorted, and takes memory for the cells of its tables that are not empty, and for each whole path
 * once. <b>Wire</b> kind {@code paths}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>names of events</td><td>as {@link io.github.cxmetrics.state.Dictionary} writes
 *   them</td></tr>
 *   <tr><td>events</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them: time, the
 *   sequence number if ties are ordered by it, one more than the number of the name or 0 for an
 *   event that the filter leaves out</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class PathAccumulator implements Accumulator<PathAccumulator, Paths> {

  @Serial private static final long serialVersionUID = 1L;

  private final PathDefinition definition;
  private final NumberedActors<PathState> actors;

  PathAccumulator(PathDefinition definition) {
    this(definition, new NumberedActors<>(new PathState(definition)));
  }

  private PathAccumulator(PathDefinition definition, NumberedActors<PathState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param event its name
   * @throws IllegalArgumentException if the time or the name cannot be, or ties are ordered by
   *     sequence
   */
  public void add(long actor, long atMillis, String event) {
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
   * @throws IllegalArgumentException if the time or the name cannot be
   */
  public void add(long actor, long atMillis, long sequence, String event) {
    int code = actors.raw().code(atMillis, event);
    if (code != PathState.DROPPED) {
      actors.open().add(actor, atMillis, sequence, code);
    }
  }

  /**
   * Makes two actors one, with all events of both, past and future: an anonymous visitor and the
   * customer they turned out to be. The smaller number stands for both.
   *
   * @param a an actor
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  @Override
  public PathAccumulator merge(PathAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public PathAccumulator copy() {
    return new PathAccumulator(definition, actors.copy());
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
    return StateHeader.of("paths", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public PathAccumulator readFrom(StateReader in) {
    return new PathAccumulator(definition, actors.readFrom(in));
  }
}
