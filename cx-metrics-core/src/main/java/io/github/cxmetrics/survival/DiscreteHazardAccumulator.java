package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * Counts customer periods and the events in them, by period and covariates.
 *
 * <p><b>Merge</b> exact, in any order. <b>Cost</b> 24 bytes and 8 for each covariate of a distinct
 * row, some times that while it grows; {@code add} allocates nothing beyond it. <b>Rejects</b>
 * periods outside 1 to {@value #LAST_PERIOD}, what is not finite and counts below 1, with {@link
 * IllegalArgumentException}.
 *
 * <table>
 *   <caption>Kind {@code discreteHazard}, version 1</caption>
 *   <tr><th>bytes</th><th>content</th></tr>
 *   <tr><td>count</td><td>number of distinct rows</td></tr>
 *   <tr><td>each row, ascending</td><td>eight bytes each: period, covariates, 0 for an event or 1
 *     for none; then how often the row is there, as a count. Covariates are raw bits, of negative
 *     ones all but the sign flipped</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class DiscreteHazardAccumulator
    implements Accumulator<DiscreteHazardAccumulator, DiscreteHazard> {

  @Serial private static final long serialVersionUID = 1L;

  /** The last period there can be. */
  public static final int LAST_PERIOD = 1_000_000;

  private final DiscreteHazardDefinition definition;
  private final CountedRows rows;

  DiscreteHazardAccumulator(DiscreteHazardDefinition definition) {
    this(definition, new CountedRows(definition.covariates().size() + 2));
  }

  private DiscreteHazardAccumulator(DiscreteHazardDefinition definition, CountedRows rows) {
    this.definition = definition;
    this.rows = rows;
  }

  /**
   * Adds one period of a customer.
   *
   * @param period the number of the period in the customer's life, from 1
   * @param outcome whether the event came in it
   * @param x the covariates of the period
   * @throws IllegalArgumentException if a value cannot be
   */
  public void add(int period, RowOutcome outcome, double... x) {
    addCount(period, outcome, 1, x);
  }

  /**
   * Adds some equal periods of customers.
   *
   * @param period the number of the period in the customers' lives, from 1
   * @param outcome whether the event came in it
   * @param count how many there are, at least 1
   * @param x the covariates of the period
   * @throws IllegalArgumentException if a value cannot be
   * @throws ArithmeticException if there would be more than 2<sup>62</sup> rows
   */
  public void addCount(int period, RowOutcome outcome, long count, double... x) {
    require(period, count, x);
    put(period, outcome, count, x);
  }

  /**
   * Adds all periods of customers whose covariates do not change: the event may come in the last.
   *
   * @param periods how many periods they were seen, at least 1
   * @param outcome whether the event came in the last of them
   * @param count how many such customers there are, at least 1
   * @param x their covariates
   * @throws IllegalArgumentException if a value cannot be
   * @throws ArithmeticException if there would be more than 2<sup>62</sup> rows
   */
  public void addHistories(int periods, RowOutcome outcome, long count, double... x) {
    require(periods, count, x);
    rows.requireRoom(Math.multiplyExact(count, periods));
    for (int period = 1; period < periods; period++) {
      put(period, RowOutcome.NO_EVENT, count, x);
    }
    put(periods, outcome, count, x);
  }

  private void require(int period, long count, double[] x) {
    if (period < 1 || period > LAST_PERIOD) {
      throw new IllegalArgumentException("period must be in 1.." + LAST_PERIOD + ", was " + period);
    }
    if (count < 1) {
      throw new IllegalArgumentException("count of rows must be at least 1, was " + count);
    }
    CovariateNames.requireRow(definition.covariates(), x);
    rows.requireRoom(count);
  }

  private void put(int period, RowOutcome outcome, long count, double[] x) {
    int row = rows.append(count);
    rows.set(row, 0, period);
    for (int j = 0; j < x.length; j++) {
      rows.set(row, j + 1, RowWords.of(x[j]));
    }
    rows.set(row, x.length + 1, outcome.word());
  }

  @Override
  public DiscreteHazardAccumulator merge(DiscreteHazardAccumulator other) {
    header().requireSame(other.header());
    rows.merge(other.rows);
    return this;
  }

  @Override
  public DiscreteHazardAccumulator copy() {
    return new DiscreteHazardAccumulator(definition, rows.copy());
  }

  /**
   * The counts, ready to be fitted.
   *
   * @return an immutable result
   */
  @Override
  public DiscreteHazard result() {
    CountedRows ordered = rows.copy();
    ordered.order();
    return new DiscreteHazard(definition, ordered);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("discreteHazard", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    rows.writeTo(out);
  }

  @Override
  public DiscreteHazardAccumulator readFrom(StateReader in) {
    int width = definition.covariates().size() + 2;
    return new DiscreteHazardAccumulator(
        definition, CountedRows.readFrom(in, width, (read, row) -> check(read, row, width)));
  }

  private static void check(CountedRows read, int row, int width) {
    long period = read.word(row, 0);
    boolean possible = period >= 1 && period <= LAST_PERIOD;
    for (int place = 1; place < width - 1; place++) {
      possible &= RowWords.isFinite(read.word(row, place));
    }
    long outcome = read.word(row, width - 1);
    if (!possible || outcome < 0 || outcome > 1) {
      throw new StateFormatException(
          "row of a state must have a period, finite covariates and an outcome, was row " + row);
    }
  }
}
