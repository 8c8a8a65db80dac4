package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.function.DoubleUnaryOperator;

/**
 * What follows from a churn rate if each period is like this one. All take the rate for a
 * probability, and are undefined where it exceeds 1; ends of intervals above 1 are taken for 1.
 */
final class ChurnConversion {

  private ChurnConversion() {}

  static Estimate retention(Estimate rate) {
    return falling(rate, m -> 1 - m, rate.value() <= 1, 0, 1);
  }

  static Estimate over(Estimate rate, double periods) {
    if (!(periods > 0) || Double.isInfinite(periods)) {
      throw new IllegalArgumentException(
          "number of periods must be finite and above 0, was " + periods);
    }
    return rising(rate, m -> -Math.expm1(periods * Math.log1p(-m)), rate.value() <= 1, 1);
  }

  static Estimate hazard(Estimate rate) {
    return rising(rate, m -> -Math.log1p(-m), rate.value() < 1, Double.POSITIVE_INFINITY);
  }

  static Estimate expectedPeriods(Estimate rate) {
    boolean defined = rate.value() > 0 && rate.value() <= 1;
    return falling(rate, m -> 1 / m, defined, 1, Double.POSITIVE_INFINITY);
  }

  private static Estimate rising(
      Estimate rate, DoubleUnaryOperator formula, boolean defined, double highest) {
    if (!defined) {
      return undefined(rate, 0, highest);
    }
    double low = formula.applyAsDouble(rate.interval().low()) + 0.0;
    double high = formula.applyAsDouble(Math.min(1, rate.interval().high())) + 0.0;
    return converted(rate, formula, low, high);
  }

  private static Estimate falling(
      Estimate rate, DoubleUnaryOperator formula, boolean defined, double lowest, double highest) {
    if (!defined) {
      return undefined(rate, lowest, highest);
    }
    double low = formula.applyAsDouble(Math.min(1, rate.interval().high()));
    double high = formula.applyAsDouble(rate.interval().low());
    return converted(rate, formula, low, high);
  }

  private static Estimate converted(
      Estimate rate, DoubleUnaryOperator formula, double low, double high) {
    Interval interval = new Interval(low, high, rate.interval().level());
    /* Adding 0 makes the 0 of a rate of 0 positive. */
    double value = formula.applyAsDouble(rate.value()) + 0.0;
    return new Estimate(value, interval, rate.n(), rate.method());
  }

  private static Estimate undefined(Estimate rate, double lowest, double highest) {
    ConfidenceLevel level = rate.interval().level();
    return new Estimate(Double.NaN, new Interval(lowest, highest, level), 0, rate.method());
  }
}
