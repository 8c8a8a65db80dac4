package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectVisitor;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.BitSet;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of many customers known by number. */
final class RevenueState implements ActorState<RevenueState> {

  @Serial private static final long serialVersionUID = 1L;

  private final RevenueDefinition definition;
  private final RevenueLayout layout;
  private final EventLog log;
  private final Dictionary subscriptions;
  private final long[] cells;
  private transient @Nullable RevenuePeriodEnds periods;

  /* The sum of all amounts: as long as it is below the limit, no sum of movements overflows. */
  private long turnover;
  private long latestMillis = Long.MIN_VALUE;
  private long earliestPaidMillis = Long.MAX_VALUE;

  RevenueState(RevenueDefinition definition) {
    this(definition, new Dictionary());
  }

  private RevenueState(RevenueDefinition definition, Dictionary subscriptions) {
    this(definition, subscriptions, new EventLog(new RevenueLayout(definition).width()));
  }

  private RevenueState(RevenueDefinition definition, Dictionary subscriptions, EventLog log) {
    this.definition = definition;
    this.layout = new RevenueLayout(definition);
    this.subscriptions = subscriptions;
    this.log = log;
    cells = new long[layout.width()];
  }

  RevenueLayout layout() {
    return layout;
  }

  /**
   * Refuses a record that cannot be.
   *
   * @throws ArithmeticException if the amounts would get too many
   */
  void require(RevenueInput given, RevenueIdentity of, long atMillis, long amount) {
    if (given != layout.input()) {
      throw new IllegalArgumentException(
          "record must be one of its definition, "
              + layout.input().label()
              + ", was one of "
              + given.label());
    }
    if (of != definition.identity()) {
      throw new IllegalArgumentException(
          "record must be " + definition.identity().label() + ", was " + of.label());
    }
    EventTime.require(atMillis);
    if (amount < 0) {
      throw new IllegalArgumentException("recurring amount must be at least 0, was " + amount);
    }
    sum(turnover, amount);
  }

  private long sum(long a, long b) {
    if (a > definition.most() - b) {
      throw new ArithmeticException(
          "recurring amounts must sum to at most "
              + definition.most()
              + " over all records, was "
              + a
              + " + "
              + b);
    }
    return a + b;
  }

  static void requireSubscription(String subscription) {
    if (subscription == null || subscription.isEmpty()) {
      throw new IllegalArgumentException("text of a subscription must not be null or empty");
    }
    StateWriter.requireWellFormed("text of a subscription", subscription);
  }

  /** Refuses a period that is not of the definition. */
  void requirePeriod(CalendarPeriod period) {
    if (!period.grid().equals(definition.grid())) {
      throw new IllegalArgumentException(
          "period of a snapshot must be of its definition, "
              + definition.grid()
              + ", was of "
              + period.grid());
    }
  }

  /** When the periods of the definition begin and end. */
  RevenuePeriodEnds periods() {
    RevenuePeriodEnds known = periods;
    if (known == null) {
      known = new RevenuePeriodEnds(definition.grid());
      periods = known;
    }
    return known;
  }

  /** Adds a record of a subscription with a text that was found good. */
  void add(long customer, long atMillis, long endOrSequence, String subscription, long amount) {
    add(customer, atMillis, endOrSequence, subscriptions.numberOf(subscription), amount);
  }

  /** Adds a record that was {@linkplain #require found good}. */
  void add(long customer, long atMillis, long endOrSequence, long subscription, long amount) {
    layout.put(cells, atMillis, endOrSequence, subscription, amount);
    log.add(customer, cells, 0);
    turnover += amount;
    note(atMillis, endOrSequence, amount);
  }

  private void note(long atMillis, long endOrSequence, long amount) {
    latestMillis = Math.max(latestMillis, layout.latestMillis(atMillis, endOrSequence));
    if (amount > 0) {
      earliestPaidMillis = Math.min(earliestPaidMillis, atMillis);
    }
  }

  long size() {
    return log.size();
  }

  /** The last instant that a record says something of; the lowest long if there is none. */
  long latestMillis() {
    return latestMillis;
  }

  /** The first instant of a record with an amount above 0; the highest long if there is none. */
  long earliestPaidMillis() {
    return earliestPaidMillis;
  }

  @Override
  public RevenueState empty() {
    return new RevenueState(definition, new Dictionary());
  }

  @Override
  public boolean isInOrder() {
    return subscriptions.isSorted();
  }

  @Override
  public RevenueState emptyInOrder() {
    return new RevenueState(definition, subscriptions.sorted());
  }

  @Override
  public void requireRoom(RevenueState other) {
    sum(turnover, other.turnover);
  }

  @Override
  public void merge(RevenueState other) {
    if (layout.hasSubscriptions()) {
      merge(other, customer -> customer);
    } else {
      addSums(other);
      log.merge(other.log);
    }
  }

  @Override
  public void merge(RevenueState other, LongUnaryOperator customers) {
    addSums(other);
    if (layout.hasSubscriptions()) {
      int[] here = subscriptions.merge(other.subscriptions);
      log.merge(
          other.log,
          customers,
          record ->
              RevenueLayout.setSubscription(record, here[(int) layout.subscription(record, 0)]));
    } else {
      log.merge(other.log, customers, EventLog.EventChange.NONE);
    }
  }

  private void addSums(RevenueState other) {
    turnover = sum(turnover, other.turnover);
    latestMillis = Math.max(latestMillis, other.latestMillis);
    earliestPaidMillis = Math.min(earliestPaidMillis, other.earliestPaidMillis);
  }

  @Override
  public RevenueState copy() {
    RevenueState copy = new RevenueState(definition, subscriptions.copy(), log.copy());
    copy.turnover = turnover;
    copy.latestMillis = latestMillis;
    copy.earliestPaidMillis = earliestPaidMillis;
    return copy;
  }

  /** Hands over the records of each customer, each once. */
  void forEach(SubjectVisitor visitor) {
    log.forEach(visitor);
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((customer, records, from, to) -> visitor.accept(customer));
  }

  @Override
  public void writeTo(StateWriter out) {
    if (layout.hasSubscriptions()) {
      subscriptions.writeTo(out);
    }
    log.writeTo(out);
  }

  @Override
  public RevenueState readFrom(StateReader in) {
    boolean byText = layout.hasSubscriptions();
    Dictionary texts = byText ? Dictionary.readFrom(in) : new Dictionary();
    EventLog records = log.readFrom(in, layout.check(texts.size()));
    RevenueState read = new RevenueState(definition, texts, records);
    BitSet used = read.survey();
    if (byText && (texts.find("") >= 0 || used.cardinality() != texts.size())) {
      throw new StateFormatException(
          "each of the "
              + texts.size()
              + " subscriptions of a state must have a text and records, was "
              + used.cardinality());
    }
    return read;
  }

  /** Sums up what the records have, and says which texts stand in them. */
  private BitSet survey() {
    BitSet used = new BitSet();
    int width = layout.width();
    log.forEach(
        (customer, records, from, to) -> {
          for (int start = from * width; start < to * width; start += width) {
            addRead(records, start);
            used.set((int) layout.subscription(records, start));
          }
        });
    return used;
  }

  private void addRead(long[] records, int start) {
    long amount = layout.amount(records, start);
    if (amount < 0 || amount > definition.most() - turnover) {
      throw new StateFormatException(
          "recurring amounts of a state must be at least 0 and sum to at most "
              + definition.most());
    }
    turnover += amount;
    note(RevenueLayout.atMillis(records, start), RevenueLayout.endMillis(records, start), amount);
  }
}
