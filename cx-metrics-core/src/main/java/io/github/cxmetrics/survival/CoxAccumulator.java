package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * Collects the rows of a regression of times on covariates.
 *
 * <p><b>Merge</b> exact, in any order: rows are a multiset. <b>Cost</b> 40 bytes and 8 for each
 * covariate of a distinct row, some times that while it grows; {@code add} allocates nothing beyond
 * it. <b>Rejects</b> what is not finite, an entry that is not before the exit, a count below 1,
 * with {@link IllegalArgumentException}.
 *
 * <table>
 *   <caption>Kind {@code cox}, version 1</caption>
 *   <tr><th>bytes</th><th>content</th></tr>
 *   <tr><td>texts</td><td>the strata as a dictionary: their number as a count, then each text,
 *     ascending</td></tr>
 *   <tr><td>texts</td><td>the names of customers as a dictionary; none unless customers are known
 *     by name</td></tr>
 *   <tr><td>count</td><td>number of distinct rows</td></tr>
 *   <tr><td>each row, ascending</td><td>eight bytes each: number of the stratum, exit, 0 for an
 *     event or 1 for none, entry, covariates, customer; then how often the row is there, as a
 *     count. Numbers with a fraction are raw bits, of negative ones all but the sign flipped; no
 *     entry is minus infinity; the customer is a number, that of a name, or 0</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class CoxAccumulator implements Accumulator<CoxAccumulator, Cox> {

  @Serial private static final long serialVersionUID = 1L;

  /** The entry of a row that is at risk from the beginning. */
  public static final double NO_ENTRY = Double.NEGATIVE_INFINITY;

  private final CoxRows rows;

  CoxAccumulator(CoxRows rows) {
    this.rows = rows;
  }

  /**
   * Adds a row that is at risk from the beginning.
   *
   * @param exit when it ended
   * @param outcome how it ended
   * @param x its covariates
   * @throws IllegalArgumentException if a value cannot be, or customers are to be named
   */
  public void add(double exit, RowOutcome outcome, double... x) {
    add(NO_ENTRY, exit, outcome, "", 0, 1, x);
  }

  /**
   * Adds a row that is at risk after an entry up to and with its exit.
   *
   * @param entry when it began, or {@link #NO_ENTRY}
   * @param exit when it ended, after the entry
   * @param outcome how it ended
   * @param x its covariates
   * @throws IllegalArgumentException if a value cannot be, or customers are to be named
   */
  public void add(double entry, double exit, RowOutcome outcome, double... x) {
    add(entry, exit, outcome, "", 0, 1, x);
  }

  /**
   * Adds some equal rows of customers known by number, or of customers of their own.
   *
   * @param entry when they began, or {@link #NO_ENTRY}
   * @param exit when they ended, after the entry
   * @param outcome how they ended
   * @param stratum the stratum, which has a baseline of its own
   * @param customer whose rows they are; counts only if customers are known by number
   * @param count how many there are, at least 1
   * @param x their covariates
   * @throws IllegalArgumentException if a value cannot be, or customers are known by name
   * @throws ArithmeticException if there would be more than 2<sup>62</sup> rows
   */
  public void add(
      double entry,
      double exit,
      RowOutcome outcome,
      String stratum,
      long customer,
      long count,
      double... x) {
    rows.requireClusters(ClusterIdentity.NAME, false);
    rows.require(entry, exit, count, x);
    long number = rows.definition().clusters() == ClusterIdentity.NUMBER ? customer : 0;
    rows.put(entry, exit, outcome, stratum, number, count, x);
  }

  /**
   * Adds some equal rows of a customer known by name.
   *
   * @param entry when they began, or {@link #NO_ENTRY}
   * @param exit when they ended, after the entry
   * @param outcome how they ended
   * @param stratum the stratum, which has a baseline of its own
   * @param customer whose rows they are
   * @param count how many there are, at least 1
   * @param x their covariates
   * @throws IllegalArgumentException if a value cannot be, or customers are not known by name
   * @throws ArithmeticException if there would be more than 2<sup>62</sup> rows
   */
  public void add(
      double entry,
      double exit,
      RowOutcome outcome,
      String stratum,
      String customer,
      long count,
      double... x) {
    rows.requireClusters(ClusterIdentity.NAME, true);
    rows.require(entry, exit, count, x);
    StateWriter.requireWellFormed("stratum", stratum);
    rows.put(entry, exit, outcome, stratum, rows.numberOf(customer), count, x);
  }

  @Override
  public CoxAccumulator merge(CoxAccumulator other) {
    header().requireSame(other.header());
    rows.merge(other.rows);
    return this;
  }

  @Override
  public CoxAccumulator copy() {
    return new CoxAccumulator(rows.copy());
  }

  /**
   * The rows, ready to be fitted.
   *
   * @return an immutable result
   */
  @Override
  public Cox result() {
    return new Cox(rows.canonical());
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("cox", 1, rows.definition().describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    rows.canonical().writeTo(out);
  }

  @Override
  public CoxAccumulator readFrom(StateReader in) {
    return new CoxAccumulator(CoxRows.readFrom(in, rows.definition()));
  }
}
