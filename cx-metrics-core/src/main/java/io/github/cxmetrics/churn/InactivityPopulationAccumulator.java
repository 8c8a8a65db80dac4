package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of churn by inactivity over the states of customers: counts by period and of returns.
 * No customer is kept, so one threshold and one range of dates can be asked about.
 *
 * <p><b>Rejects</b> states of another definition with an {@link IllegalArgumentException}.
 * <b>Merge</b> exact, in any order, of states over different customers; a customer in two of them
 * counts twice. <b>Throws</b> {@link ArithmeticException} if counts would sum to more than
 * 2<sup>60</sup>; nothing changes then. <b>Cost</b> about 250 bytes a period. <b>Wire</b> kind
 * {@code inactivityPopulation}, the definition and the question in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1, counts</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>customers; those who are churned at the end of the data; churn events</td><td>a count
 *   each</td></tr>
 *   <tr><td>churn events that are too recent to tell who came back; customers with other
 *   ones</td><td>a count each</td></tr>
 *   <tr><td>who came back in time, then who came back at all</td><td>four counts each, of churn
 *   events by customer: squares, returns, products of both, squared returns</td></tr>
 *   <tr><td>customers who joined before the first period; those active there</td><td>a count
 *   each</td></tr>
 *   <tr><td>for each period</td><td>15 counts: who joined, of these who churned, and were churned at
 *   the end; who churned of those active at the opening, and was churned at the end; who came back
 *   of those churned at the opening, and was active at the end; then, of stretches of activity and
 *   of inactivity by customer, as above: squares, how many ended, products, squares of these</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class InactivityPopulationAccumulator
    implements Accumulator<InactivityPopulationAccumulator, InactivityChurn> {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityDefinition definition;
  private final InactivityQuestion question;
  private final InactivityHorizon horizon;
  private final InactivityPeriods periods;
  private final InactivitySums sums;

  InactivityPopulationAccumulator(InactivityDefinition definition, InactivityQuestion question) {
    this.definition = definition;
    this.question = question;
    horizon = InactivityHorizon.at(definition.grid(), question.asOf().orElseThrow());
    periods = InactivityPeriods.of(question, definition.grid(), horizon, InactivityHorizon.NOTHING);
    sums = new InactivitySums(question, periods, horizon);
  }

  private InactivityPopulationAccumulator(
      InactivityPopulationAccumulator like, InactivitySums sums) {
    definition = like.definition;
    question = like.question;
    horizon = like.horizon;
    periods = like.periods;
    this.sums = sums;
  }

  /**
   * Adds customers of whom no other state knows anything.
   *
   * @param customers the state of one or many; it is left as it was
   * @throws IllegalArgumentException if it is of another definition
   */
  public void add(InactivityAccumulator customers) {
    add(customers.customers());
  }

  /**
   * Adds customers of whom no other state knows anything.
   *
   * @param customers the state of one or many; it is left as it was
   * @throws IllegalArgumentException if it is of another definition
   */
  public void add(NamedInactivityAccumulator customers) {
    add(customers.customers());
  }

  void add(InactivityCustomers customers) {
    customers.require(definition);
    InactivityFold fold = new InactivityFold(question.threshold(), horizon.last(), periods, sums);
    InactivityHistory.forEach(customers.activity(), horizon, fold::add);
  }

  @Override
  public InactivityPopulationAccumulator merge(InactivityPopulationAccumulator other) {
    header().requireSame(other.header());
    sums.merge(other == this ? sums.copy() : other.sums);
    return this;
  }

  @Override
  public InactivityPopulationAccumulator copy() {
    return new InactivityPopulationAccumulator(this, sums.copy());
  }

  @Override
  public InactivityChurn result() {
    return sums.result(question, definition.grid(), periods, horizon);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of(
        "inactivityPopulation", 1, definition.describe() + ", " + question.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    sums.writeTo(out);
  }

  @Override
  public InactivityPopulationAccumulator readFrom(StateReader in) {
    InactivityPopulationAccumulator read =
        new InactivityPopulationAccumulator(this, sums.readFrom(in));
    try {
      read.result();
    } catch (IllegalArgumentException e) {
      throw new StateFormatException("counts of inactivity must be possible: " + e.getMessage());
    }
    return read;
  }
}
