package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.Locale;

/**
 * What the records of recurring revenue are, and in which periods they are read.
 *
 * @param input what a record is
 * @param identity whom a record belongs to
 * @param grid the calendar periods; those of the records if they are snapshots
 * @param term the length of time that amounts are counted for: {@link RevenueTerm#MONTH} for
 *     monthly recurring revenue
 * @param currency the unit of amounts, such as {@code "EUR/100"}; empty if it is not named. States
 *     of different currencies do not merge
 * @since 0.1
 */
public record RevenueDefinition(
    RevenueInput input,
    RevenueIdentity identity,
    CalendarGrid grid,
    RevenueTerm term,
    String currency)
    implements Serializable {

  /* The sum of all amounts a year, so that no sum of movements, nor a year's worth, overflows. */
  private static final long MOST_A_YEAR = 1L << 61;

  /**
   * Checks the parts.
   *
   * @param input as the record component
   * @param identity as the record component
   * @param grid as the record component
   * @param term as the record component
   * @param currency as the record component
   * @throws IllegalArgumentException if the currency has half a surrogate pair, or snapshots are of
   *     subscriptions
   */
  public RevenueDefinition {
    requireNonNull(input, "input");
    requireNonNull(identity, "identity");
    requireNonNull(grid, "grid");
    requireNonNull(term, "term");
    StateWriter.requireWellFormed("currency", currency);
    if (input == RevenueInput.SNAPSHOTS && identity != RevenueIdentity.CUSTOMER) {
      throw new IllegalArgumentException("snapshots must be of customers, was " + identity.label());
    }
  }

  /**
   * Monthly amounts of customers as intervals, the currency not named.
   *
   * @param grid the calendar periods in which they are read
   * @return the definition
   */
  public static RevenueDefinition intervals(CalendarGrid grid) {
    return of(RevenueInput.INTERVALS, grid);
  }

  /**
   * Monthly amounts of customers as changes, the currency not named.
   *
   * @param grid the calendar periods in which they are read
   * @return the definition
   */
  public static RevenueDefinition changes(CalendarGrid grid) {
    return of(RevenueInput.CHANGES, grid);
  }

  /**
   * Monthly amounts of customers as snapshots, the currency not named.
   *
   * @param grid the calendar periods of the records
   * @return the definition
   */
  public static RevenueDefinition snapshots(CalendarGrid grid) {
    return of(RevenueInput.SNAPSHOTS, grid);
  }

  private static RevenueDefinition of(RevenueInput input, CalendarGrid grid) {
    return new RevenueDefinition(input, RevenueIdentity.CUSTOMER, grid, RevenueTerm.MONTH, "");
  }

  /**
   * The same for records of subscriptions.
   *
   * @return the definition
   * @throws IllegalArgumentException if the records are snapshots
   */
  public RevenueDefinition bySubscription() {
    return new RevenueDefinition(input, RevenueIdentity.SUBSCRIPTION, grid, term, currency);
  }

  /**
   * The same with amounts counted for another length of time.
   *
   * @param newTerm such as {@link RevenueTerm#YEAR} for annual recurring revenue
   * @return the definition
   */
  public RevenueDefinition per(RevenueTerm newTerm) {
    return new RevenueDefinition(input, identity, grid, newTerm, currency);
  }

  /**
   * The same in a currency.
   *
   * @param newCurrency such as {@code "EUR/100"}
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public RevenueDefinition in(String newCurrency) {
    return new RevenueDefinition(input, identity, grid, term, newCurrency);
  }

  /**
   * Checks the currency of a record.
   *
   * @param other that of a record
   * @throws IllegalArgumentException if it is another one, naming both
   */
  public void requireCurrency(String other) {
    if (!currency.equals(other)) {
      throw new IllegalArgumentException(
          "currency of a record must be " + Quoted.of(currency) + ", was " + Quoted.of(other));
    }
  }

  /** What all amounts together may come to. */
  long most() {
    return MOST_A_YEAR / term.timesAYear();
  }

  /** Whether a record has the text of its subscription. */
  boolean hasSubscriptions() {
    return identity == RevenueIdentity.SUBSCRIPTION;
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code intervals of customers by month in Europe/Paris, amounts per month,
   *     in EUR/100}
   */
  public String describe() {
    String weeks = grid.weekStart() == DayOfWeek.MONDAY ? "" : ", weeks from " + grid.weekStart();
    String unit = currency.isEmpty() ? "" : ", in " + currency;
    return String.format(
        Locale.ROOT,
        "%s %s by %s in %s%s, amounts per %s%s",
        input.label(),
        identity.label(),
        grid.unit().name().toLowerCase(Locale.ROOT),
        grid.zone().getId(),
        weeks,
        term.label(),
        unit);
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
