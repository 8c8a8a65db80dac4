package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * A churn rate with the name of its formula, its numerator and its denominator.
 *
 * <p><b>Interval</b> endpoint rates take the customers at the opening as the trials, event rates
 * the stays of the period, each of which churns at most once; the Wilson interval of that share is
 * then put into the formula in the place of the share, with all that is not churn held as it was.
 * {@link ChurnDenominator#SUM_DAILY} has the log-transformed interval with Aalen's variance, {@link
 * ChurnDenominator#PRODUCT_DAILY} the Wilson interval of as many customers as would give
 * Greenwood's variance (Rothman 1978); where that variance is 0 or does not exist, that of as many
 * as there are on a mean day. <b>n</b> customers at the opening for endpoint rates of the period,
 * stays for all others. <b>Empty data</b> a rate over nobody is undefined: NaN with n 0 and the
 * widest interval, [0, 1] for a probability, [0, 2] for endpoint churn over the average, else [0,
 * infinity).
 *
 * @since 0.1
 */
public final class ChurnRate implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* Of the Gregorian calendar, on average. */
  private static final double DAYS_A_YEAR = 365.2425;
  private static final double DAYS_A_WEEK = 7;
  private static final double MONTHS_A_YEAR = 12;
  private static final double QUARTERS_A_YEAR = 4;

  private final ChurnDenominator denominator;
  private final PeriodView view;
  private final ChurnCounts counts;
  private final DailyChurn daily;

  ChurnRate(ChurnDenominator denominator, PeriodView view, ChurnCounts counts, DailyChurn daily) {
    this.denominator = requireNonNull(denominator, "denominator");
    this.view = requireNonNull(view, "view");
    this.counts = counts;
    this.daily = daily;
  }

  /**
   * The name of the formula.
   *
   * @return for example {@code OPENING ENDPOINT}
   */
  public String name() {
    return denominator + " " + view;
  }

  /**
   * The formula in words.
   *
   * @return for example {@code churn events / customers at the opening}
   */
  public String formula() {
    return denominator.formula(view);
  }

  /**
   * What it is a rate of.
   *
   * @return the denominator
   */
  public ChurnDenominator denominator() {
    return denominator;
  }

  /**
   * Which churn counts.
   *
   * @return the view
   */
  public PeriodView view() {
    return view;
  }

  /**
   * What stands above the line; for daily forms that of all days together.
   *
   * @return at least 0
   */
  public long numeratorCount() {
    return denominator.isOfDays() ? daily.churned(view) : counts.churned(view);
  }

  /**
   * What stands below the line.
   *
   * @return at least 0; empty for {@link ChurnDenominator#SUM_DAILY} and {@link
   *     ChurnDenominator#PRODUCT_DAILY}, which have one a day, and if days are not known
   */
  public OptionalDouble denominatorCount() {
    return switch (denominator) {
      case OPENING -> OptionalDouble.of((double) counts.opening());
      case AVERAGE -> OptionalDouble.of(average());
      case OPENING_PLUS_NEW -> OptionalDouble.of((double) (counts.opening() + counts.joined()));
      case MEAN_DAILY ->
          daily.days() == 0 ? OptionalDouble.empty() : OptionalDouble.of(daily.meanCustomers());
      case SUM_DAILY, PRODUCT_DAILY -> OptionalDouble.empty();
    };
  }

  private double average() {
    return (counts.opening() + counts.closing()) / 2.0;
  }

  /**
   * Whether the rate is a probability: whatever the counts, it cannot exceed 1.
   *
   * @return true for endpoint churn over the opening or the opening and new, for event churn over
   *     the opening and new if nobody was reactivated, and for {@link
   *     ChurnDenominator#PRODUCT_DAILY}
   */
  public boolean isProbability() {
    return switch (denominator) {
      case OPENING -> view == PeriodView.ENDPOINT;
      case OPENING_PLUS_NEW -> view == PeriodView.ENDPOINT || counts.reactivated() == 0;
      case PRODUCT_DAILY -> true;
      case AVERAGE, MEAN_DAILY, SUM_DAILY -> false;
    };
  }

  /**
   * The rate.
   *
   * @param level the confidence level
   * @return at least 0; NaN with n 0 over nobody, or if the formula needs days that are not known
   */
  public Estimate estimate(ConfidenceLevel level) {
    return new ChurnEstimates(this, counts, daily, level).rate();
  }

  /**
   * The share that stays: 1 less the rate m; of {@link ChurnDenominator#SUM_DAILY}, which is a
   * cumulative hazard H, {@code exp(-H)}.
   *
   * @param level the confidence level
   * @return in [0, 1]; undefined where the rate is, and where it exceeds 1 but is no hazard
   */
  public Estimate retention(ConfidenceLevel level) {
    return conversion().retention(estimate(level));
  }

  /**
   * The rate of a time of another length, if churn goes on like this: {@code 1 - (1 - m)^k}; of
   * {@link ChurnDenominator#SUM_DAILY} {@code 1 - exp(-k H)}.
   *
   * @param periods how many periods that time has, such as 12 for a year from a month or 1/12 for a
   *     month from a year
   * @param level the confidence level
   * @return in [0, 1]; undefined where the rate is, and where it exceeds 1 but is no hazard
   * @throws IllegalArgumentException unless the number of periods is finite and above 0
   */
  public Estimate over(double periods, ConfidenceLevel level) {
    return conversion().over(estimate(level), periods);
  }

  /**
   * The rate of a year if churn goes on like this, from that of a calendar period.
   *
   * @param unit which period the rate is of; a year has 365.2425 days or 12 months
   * @param level the confidence level
   * @return in [0, 1]; undefined where the rate is, and where it exceeds 1 but is no hazard
   * @throws IllegalArgumentException if the period is an hour
   */
  public Estimate annual(CalendarUnit unit, ConfidenceLevel level) {
    double periods =
        switch (unit) {
          case HOUR ->
              throw new IllegalArgumentException(
                  "period of churn must be a day or longer, was HOUR");
          case DAY -> DAYS_A_YEAR;
          case WEEK -> DAYS_A_YEAR / DAYS_A_WEEK;
          case MONTH -> MONTHS_A_YEAR;
          case QUARTER -> QUARTERS_A_YEAR;
          case YEAR -> 1;
        };
    return over(periods, level);
  }

  /**
   * How many periods a customer stays on average if churn goes on like this, the one of the churn
   * included: {@code 1 / m}; of {@link ChurnDenominator#SUM_DAILY} {@code 1 / (1 - exp(-H))}.
   *
   * @param level the confidence level
   * @return at least 1; undefined where the rate is, where it is 0, and where it exceeds 1 but is
   *     no hazard
   */
  public Estimate expectedPeriods(ConfidenceLevel level) {
    return conversion().expectedPeriods(estimate(level));
  }

  /**
   * The constant hazard a period that gives this rate: {@code -log(1 - m)}; {@link
   * ChurnDenominator#SUM_DAILY} is that hazard.
   *
   * @param level the confidence level
   * @return at least 0; undefined where the rate is, and from 1 on if it is no hazard
   */
  public Estimate hazard(ConfidenceLevel level) {
    return conversion().hazard(estimate(level));
  }

  private ChurnConversion conversion() {
    return denominator == ChurnDenominator.SUM_DAILY
        ? ChurnConversion.OF_HAZARD
        : ChurnConversion.OF_PROBABILITY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChurnRate that
        && denominator == that.denominator
        && view == that.view
        && counts.equals(that.counts)
        && daily.equals(that.daily);
  }

  @Override
  public int hashCode() {
    return 31 * counts.hashCode() + name().hashCode();
  }

  /**
   * The rate in words.
   *
   * @return its name and formula
   */
  @Override
  public String toString() {
    return name() + ": " + formula();
  }
}
