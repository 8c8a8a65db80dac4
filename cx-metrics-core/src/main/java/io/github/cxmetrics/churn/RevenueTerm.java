package io.github.cxmetrics.churn;

import java.util.Locale;

/**
 * The length of time that a recurring amount is paid for.
 *
 * <p>Amounts of one term become those of another by exact whole numbers, or not at all: 120.00 a
 * year is 10.00 a month, and 100.00 a year is no whole number of cents a month. Nothing is ever
 * rounded, so that movements reconcile. A year has 12 months, and by convention 52 weeks.
 *
 * @since 0.1
 */
public enum RevenueTerm {
  /** A week; a year has 52 of them by convention. */
  WEEK(52),

  /** A calendar month, however long it is. */
  MONTH(12),

  /** Three months. */
  QUARTER(4),

  /** Six months. */
  HALF_YEAR(2),

  /** Twelve months. */
  YEAR(1);

  private final int timesAYear;

  RevenueTerm(int timesAYear) {
    this.timesAYear = timesAYear;
  }

  /**
   * How many of them a year has.
   *
   * @return at least 1
   */
  public int timesAYear() {
    return timesAYear;
  }

  /**
   * The term as people write it.
   *
   * @return for example {@code half year}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The amount of another term that comes to the same a year.
   *
   * @param amount an amount of this term, in minor units of money
   * @param other the other term
   * @return amount times the terms a year of this over those of the other
   * @throws IllegalArgumentException if that is no whole number
   * @throws ArithmeticException if it does not fit into a long
   */
  public long convert(long amount, RevenueTerm other) {
    long aYear = Math.multiplyExact(amount, timesAYear);
    if (aYear % other.timesAYear != 0) {
      throw new IllegalArgumentException(
          "amount per "
              + label()
              + " must be a whole number of minor units per "
              + other.label()
              + ", was "
              + amount
              + " (count revenue per year, or in smaller units)");
    }
    return aYear / other.timesAYear;
  }
}
