package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of recurring revenue over customers known by number: their intervals, changes or
 * snapshots, in any order of arrival.
 *
 * <p>Records are kept as they are, and grouped and sorted when something is asked, so that any
 * number of {@linkplain RevenueQuestion questions} can be asked of one state.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970, intervals that do not end
 * after they start, negative amounts, records of another input than that of the definition, and
 * snapshots of other periods, with an {@link IllegalArgumentException}; amounts that sum to more
 * than 2<sup>61</sup> a year with an {@link ArithmeticException}; nothing changes then.
 * <b>Merge</b> exact, in any order, with customers and subscriptions in both. <b>Cost</b> 32 bytes
 * a record, 40 where they are of subscriptions, and up to half as much to spare; texts once each
 * with an entry of a hash map; {@code add} takes memory for that only; a result is a pass over the
 * records, and for each customer over the periods. <b>Wire</b> kind {@code revenue}, the definition
 * in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined customers</td><td>their number as a count; for each, ascending, the customer
 *   and the one that stands for it, eight bytes each</td></tr>
 *   <tr><td>subscriptions, if records are of them</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>records</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them: when the
 *   amount begins; when it ends, the highest long if it does not, or the sequence of a change; the
 *   number of the subscription if records are of them; the amount</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class RevenueAccumulator implements Accumulator<RevenueAccumulator, Revenue> {

  @Serial private static final long serialVersionUID = 1L;

  private final RevenueDefinition definition;
  private final NumberedActors<RevenueState> actors;

  RevenueAccumulator(RevenueDefinition definition) {
    this(definition, new NumberedActors<>(new RevenueState(definition)));
  }

  private RevenueAccumulator(RevenueDefinition definition, NumberedActors<RevenueState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an amount that a customer pays for some time.
   *
   * @param customer who
   * @param startMillis when it begins to be paid, in milliseconds since 1970-01-01T00:00Z
   * @param endMillis when it is no more paid, after that
   * @param amount the recurring amount per term of the definition, in minor units of money
   * @throws IllegalArgumentException if the times or the amount cannot be, or records are no
   *     intervals of customers
   * @throws ArithmeticException if all amounts are too many
   */
  public void addInterval(long customer, long startMillis, long endMillis, long amount) {
    RevenueLayout.requireEnd(endMillis);
    addUpTo(customer, startMillis, endMillis, amount);
  }

  /**
   * Adds an amount of a subscription that a customer pays for some time.
   *
   * @param customer who
   * @param startMillis when it begins to be paid, in milliseconds since 1970-01-01T00:00Z
   * @param endMillis when it is no more paid, after that
   * @param amount the recurring amount per term of the definition, in minor units of money
   * @param subscription the text of the subscription, neither null nor empty
   * @throws IllegalArgumentException if the times, the amount or the text cannot be, or records are
   *     no intervals of subscriptions
   * @throws ArithmeticException if all amounts are too many
   */
  public void addInterval(
      long customer, long startMillis, long endMillis, long amount, String subscription) {
    RevenueLayout.requireEnd(endMillis);
    addUpTo(customer, startMillis, endMillis, amount, subscription);
  }

  /**
   * Adds an amount that a customer pays from an instant on.
   *
   * @param customer who
   * @param startMillis when it begins to be paid, in milliseconds since 1970-01-01T00:00Z
   * @param amount the recurring amount per term of the definition, in minor units of money
   * @throws IllegalArgumentException if the time or the amount cannot be, or records are no
   *     intervals of customers
   * @throws ArithmeticException if all amounts are too many
   */
  public void addOpen(long customer, long startMillis, long amount) {
    addUpTo(customer, startMillis, RevenueLayout.OPEN, amount);
  }

  /**
   * Adds an amount of a subscription that a customer pays from an instant on.
   *
   * @param customer who
   * @param startMillis when it begins to be paid, in milliseconds since 1970-01-01T00:00Z
   * @param amount the recurring amount per term of the definition, in minor units of money
   * @param subscription the text of the subscription, neither null nor empty
   * @throws IllegalArgumentException if the time, the amount or the text cannot be, or records are
   *     no intervals of subscriptions
   * @throws ArithmeticException if all amounts are too many
   */
  public void addOpen(long customer, long startMillis, long amount, String subscription) {
    addUpTo(customer, startMillis, RevenueLayout.OPEN, amount, subscription);
  }

  /**
   * Adds what a customer pays from an instant on, until the next change.
   *
   * @param customer who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param sequence the greater, the later among changes at one instant; of equal ones that with
   *     the greatest amount counts
   * @param amount the recurring amount per term of the definition, in minor units of money; 0 ends
   *     it
   * @throws IllegalArgumentException if the time or the amount cannot be, or records are no changes
   *     of customers
   * @throws ArithmeticException if all amounts are too many
   */
  public void addChange(long customer, long atMillis, long sequence, long amount) {
    put(RevenueInput.CHANGES, customer, atMillis, sequence, amount);
  }

  /**
   * Adds what a customer pays for a subscription from an instant on, until the next change of it.
   *
   * @param customer who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param sequence the greater, the later among changes at one instant; of equal ones that with
   *     the greatest amount counts
   * @param amount the recurring amount per term of the definition, in minor units of money; 0 ends
   *     it
   * @param subscription the text of the subscription, neither null nor empty
   * @throws IllegalArgumentException if the time, the amount or the text cannot be, or records are
   *     no changes of subscriptions
   * @throws ArithmeticException if all amounts are too many
   */
  public void addChange(
      long customer, long atMillis, long sequence, long amount, String subscription) {
    put(RevenueInput.CHANGES, customer, atMillis, sequence, amount, subscription);
  }

  /**
   * Adds what a customer pays in a calendar period.
   *
   * @param customer who
   * @param period a period of the definition
   * @param amount the recurring amount per term of the definition, in minor units of money
   * @throws IllegalArgumentException if the amount or the period cannot be, or records are no
   *     snapshots
   * @throws ArithmeticException if all amounts are too many
   */
  public void addSnapshot(long customer, CalendarPeriod period, long amount) {
    actors.raw().requirePeriod(period);
    putSnapshot(customer, period.index(), amount);
  }

  /** Adds a record as the definition says. */
  <T> void add(long customer, T record, RevenueFields<T> fields) {
    long amount = fields.amount(definition, record);
    long atMillis = fields.fromMillis().applyAsLong(record);
    String subscription = fields.subscription(definition, record);
    switch (definition.input()) {
      case SNAPSHOTS -> putSnapshot(customer, actors.raw().periods().indexOf(atMillis), amount);
      case INTERVALS -> {
        long end = fields.end(record);
        if (definition.hasSubscriptions()) {
          addUpTo(customer, atMillis, end, amount, subscription);
        } else {
          addUpTo(customer, atMillis, end, amount);
        }
      }
      case CHANGES -> {
        long sequence = fields.sequence(record);
        if (definition.hasSubscriptions()) {
          addChange(customer, atMillis, sequence, amount, subscription);
        } else {
          addChange(customer, atMillis, sequence, amount);
        }
      }
    }
  }

  private void addUpTo(long customer, long startMillis, long end, long amount) {
    RevenueLayout.requireOrder(startMillis, end);
    put(RevenueInput.INTERVALS, customer, startMillis, end, amount);
  }

  private void addUpTo(
      long customer, long startMillis, long end, long amount, String subscription) {
    RevenueLayout.requireOrder(startMillis, end);
    put(RevenueInput.INTERVALS, customer, startMillis, end, amount, subscription);
  }

  private void putSnapshot(long customer, long index, long amount) {
    RevenuePeriodEnds periods = actors.raw().periods();
    long startMillis = periods.startMillis(index);
    put(RevenueInput.SNAPSHOTS, customer, startMillis, periods.endMillis(index), amount);
  }

  private void put(RevenueInput input, long customer, long atMillis, long second, long amount) {
    actors.raw().require(input, RevenueIdentity.CUSTOMER, atMillis, amount);
    actors.open().add(customer, atMillis, second, 0L, amount);
  }

  private void put(
      RevenueInput input,
      long customer,
      long atMillis,
      long second,
      long amount,
      String subscription) {
    actors.raw().require(input, RevenueIdentity.SUBSCRIPTION, atMillis, amount);
    RevenueState.requireSubscription(subscription);
    actors.open().add(customer, atMillis, second, subscription, amount);
  }

  /**
   * Makes two customers one, with all records of both, past and future. The smaller number stands
   * for both.
   *
   * @param a a customer
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  @Override
  public RevenueAccumulator merge(RevenueAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public RevenueAccumulator copy() {
    return new RevenueAccumulator(definition, actors.copy());
  }

  /**
   * The answer as of the last record, to the {@linkplain RevenueQuestion#DEFAULT usual question}.
   *
   * @return an immutable result
   */
  @Override
  public Revenue result() {
    return result(RevenueQuestion.DEFAULT);
  }

  /**
   * The answer to a question.
   *
   * @param question what is asked
   * @return an immutable result
   * @throws IllegalArgumentException if snapshots are read in another zone than theirs
   */
  public Revenue result(RevenueQuestion question) {
    return RevenueReading.result(definition, actors.together(), question);
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
    return StateHeader.of("revenue", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public RevenueAccumulator readFrom(StateReader in) {
    return new RevenueAccumulator(definition, actors.readFrom(in));
  }
}
