package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of the use of features by many actors known by number: their uses, in any order of
 * arrival.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 and features without a name
 * with an {@link IllegalArgumentException}; nothing changes then. <b>Merge</b> exact, in any order,
 * with actors in both; the same use in both counts twice. <b>Cost</b> 24 bytes a use and up to half
 * as much to spare, each name of a feature once, and 30 bytes an actor declared; a result is a pass
 * over the uses. <b>Wire</b> kind {@code features}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>features that were used</td><td>as {@link io.github.cxmetrics.state.Dictionary} writes
 *   them, which numbers them</td></tr>
 *   <tr><td>actors declared eligible, or seen</td><td>as {@link
 *   io.github.cxmetrics.state.SubjectTable} writes them, with one cell of 0</td></tr>
 *   <tr><td>uses</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them: the number of
 *   the feature and the time, a cell each</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class FeatureAccumulator implements Accumulator<FeatureAccumulator, FeatureUse> {

  @Serial private static final long serialVersionUID = 1L;

  private final FeatureDefinition definition;
  private final NumberedActors<FeatureEvents> actors;

  FeatureAccumulator(FeatureDefinition definition) {
    this(definition, new NumberedActors<>(new FeatureEvents(definition)));
  }

  private FeatureAccumulator(FeatureDefinition definition, NumberedActors<FeatureEvents> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a use of a feature.
   *
   * @param actor who used it
   * @param feature its name
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the name is null, empty or half a surrogate pair, or the
   *     time cannot be
   */
  public void add(long actor, String feature, long atMillis) {
    EventTime.require(atMillis);
    FeatureEvents.requireFeature(feature);
    actors.open().add(actor, feature, atMillis);
  }

  /**
   * Says that an actor is eligible. Where all who are seen are eligible, only those need it who
   * used nothing.
   *
   * @param actor who
   */
  public void addEligible(long actor) {
    actors.open().declare(actor);
  }

  /**
   * Makes two actors one, with all uses of both, past and future; eligible if either is. The
   * smaller number stands for both.
   *
   * @param a an actor
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  /**
   * How many uses are kept.
   *
   * @return at least 0
   */
  public long uses() {
    return actors.together().uses();
  }

  @Override
  public FeatureAccumulator merge(FeatureAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public FeatureAccumulator copy() {
    return new FeatureAccumulator(definition, actors.copy());
  }

  @Override
  public FeatureUse result() {
    return actors.together().result();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("features", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public FeatureAccumulator readFrom(StateReader in) {
    return new FeatureAccumulator(definition, actors.readFrom(in));
  }
}
