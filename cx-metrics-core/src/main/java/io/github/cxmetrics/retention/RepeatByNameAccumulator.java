package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.Joined;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The state of repeat purchase over customers known by text: their orders or the lines of them, in
 * any order of arrival. Each text is kept once and stands for its customer exactly.
 *
 * <p><b>Rejects</b> as {@link RepeatAccumulator}, and actors that are null or half a surrogate
 * pair. <b>Merge</b> exact, in any order, with customers and orders in both. <b>Cost</b> as {@link
 * RepeatAccumulator}, and each text with an entry of a hash map. <b>Wire</b> kind {@code
 * repeatPurchaseByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors with records</td><td>as {@link Dictionary} writes them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>ids of orders and records</td><td>as in {@link RepeatAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class RepeatByNameAccumulator
    implements Accumulator<RepeatByNameAccumulator, RepeatPurchase> {

  @Serial private static final long serialVersionUID = 1L;

  private final RepeatDefinition definition;
  private final Joined<String> joined;
  private Dictionary actors;
  private RepeatState state;

  /* Whether records of joined actors may lie apart. */
  private boolean apart;

  RepeatByNameAccumulator(RepeatDefinition definition) {
    this(definition, new Joined<>(), new Dictionary(), new RepeatState(definition.identity()));
  }

  private RepeatByNameAccumulator(
      RepeatDefinition definition, Joined<String> joined, Dictionary actors, RepeatState state) {
    this.definition = definition;
    this.joined = joined;
    this.actors = actors;
    this.state = state;
  }

  /**
   * Adds an order.
   *
   * @param actor whose order
   * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
   * @param amount what it is worth, in minor units of money
   * @throws IllegalArgumentException if the actor, the time or the amount cannot be, or orders have
   *     an id
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void add(String actor, long atMillis, long amount) {
    state.require(atMillis, amount, OrderIdentity.RECORD);
    put(actor, atMillis, OrderLayout.ORDER, amount, 0);
  }

  /**
   * Adds a line of an order that is known by number.
   *
   * @param actor whose order
   * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
   * @param amount what the line is worth, in minor units of money; below 0 for a discount
   * @param number the number of the order
   * @throws IllegalArgumentException if the actor, the time or the amount cannot be, or orders have
   *     no number
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void add(String actor, long atMillis, long amount, long number) {
    state.require(atMillis, amount, OrderIdentity.NUMBER);
    put(actor, atMillis, OrderLayout.ORDER, amount, number);
  }

  /**
   * Adds a line of an order that is known by text.
   *
   * @param actor whose order
   * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
   * @param amount what the line is worth, in minor units of money; below 0 for a discount
   * @param id the text of the order
   * @throws IllegalArgumentException if the actor, the time, the amount or the text cannot be, or
   *     orders have no text
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void add(String actor, long atMillis, long amount, String id) {
    put(actor, atMillis, OrderLayout.ORDER, amount, id);
  }

  /**
   * Adds a refund.
   *
   * @param actor whose refund
   * @param atMillis when the money was given back, in milliseconds since 1970-01-01T00:00Z
   * @param amount how much, in minor units of money, with whichever sign
   * @throws IllegalArgumentException if the actor, the time or the amount cannot be, or orders have
   *     an id
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void addRefund(String actor, long atMillis, long amount) {
    state.require(atMillis, amount, OrderIdentity.RECORD);
    put(actor, atMillis, OrderLayout.REFUND, amount, 0);
  }

  /**
   * Adds a line of a refund that is known by number, be it one of its own or that of the order.
   *
   * @param actor whose refund
   * @param atMillis when the money was given back, in milliseconds since 1970-01-01T00:00Z
   * @param amount how much, in minor units of money, with the same sign in all lines of a refund
   * @param number the number of the refund
   * @throws IllegalArgumentException if the actor, the time or the amount cannot be, or orders have
   *     no number
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void addRefund(String actor, long atMillis, long amount, long number) {
    state.require(atMillis, amount, OrderIdentity.NUMBER);
    put(actor, atMillis, OrderLayout.REFUND, amount, number);
  }

  /**
   * Adds a line of a refund that is known by text, be it one of its own or that of the order.
   *
   * @param actor whose refund
   * @param atMillis when the money was given back, in milliseconds since 1970-01-01T00:00Z
   * @param amount how much, in minor units of money, with the same sign in all lines of a refund
   * @param id the text of the refund
   * @throws IllegalArgumentException if the actor, the time, the amount or the text cannot be, or
   *     orders have no text
   * @throws ArithmeticException if all amounts sum to more than 2<sup>62</sup>
   */
  public void addRefund(String actor, long atMillis, long amount, String id) {
    put(actor, atMillis, OrderLayout.REFUND, amount, id);
  }

  /** Adds a record of which the definition says whether its text or its number counts. */
  void add(String actor, long atMillis, int mark, long amount, String text, long number) {
    if (definition.identity() == OrderIdentity.TEXT) {
      put(actor, atMillis, mark, amount, text);
    } else {
      state.require(atMillis, amount, definition.identity());
      put(actor, atMillis, mark, amount, number);
    }
  }

  private void put(String actor, long atMillis, int mark, long amount, String id) {
    state.require(atMillis, amount, OrderIdentity.TEXT);
    RepeatState.requireId(id);
    requireActor(actor);
    state.add(actors.numberOf(actor), atMillis, mark, amount, id);
    apart = true;
  }

  private void put(String actor, long atMillis, int mark, long amount, long number) {
    requireActor(actor);
    state.add(actors.numberOf(actor), atMillis, mark, amount, number);
    apart = true;
  }

  private static void requireActor(String actor) {
    if (actor == null) {
      throw new IllegalArgumentException("actor of an event must not be null");
    }
    StateWriter.requireWellFormed("actor of an event", actor);
  }

  /**
   * Makes two actors one, with all orders of both, past and future: a guest and the customer they
   * turned out to be. The text that sorts first stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
    requireActor(a);
    requireActor(b);
    joined.join(a, b);
    apart = true;
  }

  /** The state with the records of joined actors together. */
  private RepeatState together() {
    if (apart && !joined.isEmpty()) {
      Dictionary gathered = new Dictionary();
      RepeatState regrouped = new RepeatState(definition.identity());
      Dictionary known = actors;
      regrouped.merge(state, actor -> gathered.numberOf(joined.of(known.text((int) actor))));
      actors = gathered;
      state = regrouped;
    }
    apart = false;
    return state;
  }

  @Override
  public RepeatByNameAccumulator merge(RepeatByNameAccumulator other) {
    header().requireSame(other.header());
    RepeatByNameAccumulator more = other == this ? other.copy() : other;
    state.requireRoomFor(more.state);
    int[] here = actors.merge(more.actors);
    state.merge(more.state, actor -> here[(int) actor]);
    joined.merge(more.joined);
    apart = true;
    return this;
  }

  @Override
  public RepeatByNameAccumulator copy() {
    RepeatByNameAccumulator copy =
        new RepeatByNameAccumulator(definition, joined.copy(), actors.copy(), state.copy());
    copy.apart = apart;
    return copy;
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
    return RepeatReading.result(together(), question);
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
   * order, and then the one since the last order, which has not; customers come in no order that
   * means anything.
   *
   * @param asOf the last instant of the data; records after it do not count
   * @param visitor takes them
   * @throws IllegalArgumentException if the instant is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public void forEachGap(Instant asOf, Consumer<? super RepeatGap> visitor) {
    RepeatReading.forEachGap(together(), RepeatQuestion.DEFAULT.asOf(asOf), visitor);
  }

  /**
   * How many records are kept.
   *
   * @return at least 0
   */
  public long records() {
    return state.size();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("repeatPurchaseByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    RepeatState gathered = together();
    Dictionary sorted = actors.sorted();
    sorted.writeTo(out);
    Map<String, String> pairs = joined.representatives();
    out.writeCount(pairs.size());
    pairs.forEach(
        (actor, representative) -> {
          out.writeString(actor);
          out.writeString(representative);
        });
    Dictionary known = actors;
    gathered.renumbered(actor -> sorted.find(known.text((int) actor))).writeTo(out);
  }

  @Override
  public RepeatByNameAccumulator readFrom(StateReader in) {
    Dictionary readActors = Dictionary.readFrom(in);
    Joined<String> read = new Joined<>();
    int pairs = in.readLength(2);
    String previous = null;
    for (int i = 0; i < pairs; i++) {
      String actor = in.readString();
      String representative = in.readString();
      if ((previous != null && previous.compareTo(actor) >= 0)
          || representative.compareTo(actor) >= 0
          || !read.of(representative).equals(representative)
          || readActors.find(actor) >= 0) {
        throw new StateFormatException(
            "joined actors must ascend, follow who stands for them and have no records, was '"
                + actor
                + "' joined to '"
                + representative
                + "'");
      }
      read.join(actor, representative);
      previous = actor;
    }
    RepeatState records = state.readFrom(in);
    records.requireActors(readActors.size());
    return new RepeatByNameAccumulator(definition, read, readActors, records);
  }
}
