package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.function.DoubleUnaryOperator;

/** What follows from a churn rate if each period is like this one. */
enum ChurnConversion {
  /**
   * Of a rate that is taken for a probability: undefined where it exceeds 1; ends of intervals
   * above 1 are taken for 1.
   */
  OF_PROBABILITY(1) {
    @Override
    double retention(double rate) {
      return 1 - rate;
    }

    @Override
    double over(double rate, double periods) {
      return -Math.expm1(periods * Math.log1p(-rate));
    }

    @Override
    double expectedPeriods(double rate) {
      return 1 / rate;
    }

    @Override
    Estimate hazard(Estimate rate) {
      return rising(rate, m -> -Math.log1p(-m), rate.value() < 1, Double.POSITIVE_INFINITY);
    }
  },

  /** Of a rate that is a cumulative hazard H, of which 1 - exp(-H) is the probability. */
  OF_HAZARD(Double.POSITIVE_INFINITY) {
    @Override
    double retention(double rate) {
      return Math.exp(-rate);
    }

    @Override
    double over(double rate, double periods) {
      return -Math.expm1(-periods * rate);
    }

    @Override
    double expectedPeriods(double rate) {
      return -1 / Math.expm1(-rate);
    }

    @Override
    Estimate hazard(Estimate rate) {
      return rate;
    }
  };

  private final double highest;

  ChurnConversion(double highest) {
    this.highest = highest;
  }

  abstract double retention(double rate);

  abstract double over(double rate, double periods);

  abstract double expectedPeriods(double rate);

  abstract Estimate hazard(Estimate rate);

  Estimate retention(Estimate rate) {
    return falling(rate, this::retention, rate.value() <= highest, 0, 1);
  }

  Estimate over(Estimate rate, double periods) {
    if (!(periods > 0) || Double.isInfinite(periods)) {
      throw new IllegalArgumentException(
          "number of periods must be finite and above 0, was " + periods);
    }
    return rising(rate, m -> over(m, periods), rate.value() <= highest, 1);
  }

  Estimate expectedPeriods(Estimate rate) {
    boolean defined = rate.value() > 0 && rate.value() <= highest;
    return falling(rate, this::expectedPeriods, defined, 1, Double.POSITIVE_INFINITY);
  }

  Estimate rising(
      Estimate rate, DoubleUnaryOperator formula, boolean defined, double highestAnswer) {
    if (!defined) {
      return undefined(rate, 0, highestAnswer);
    }
    double low = formula.applyAsDouble(rate.interval().low()) + 0.0;
    double high = formula.applyAsDouble(Math.min(highest, rate.interval().high())) + 0.0;
    return converted(rate, formula, low, high);
  }

  private Estimate falling(
      Estimate rate,
      DoubleUnaryOperator formula,
      boolean defined,
      double lowestAnswer,
      double highestAnswer) {
    if (!defined) {
      return undefined(rate, lowestAnswer, highestAnswer);
    }
    double low = formula.applyAsDouble(Math.min(highest, rate.interval().high()));
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
