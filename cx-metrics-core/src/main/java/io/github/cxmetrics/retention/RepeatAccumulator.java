package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The state of repeat purchase over customers known by number: their orders or the lines of them,
 * in any order of arrival.
 *
 * <p>Records are kept as they are, and grouped and sorted when something is asked, so that any
 * number of {@linkplain RepeatQuestion questions} can be asked of one state.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970, amounts beyond
 * 2<sup>62</sup>, and records without the id that the definition says they have, with an {@link
 * IllegalArgumentException}; amounts that sum to more than 2<sup>62</sup> without their signs with
 * an {@link ArithmeticException}; nothing changes then. <b>Merge</b> exact, in any order, with
 * customers and orders in both. <b>Cost</b> 24 bytes a record, 32 where orders have an id, and up
 * to half as much to spare; ids that are texts once each with an entry of a hash map; {@code add}
 * takes memory for that only; a result is a pass over the records. <b>Wire</b> kind {@code
 * repeatPurchase}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>ids of orders, if they are texts</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>records</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them: {@code time
 *   << 1}, plus 1 for refunds; the number of the order if orders have an id; the amount</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class RepeatAccumulator implements Accumulator<RepeatAccumulator, RepeatPurchase> {

  @Serial private static final long serialVersionUID = 1L;

  private final RepeatDefinition definition;
  private final NumberedActors<RepeatState> actors;

  RepeatAccumulator(RepeatDefinition definition) {
    this(definition, new NumberedActors<>(new RepeatState(definition.identity())));
  }

  private RepeatAccumulator(RepeatDefinition definition, NumberedActors<RepeatState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an order.
   *
   * @param actor whose order
   * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
   * @param amount what it is worth, in minor units of money
   * @throws IllegalArgumentException if the time or the amount cannot be, or orders have an id
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void add(long actor, long atMillis, long amount) {
    actors.raw().require(atMillis, amount, OrderIdentity.RECORD);
    put(actor, atMillis, OrderLayout.ORDER, amount, 0);
  }

  /**
   * Adds a line of an order that is known by number.
   *
   * @param actor whose order
   * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
   * @param amount what the line is worth, in minor units of money; below 0 for a discount
   * @param number the number of the order
   * @throws IllegalArgumentException if the time or the amount cannot be, or orders have no number
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void add(long actor, long atMillis, long amount, long number) {
    actors.raw().require(atMillis, amount, OrderIdentity.NUMBER);
    put(actor, atMillis, OrderLayout.ORDER, amount, number);
  }

  /**
   * Adds a line of an order that is known by text.
   *
   * @param actor whose order
   * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
   * @param amount what the line is worth, in minor units of money; below 0 for a discount
   * @param id the text of the order
   * @throws IllegalArgumentException if the time, the amount or the text cannot be, or orders have
   *     no text
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void add(long actor, long atMillis, long amount, String id) {
    put(actor, atMillis, OrderLayout.ORDER, amount, id);
  }

  /**
   * Adds a refund.
   *
   * @param actor whose refund
   * @param atMillis when the money was given back, in milliseconds since 1970-01-01T00:00Z
   * @param amount how much, in minor units of money, with whichever sign
   * @throws IllegalArgumentException if the time or the amount cannot be, or orders have an id
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void addRefund(long actor, long atMillis, long amount) {
    actors.raw().require(atMillis, amount, OrderIdentity.RECORD);
    put(actor, atMillis, OrderLayout.REFUND, amount, 0);
  }

  /**
   * Adds a line of a refund that is known by number, be it one of its own or that of the order.
   *
   * @param actor whose refund
   * @param atMillis when the money was given back, in milliseconds since 1970-01-01T00:00Z
   * @param amount how much, in minor units of money, with the same sign in all lines of a refund
   * @param number the number of the refund
   * @throws IllegalArgumentException if the time or the amount cannot be, or orders have no number
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void addRefund(long actor, long atMillis, long amount, long number) {
    actors.raw().require(atMillis, amount, OrderIdentity.NUMBER);
    put(actor, atMillis, OrderLayout.REFUND, amount, number);
  }

  /**
   * Adds a line of a refund that is known by text, be it one of its own or that of the order.
   *
   * @param actor whose refund
   * @param atMillis when the money was given back, in milliseconds since 1970-01-01T00:00Z
   * @param amount how much, in minor units of money, with the same sign in all lines of a refund
   * @param id the text of the refund
   * @throws IllegalArgumentException if the time, the amount or the text cannot be, or orders have
   *     no text
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void addRefund(long actor, long atMillis, long amount, String id) {
    put(actor, atMillis, OrderLayout.REFUND, amount, id);
  }

  /** Adds a record of which the definition says whether its text or its number counts. */
  void add(long actor, long atMillis, int mark, long amount, String text, long number) {
    if (definition.identity() == OrderIdentity.TEXT) {
      put(actor, atMillis, mark, amount, text);
    } else {
      actors.raw().require(atMillis, amount, definition.identity());
      put(actor, atMillis, mark, amount, number);
    }
  }

  private void put(long actor, long atMillis, int mark, long amount, String id) {
    actors.raw().require(atMillis, amount, OrderIdentity.TEXT);
    RepeatState.requireId(id);
    actors.open().add(actor, atMillis, mark, amount, id);
  }

  private void put(long actor, long atMillis, int mark, long amount, long number) {
    actors.open().add(actor, atMillis, mark, amount, number);
  }

  /**
   * Makes two actors one, with all orders of both, past and future: a guest and the customer they
   * turned out to be. The smaller number stands for both.
   *
   * @param a an actor
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  @Override
  public RepeatAccumulator merge(RepeatAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public RepeatAccumulator copy() {
    return new RepeatAccumulator(definition, actors.copy());
  }

  /**
   * The answer as of the last record, to the {@linkplain RepeatQuestion#DEFAULT usual question}.
   *
   * @return an immutable result
   */
  @Override
  public RepeatPurchase result() {
    return result(RepeatQuestion.DEFAULT);
  }

  /**
   * The answer to a question.
   *
   * @param question what is asked
   * @return an immutable result
   */
  public RepeatPurchase result(RepeatQuestion question) {
    return RepeatReading.result(actors.together(), question);
  }

  /**
   * Folds the times from one order to the next with any metric: a survival estimator, a tally.
   *
   * @param gaps takes the gaps, those that have ended and those that have not
   * @param asOf the last instant of the data; records after it do not count
   * @param <A> its accumulator
   * @param <R> its result
   * @return its answer
   * @throws IllegalArgumentException if the instant is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public <A extends Accumulator<A, R>, R> R fold(
      Metric<? super RepeatGap, A, R> gaps, Instant asOf) {
    A folded = gaps.newAccumulator();
    forEachGap(asOf, gap -> gaps.add(folded, gap));
    return folded.result();
  }

  /**
   * Hands over the times from one order to the next: for each customer those that have ended, in
   * order, and then the one since the last order, which has not; customers come in an order that
   * depends on their numbers only, so that what rounds does not depend on how records came.
   *
   * @param asOf the last instant of the data; records after it do not count
   * @param visitor takes them
   * @throws IllegalArgumentException if the instant is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public void forEachGap(Instant asOf, Consumer<? super RepeatGap> visitor) {
    RepeatReading.forEachGap(actors.together(), RepeatQuestion.DEFAULT.asOf(asOf), visitor);
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
    return StateHeader.of("repeatPurchase", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public RepeatAccumulator readFrom(StateReader in) {
    return new RepeatAccumulator(definition, actors.readFrom(in));
  }
}
