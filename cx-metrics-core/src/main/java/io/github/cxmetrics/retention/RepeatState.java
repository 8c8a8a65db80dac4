package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectVisitor;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/** The records of many actors known by number, and the reading of them. */
final class RepeatState implements ActorState<RepeatState> {

  @Serial private static final long serialVersionUID = 1L;

  private final OrderLayout layout;
  private final EventLog log;
  private final Dictionary ids;
  private final long[] cells;

  /* All amounts without their signs: as long as this does not overflow, no sum of some does. */
  private long turnover;
  private long latestMillis = Long.MIN_VALUE;

  RepeatState(OrderIdentity identity) {
    this(new OrderLayout(identity), new Dictionary());
  }

  private RepeatState(OrderLayout layout, Dictionary ids) {
    this(layout, ids, new EventLog(layout.width()));
  }

  private RepeatState(OrderLayout layout, Dictionary ids, EventLog log) {
    this.layout = layout;
    this.ids = ids;
    this.log = log;
    cells = new long[layout.width()];
  }

  /**
   * Refuses a record that cannot be.
   *
   * @throws ArithmeticException if the amounts would get too many
   */
  void require(long atMillis, long amount, OrderIdentity given) {
    EventTime.require(atMillis);
    if (given != layout.identity()) {
      throw new IllegalArgumentException(
          "record must be of its definition, " + layout.identity().label() + ", was " + given);
    }
    if (amount < -Tally.MOST || amount > Tally.MOST) {
      throw new IllegalArgumentException("amount must be within 2^62 of 0, was " + amount);
    }
    sum(turnover, Math.abs(amount));
  }

  private static long sum(long a, long b) {
    if (a > Tally.MOST - b) {
      throw new ArithmeticException(
          "amounts must sum to at most "
              + Tally.MOST
              + " without their signs, was "
              + a
              + " + "
              + b);
    }
    return a + b;
  }

  static void requireId(String id) {
    if (id == null || id.isEmpty()) {
      throw new IllegalArgumentException("id of an order must not be null or empty");
    }
    StateWriter.requireWellFormed("id of an order", id);
  }

  /** Adds a record of an order with a text that was found good. */
  void add(long actor, long atMillis, int mark, long amount, String id) {
    add(actor, atMillis, mark, amount, ids.numberOf(id));
  }

  /** Adds a record that was {@linkplain #require found good}. */
  void add(long actor, long atMillis, int mark, long amount, long id) {
    layout.put(cells, atMillis, mark, id, amount);
    log.add(actor, cells, 0);
    turnover += Math.abs(amount);
    latestMillis = Math.max(latestMillis, atMillis);
  }

  long size() {
    return log.size();
  }

  /** The time of the last record; the lowest long if there is none. */
  long latestMillis() {
    return latestMillis;
  }

  @Override
  public RepeatState empty() {
    return new RepeatState(layout, new Dictionary());
  }

  @Override
  public boolean isInOrder() {
    return ids.isSorted();
  }

  @Override
  public RepeatState emptyInOrder() {
    return new RepeatState(layout, ids.sorted());
  }

  @Override
  public void requireRoom(RepeatState other) {
    sum(turnover, other.turnover);
  }

  @Override
  public void merge(RepeatState other) {
    if (layout.identity() == OrderIdentity.TEXT) {
      merge(other, actor -> actor);
    } else {
      addSums(other);
      log.merge(other.log);
    }
  }

  @Override
  public void merge(RepeatState other, LongUnaryOperator actors) {
    addSums(other);
    if (layout.identity() == OrderIdentity.TEXT) {
      int[] here = ids.merge(other.ids);
      log.merge(
          other.log,
          actors,
          record -> OrderLayout.setId(record, here[(int) OrderLayout.id(record, 0)]));
    } else {
      log.merge(other.log, actors, EventLog.EventChange.NONE);
    }
  }

  private void addSums(RepeatState other) {
    turnover = sum(turnover, other.turnover);
    latestMillis = Math.max(latestMillis, other.latestMillis);
  }

  @Override
  public RepeatState copy() {
    RepeatState copy = new RepeatState(layout, ids.copy(), log.copy());
    copy.turnover = turnover;
    copy.latestMillis = latestMillis;
    return copy;
  }

  /**
   * Hands over what each actor ordered, those without records up to then included.
   *
   * @param asOfMillis records after it are not looked at
   */
  void forEach(long asOfMillis, Consumer<OrderHistory> visitor) {
    log.forEach(reader(asOfMillis, visitor));
  }

  /**
   * As {@link #forEach}, in an order that depends on the numbers of actors only, not on how records
   * came.
   *
   * @param asOfMillis records after it are not looked at
   * @param visitor takes them
   */
  void forEachInOrder(long asOfMillis, Consumer<OrderHistory> visitor) {
    log.forEachInOrder(reader(asOfMillis, visitor));
  }

  private SubjectVisitor reader(long asOfMillis, Consumer<OrderHistory> visitor) {
    OrderHistory history = new OrderHistory(layout);
    return (actor, records, from, to) -> {
      history.read(records, from, to, asOfMillis);
      visitor.accept(history);
    };
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((actor, records, from, to) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    if (layout.identity() == OrderIdentity.TEXT) {
      ids.writeTo(out);
    }
    log.writeTo(out);
  }

  @Override
  public RepeatState readFrom(StateReader in) {
    boolean byText = layout.identity() == OrderIdentity.TEXT;
    Dictionary readIds = byText ? Dictionary.readFrom(in) : new Dictionary();
    EventLog records = log.readFrom(in, layout.check(readIds.size()));
    RepeatState read = new RepeatState(layout, readIds, records);
    BitSet used = read.survey();
    if (byText && (readIds.find("") >= 0 || used.cardinality() != readIds.size())) {
      throw new StateFormatException(
          "each of the "
              + readIds.size()
              + " orders of a state must have a text and records, was "
              + used.cardinality());
    }
    return read;
  }

  /** Sums up what the records have, and says which texts stand in them. */
  private BitSet survey() {
    BitSet used = new BitSet();
    int width = layout.width();
    log.forEach(
        (actor, records, from, to) -> {
          for (int start = from * width; start < to * width; start += width) {
            addSums(records, start);
            if (layout.identity() == OrderIdentity.TEXT) {
              used.set((int) OrderLayout.id(records, start));
            }
          }
        });
    return used;
  }

  private void addSums(long[] records, int start) {
    long amount = layout.amount(records, start);
    if (amount < -Tally.MOST || amount > Tally.MOST || Math.abs(amount) > Tally.MOST - turnover) {
      throw new StateFormatException(
          "amounts of a state must sum to at most " + Tally.MOST + " without their signs");
    }
    turnover += Math.abs(amount);
    latestMillis = Math.max(latestMillis, OrderLayout.atMillis(records, start));
  }
}
