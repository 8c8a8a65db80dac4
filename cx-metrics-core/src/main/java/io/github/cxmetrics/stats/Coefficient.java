package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A coefficient of a regression with its standard errors. It may be undefined: its covariate was
 * left out, or it grows without end.
 *
 * @since 0.1
 */
public final class Coefficient implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String WALD = "Wald";
  private static final String ROBUST = "Wald, robust variance";
  private static final String UNDEFINED = "undefined";

  private final String name;
  private final double value;
  private final double error;
  private final double robustError;
  private final long n;

  private Coefficient(String name, double value, double error, double robustError, long n) {
    this.name = name;
    this.value = value;
    this.error = error;
    this.robustError = robustError;
    this.n = n;
  }

  /**
   * A coefficient.
   *
   * @param name what it belongs to
   * @param value a finite number
   * @param error its standard error, finite and at least 0
   * @param n how many independent units it rests on
   * @return the coefficient
   */
  public static Coefficient of(String name, double value, double error, long n) {
    return new Coefficient(name, finite(value), finite(error), Double.NaN, n);
  }

  /**
   * A coefficient that is undefined.
   *
   * @param name what it belongs to
   * @return the coefficient
   */
  public static Coefficient undefined(String name) {
    return new Coefficient(name, Double.NaN, Double.NaN, Double.NaN, 0);
  }

  /**
   * The same coefficient with a standard error that does not trust the model.
   *
   * @param error the robust standard error, finite and at least 0
   * @param clusters how many independent units it rests on
   * @return the coefficient
   */
  public Coefficient withRobustError(double error, long clusters) {
    return new Coefficient(name, value, this.error, finite(error), clusters);
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "coefficient and its standard error must be finite, was " + number);
    }
    return number;
  }

  /**
   * What it belongs to.
   *
   * @return the name of the covariate
   */
  public String name() {
    return name;
  }

  /**
   * Whether it could be found.
   *
   * @return false if its covariate was left out or it grows without end
   */
  public boolean isDefined() {
    return !Double.isNaN(value);
  }

  /**
   * The coefficient.
   *
   * @return a finite number; empty if it is undefined
   */
  public OptionalDouble value() {
    return optional(value);
  }

  /**
   * The standard error from the information of the model.
   *
   * @return at least 0; empty if the coefficient is undefined
   */
  public OptionalDouble standardError() {
    return optional(error);
  }

  /**
   * The standard error from the residuals of independent units.
   *
   * @return at least 0; empty if the coefficient is undefined or no such error was computed
   */
  public OptionalDouble robustStandardError() {
    return optional(robustError);
  }

  /**
   * The coefficient over its standard error, the robust one if there is one.
   *
   * @return empty if the coefficient is undefined or its standard error is 0
   */
  public OptionalDouble z() {
    double z = value / used();
    return Double.isFinite(z) ? OptionalDouble.of(z) : OptionalDouble.empty();
  }

  /**
   * The two-sided p-value of the coefficient being 0.
   *
   * @return in [0, 1]; empty where {@link #z()} is
   */
  public OptionalDouble pValue() {
    OptionalDouble z = z();
    return z.isPresent() ? OptionalDouble.of(Normal.twoSided(z.getAsDouble())) : z;
  }

  /**
   * The coefficient with its interval.
   *
   * @param level the confidence level
   * @return the estimate; without a value and with the widest interval if it is undefined
   */
  public Estimate estimate(ConfidenceLevel level) {
    if (!isDefined()) {
      return new Estimate(
          Double.NaN,
          new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level),
          0,
          UNDEFINED);
    }
    double half = Normal.quantile(level) * used();
    return new Estimate(value, new Interval(value - half, value + half, level), n, method());
  }

  /**
   * e to the power of the coefficient: the hazard ratio, time ratio or odds ratio of one unit of
   * the covariate.
   *
   * @param level the confidence level
   * @return the estimate; without a value and from 0 to infinity if it is undefined or beyond the
   *     numbers a double holds
   */
  public Estimate ratio(ConfidenceLevel level) {
    double ratio = Math.exp(value);
    if (!Double.isFinite(ratio)) {
      return new Estimate(
          Double.NaN, new Interval(0, Double.POSITIVE_INFINITY, level), 0, UNDEFINED);
    }
    Interval interval = estimate(level).interval();
    return new Estimate(
        ratio,
        new Interval(Math.exp(interval.low()), Math.exp(interval.high()), level),
        n,
        method());
  }

  private double used() {
    return Double.isNaN(robustError) ? error : robustError;
  }

  private String method() {
    return Double.isNaN(robustError) ? WALD : ROBUST;
  }

  private static OptionalDouble optional(double number) {
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coefficient that
        && name.equals(that.name)
        && Double.compare(value, that.value) == 0
        && Double.compare(error, that.error) == 0
        && Double.compare(robustError, that.robustError) == 0
        && n == that.n;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, value, error, robustError, n);
  }

  /**
   * Name and value.
   *
   * @return for example {@code "age 0.011 (0.009)"}
   */
  @Override
  public String toString() {
    return isDefined() ? name + " " + value + " (" + used() + ")" : name + " " + UNDEFINED;
  }
}
