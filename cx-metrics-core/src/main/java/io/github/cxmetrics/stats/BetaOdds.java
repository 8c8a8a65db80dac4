package io.github.cxmetrics.stats;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Gamma;

/**
 * The law of the odds {@code X / (1 - X)} of a beta variable X, and through it Student's t.
 *
 * <p>Commons Math inverts the beta law to 1e-9 absolute and by a continued fraction that needs some
 * 1e5 terms for counts of 1e12; both are too coarse for shares of one in a million.
 *
 * @param a the first shape, at least 0.5
 * @param b the second shape, at least 0.5
 */
record BetaOdds(double a, double b) {

  /*
   * On the scale of u = log odds the density is a smooth log-concave function
   *
   *   f(u) = x^a y^b / B(a, b),   x = 1 / (1 + e^-u),  y = 1 - x,
   *
   * and so is its upper tail T(u) = f(u) W(u), where W(u), the "width" of the tail, is the integral
   * over s >= 0 of f(u + s) / f(u). The ratio needs no gamma function. Gauss-Legendre with 64 nodes
   * up to where it has fallen below e^-36 gives W to 3e-14 (measured against 40-digit arithmetic
   * for shapes 0.5 to 1e6 and tails 0.5 to 1e-13). Newton's method on log T, whose slope is -1/W,
   * cannot fail because log T is concave, and it stops on the error in T, whatever the scale.
   */
  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(64, 0, 1);

  private static final double NEGLIGIBLE = -36;

  private static final int MOST_STEPS = 50; // reached only if counts near 1e18 drown in rounding

  BetaOdds flipped() {
    return new BetaOdds(b, a);
  }

  /** The probability of greater odds; {@code odds} in [0, Infinity]. */
  double tailAbove(double odds) {
    if (odds == 0 || Double.isInfinite(odds)) {
      return odds == 0 ? 1 : 0;
    }
    return odds < a / b ? 1 - flipped().upperTail(1 / odds) : upperTail(odds);
  }

  /** The odds that are exceeded with the probability {@code tail} in (0, 1). */
  double above(double tail) {
    if (tail > 0.5) {
      return 1 / flipped().above(1 - tail);
    }
    double logOdds = Math.log(a / b) + Normal.above(tail) * Math.sqrt(1 / a + 1 / b);
    double miss = 1;
    for (int step = 0; step < MOST_STEPS && Math.abs(miss) > 1e-8; step++) {
      double odds = Math.exp(logOdds);
      double width = tailWidth(odds);
      miss = logDensity(odds) + Math.log(width / tail);
      logOdds += width * miss;
    }
    return Math.exp(logOdds);
  }

  private double upperTail(double odds) {
    return Math.exp(logDensity(odds)) * tailWidth(odds);
  }

  private double tailWidth(double odds) {
    double x = odds / (1 + odds);
    double y = 1 / (1 + odds);
    double end = 1 / (Math.abs(a * y - b * x) + Math.sqrt((a + b) * x * y));
    while (logRatio(x, y, end) > NEGLIGIBLE) {
      end *= 1.5;
    }
    double sum = 0;
    for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
      sum += RULE.getWeight(i) * Math.exp(logRatio(x, y, end * RULE.getPoint(i)));
    }
    return sum * end;
  }

  /** log f(u + s) - log f(u), written so that the greater of x and y does not cancel. */
  private double logRatio(double x, double y, double s) {
    return x <= y
        ? a * s - (a + b) * Math.log1p(x * Math.expm1(s))
        : -b * s - (a + b) * Math.log1p(y * Math.expm1(-s));
  }

  /**
   * log f, as the normal density at the mode times Stirling's errors. Source: Loader, C. (2000),
   * Fast and Accurate Computation of Binomial Probabilities.
   */
  private double logDensity(double odds) {
    double distance = (b * odds - a) / (1 + odds);
    return a * logOfRatio(odds / (1 + odds) * (a + b) / a, distance / a)
        + b * logOfRatio((a + b) / b / (1 + odds), -distance / b)
        + 0.5 * Math.log(a / (a + b) * b / (2 * Math.PI))
        + stirlingError(a + b)
        - stirlingError(a)
        - stirlingError(b);
  }

  /** The logarithm of {@code ratio}, of which {@code excess = ratio - 1} keeps more digits. */
  private static double logOfRatio(double ratio, double excess) {
    return ratio < 0.5 ? Math.log(ratio) : Math.log1p(excess);
  }

  /** log Gamma(x) minus Stirling's formula (Abramowitz and Stegun 1964, 6.1.41). */
  private static double stirlingError(double x) {
    if (x < 16) {
      return Gamma.logGamma(x) - (x - 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI);
    }
    double r = 1 / (x * x);
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188.0)))) / x;
  }
}
