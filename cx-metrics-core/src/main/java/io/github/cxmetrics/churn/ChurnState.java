package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.SubjectVisitor;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/** The subscriptions and changes of status of many actors known by number. */
final class ChurnState implements ActorState<ChurnState> {

  @Serial private static final long serialVersionUID = 1L;

  private final EventLog log;
  private final long[] cells = new long[ChurnLayout.WIDTH];
  private long latestMillis = Long.MIN_VALUE;

  ChurnState() {
    this(new EventLog(ChurnLayout.WIDTH));
  }

  private ChurnState(EventLog log) {
    this.log = log;
  }

  /** Adds a subscription that was found good. */
  void add(
      long actor,
      long startMillis,
      long endMillis,
      long cancelledMillis,
      SubscriptionKind kind,
      ChurnReason reason) {
    ChurnLayout.put(cells, startMillis, endMillis, cancelledMillis, kind, reason);
    put(actor);
  }

  /** Adds a change of status, the time of which was found good. */
  void add(long actor, long atMillis, SubscriptionStatus status, ChurnReason reason) {
    ChurnLayout.put(cells, atMillis, status, reason);
    put(actor);
  }

  private void put(long actor) {
    log.add(actor, cells, 0);
    latestMillis = Math.max(latestMillis, ChurnLayout.latestMillis(cells, 0));
  }

  long size() {
    return log.size();
  }

  /** The last time that any record speaks of; the lowest long if there is none. */
  long latestMillis() {
    return latestMillis;
  }

  /** Hands over the records of each actor, in order. */
  void forEach(SubjectVisitor visitor) {
    log.forEach(visitor);
  }

  /** As {@link #forEach}, in an order that depends on the numbers of actors only. */
  void forEachInOrder(SubjectVisitor visitor) {
    log.forEachInOrder(visitor);
  }

  @Override
  public ChurnState empty() {
    return new ChurnState();
  }

  @Override
  public void merge(ChurnState other) {
    log.merge(other.log);
    latestMillis = Math.max(latestMillis, other.latestMillis);
  }

  @Override
  public void merge(ChurnState other, LongUnaryOperator actors) {
    log.merge(other.log, actors, EventLog.EventChange.NONE);
    latestMillis = Math.max(latestMillis, other.latestMillis);
  }

  @Override
  public ChurnState copy() {
    ChurnState copy = new ChurnState(log.copy());
    copy.latestMillis = latestMillis;
    return copy;
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((actor, records, from, to) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    log.writeTo(out);
  }

  @Override
  public ChurnState readFrom(StateReader in) {
    long[] latest = {Long.MIN_VALUE};
    ChurnState read =
        new ChurnState(
            log.readFrom(
                in,
                (records, start) -> {
                  ChurnLayout.check(records, start);
                  latest[0] = Math.max(latest[0], ChurnLayout.latestMillis(records, start));
                }));
    read.latestMillis = latest[0];
    return read;
  }
}
