package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The state of churn over customers known by number: their subscriptions and changes of status, in
 * any order of arrival.
 *
 * <p>Records are kept as they are, and grouped and sorted when something is asked. A customer may
 * have both subscriptions and changes of status; the contracts of both unite.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 and ends before their starts
 * with an {@link IllegalArgumentException}; nothing changes then. <b>Merge</b> exact, in any order,
 * with customers in both. <b>Cost</b> 32 bytes a record and up to half as much to spare; {@code
 * add} takes memory for that only; a result is a pass over the records. <b>Wire</b> kind {@code
 * churn}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>records</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them, three cells
 *   each: {@code time << 6 | change << 5 | what << 2 | reason}, the end, the cancellation; an end or
 *   a cancellation that is not known is the highest long, and both are 0 in changes of status</td></tr>
 *   <tr><td>change</td><td>0 for a subscription, whose time is its start; 1 for a change of
 *   status</td></tr>
 *   <tr><td>what</td><td>paid 0, trial 1, paused 2; ended 0, cancelled 1, paused 2, trial 3, active
 *   4</td></tr>
 *   <tr><td>reason</td><td>voluntary 0, involuntary 1, unknown 2</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class ChurnAccumulator implements Accumulator<ChurnAccumulator, Churn> {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnDefinition definition;
  private final NumberedActors<ChurnState> actors;

  ChurnAccumulator(ChurnDefinition definition) {
    this(requireNonNull(definition, "definition"), new NumberedActors<>(new ChurnState()));
  }

  private ChurnAccumulator(ChurnDefinition definition, NumberedActors<ChurnState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds a contract that has no known end.
   *
   * @param actor whose contract
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if a time cannot be
   */
  public void add(long actor, long startMillis) {
    put(actor, startMillis, ChurnLayout.NONE, ChurnReason.UNKNOWN);
  }

  /**
   * Adds a contract.
   *
   * @param actor whose contract
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @param endMillis the first instant it does not cover
   * @throws IllegalArgumentException if a time cannot be or the end is before the start
   */
  public void add(long actor, long startMillis, long endMillis) {
    add(actor, startMillis, endMillis, ChurnReason.UNKNOWN);
  }

  /**
   * Adds a contract with the reason of its end.
   *
   * @param actor whose contract
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @param endMillis the first instant it does not cover
   * @param reason why it ends
   * @throws IllegalArgumentException if a time cannot be or the end is before the start
   */
  public void add(long actor, long startMillis, long endMillis, ChurnReason reason) {
    ChurnLayout.requireEnd(startMillis, endMillis);
    put(actor, startMillis, endMillis, requireNonNull(reason, "reason"));
  }

  /**
   * Adds a batch of contracts, all or none. Where each customer has one contract and there is no
   * grace, {@link SubscriptionCounts} answers the same from far less memory.
   *
   * @param customers whose contract each is
   * @param starts when each begins, in milliseconds since 1970-01-01T00:00Z
   * @param ends the first instant each does not cover, or {@link SubscriptionCounts#NO_END}
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time cannot be or an end is before its start; none is
   *     added then
   * @throws IndexOutOfBoundsException if the indexes are not within the arrays
   */
  public void addAll(long[] customers, long[] starts, long[] ends, int from, int to) {
    int length = Math.min(customers.length, Math.min(starts.length, ends.length));
    Objects.checkFromToIndex(from, to, length);
    for (int i = from; i < to; i++) {
      SubscriptionCounts.requireRow(starts[i], ends[i]);
    }
    ChurnState open = actors.open();
    for (int i = from; i < to; i++) {
      open.add(
          customers[i],
          starts[i],
          ends[i],
          ChurnLayout.NONE,
          SubscriptionKind.PAID,
          ChurnReason.UNKNOWN);
    }
  }

  private void put(long actor, long startMillis, long endMillis, ChurnReason reason) {
    ChurnLayout.requireStart(startMillis);
    actors
        .open()
        .add(actor, startMillis, endMillis, ChurnLayout.NONE, SubscriptionKind.PAID, reason);
  }

  /**
   * Adds a subscription with all that is known of it.
   *
   * @param actor whose subscription
   * @param subscription the subscription
   * @throws IllegalArgumentException if the actor cannot be
   */
  public void add(long actor, Subscription subscription) {
    actors
        .open()
        .add(
            actor,
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
   * @throws IllegalArgumentException if a time cannot be
   */
  public void addStatus(long actor, long atMillis, SubscriptionStatus status, ChurnReason reason) {
    EventTime.require(atMillis);
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    actors.open().add(actor, atMillis, status, reason);
  }

  /**
   * Adds a change of status.
   *
   * @param actor whose status
   * @param change the change
   * @throws IllegalArgumentException if the actor cannot be
   */
  public void addStatus(long actor, StatusChange change) {
    addStatus(actor, change.atMillis(), change.status(), change.reason());
  }

  /**
   * Makes two actors one, with all contracts of both, past and future. The smaller number stands
   * for both.
   *
   * @param a an actor
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  @Override
  public ChurnAccumulator merge(ChurnAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public ChurnAccumulator copy() {
    return new ChurnAccumulator(definition, actors.copy());
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
   * depends on their numbers only, so that what rounds does not depend on how records came.
   *
   * @param scope when the data end
   * @param visitor takes them
   */
  public void forEachTenure(ChurnScope scope, Consumer<? super ChurnTenure> visitor) {
    TenureReading.forEach(actors.together(), definition, scope, visitor);
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
    return StateHeader.of("churn", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public ChurnAccumulator readFrom(StateReader in) {
    return new ChurnAccumulator(definition, actors.readFrom(in));
  }
}
