package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.function.Consumer;

/**
 * The state of churn over customers known by text: their subscriptions and changes of status, in
 * any order of arrival. Each text is kept once and stands for its customer exactly.
 *
 * <p><b>Rejects</b> as {@link ChurnAccumulator}, and actors that are null or half a surrogate pair.
 * <b>Merge</b> exact, in any order, with customers in both. <b>Cost</b> as {@link
 * ChurnAccumulator}, and each text with an entry of a hash map. <b>Wire</b> kind {@code
 * churnByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors with records</td><td>as {@link io.github.cxmetrics.state.Dictionary} writes them,
 *   which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>records</td><td>as in {@link ChurnAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedChurnAccumulator implements Accumulator<NamedChurnAccumulator, Churn> {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnDefinition definition;
  private final NamedActors<ChurnState> actors;

  NamedChurnAccumulator(ChurnDefinition definition) {
    this(requireNonNull(definition, "definition"), new NamedActors<>(new ChurnState()));
  }

  private NamedChurnAccumulator(ChurnDefinition definition, NamedActors<ChurnState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a contract that has no known end.
   *
   * @param actor whose contract
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the actor, a time cannot be
   */
  public void add(String actor, long startMillis) {
    put(actor, startMillis, ChurnLayout.NONE, ChurnReason.UNKNOWN);
  }

  /**
   * Adds a contract.
   *
   * @param actor whose contract
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @param endMillis the first instant it does not cover
   * @throws IllegalArgumentException if the actor, a time cannot be or the end is before the start
   */
  public void add(String actor, long startMillis, long endMillis) {
    add(actor, startMillis, endMillis, ChurnReason.UNKNOWN);
  }

  /**
   * Adds a contract with the reason of its end.
   *
   * @param actor whose contract
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @param endMillis the first instant it does not cover
   * @param reason why it ends
   * @throws IllegalArgumentException if the actor, a time cannot be or the end is before the start
   */
  public void add(String actor, long startMillis, long endMillis, ChurnReason reason) {
    ChurnLayout.requireEnd(startMillis, endMillis);
    put(actor, startMillis, endMillis, requireNonNull(reason, "reason"));
  }

  private void put(String actor, long startMillis, long endMillis, ChurnReason reason) {
    NamedActors.requireActor(actor);
    ChurnLayout.requireStart(startMillis);
    actors
        .open()
        .add(
            actors.numberOf(actor),
            startMillis,
            endMillis,
            ChurnLayout.NONE,
            SubscriptionKind.PAID,
            reason);
  }

  /**
   * Adds a subscription with all that is known of it.
   *
   * @param actor whose subscription
   * @param subscription the subscription
   * @throws IllegalArgumentException if the actor cannot be
   */
  public void add(String actor, Subscription subscription) {
    NamedActors.requireActor(actor);
    actors
        .open()
        .add(
            actors.numberOf(actor),
            subscription.startMillis(),
            subscription.endMillis().orElse(ChurnLayout.NONE),
            subscription.cancelledAtMillis().orElse(ChurnLayout.NONE),
            subscription.kind(),
            subscription.reason());
  }

  /**
   * Adds a change of status.
   *
   * @param actor whose status
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param status what it becomes
   * @param reason why, for those that end the contract
   * @throws IllegalArgumentException if the actor, a time cannot be
   */
  public void addStatus(
      String actor, long atMillis, SubscriptionStatus status, ChurnReason reason) {
    EventTime.require(atMillis);
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    NamedActors.requireActor(actor);
    actors.open().add(actors.numberOf(actor), atMillis, status, reason);
  }

  /**
   * Adds a change of status.
   *
   * @param actor whose status
   * @param change the change
   * @throws IllegalArgumentException if the actor cannot be
   */
  public void addStatus(String actor, StatusChange change) {
    addStatus(actor, change.atMillis(), change.status(), change.reason());
  }

  /**
   * Makes two actors one, with all contracts of both, past and future. The text that sorts first
   * stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
    actors.join(a, b);
  }

  @Override
  public NamedChurnAccumulator merge(NamedChurnAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedChurnAccumulator copy() {
    return new NamedChurnAccumulator(definition, actors.copy());
  }

  /**
   * The answer for all periods, as of the last time that any record speaks of.
   *
   * @return an immutable result
   */
  @Override
  public Churn result() {
    return result(ChurnScope.ALL);
  }

  /**
   * The answer for a part of the data.
   *
   * @param scope which part
   * @return an immutable result
   */
  public Churn result(ChurnScope scope) {
    return Churn.of(actors.together(), definition, scope);
  }

  /**
   * The answer under another definition, of the same records.
   *
   * @param other who is a customer, and when
   * @param scope which part of the data
   * @return an immutable result
   */
  public Churn result(ChurnDefinition other, ChurnScope scope) {
    return Churn.of(actors.together(), other, scope);
  }

  /**
   * Folds the lengths of stays with any metric: a survival estimator, a tally.
   *
   * @param tenures takes the stays, those that ended and those that go on
   * @param scope when the data end
   * @param <A> its accumulator
   * @param <R> its result
   * @return its answer
   */
  public <A extends Accumulator<A, R>, R> R fold(
      Metric<? super ChurnTenure, A, R> tenures, ChurnScope scope) {
    A folded = tenures.newAccumulator();
    forEachTenure(scope, tenure -> tenures.add(folded, tenure));
    return folded.result();
  }

  /**
   * Hands over the stays of each customer in the order of time; customers come in an order that
   * depends on their texts only, so that what rounds does not depend on how records came.
   *
   * @param scope when the data end
   * @param visitor takes them
   */
  public void forEachTenure(ChurnScope scope, Consumer<? super ChurnTenure> visitor) {
    TenureReading.forEach(actors.inOrder(), definition, scope, visitor);
  }

  /** The records of all customers, those of joined ones together; not to be added to. */
  ChurnState state() {
    return actors.together();
  }

  /**
   * How many records are kept.
   *
   * @return at least 0
   */
  public long records() {
    return actors.raw().size();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("churnByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedChurnAccumulator readFrom(StateReader in) {
    return new NamedChurnAccumulator(definition, actors.readFrom(in));
  }
}
