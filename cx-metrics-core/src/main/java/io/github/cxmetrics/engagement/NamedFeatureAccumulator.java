package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of the use of features by many actors known by text. Each text is kept once and stands
 * for its actor exactly; nothing is hashed away.
 *
 * <p><b>Rejects</b> as {@link FeatureAccumulator}. <b>Merge</b> exact, in any order, with actors in
 * both. <b>Cost</b> as {@link FeatureAccumulator}, and each text with an entry of a hash map.
 * <b>Wire</b> kind {@code featuresByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors of whom something is kept</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>features, declared actors and uses</td><td>as in {@link FeatureAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedFeatureAccumulator
    implements Accumulator<NamedFeatureAccumulator, FeatureUse> {

  @Serial private static final long serialVersionUID = 1L;

  private final FeatureDefinition definition;
  private final NamedActors<FeatureEvents> actors;

  NamedFeatureAccumulator(FeatureDefinition definition) {
    this(definition, new NamedActors<>(new FeatureEvents(definition)));
  }

  private NamedFeatureAccumulator(FeatureDefinition definition, NamedActors<FeatureEvents> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a use of a feature.
   *
   * @param actor who used it
   * @param feature its name
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair, the name is
   *     null, empty or half a surrogate pair, or the time cannot be
   */
  public void add(String actor, String feature, long atMillis) {
    EventTime.require(atMillis);
    FeatureEvents.requireFeature(feature);
    NamedActors.requireActor(actor);
    actors.open().add(actors.numberOf(actor), feature, atMillis);
  }

  /**
   * Says that an actor is eligible. Where all who are seen are eligible, only those need it who
   * used nothing.
   *
   * @param actor who
   * @throws IllegalArgumentException if the actor is null or half a surrogate pair
   */
  public void addEligible(String actor) {
    NamedActors.requireActor(actor);
    actors.open().declare(actors.numberOf(actor));
  }

  /**
   * Makes two actors one, with all uses of both, past and future; eligible if either is. The text
   * that sorts first stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
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
  public NamedFeatureAccumulator merge(NamedFeatureAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedFeatureAccumulator copy() {
    return new NamedFeatureAccumulator(definition, actors.copy());
  }

  @Override
  public FeatureUse result() {
    return actors.together().result();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("featuresByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedFeatureAccumulator readFrom(StateReader in) {
    return new NamedFeatureAccumulator(definition, actors.readFrom(in));
  }
}
