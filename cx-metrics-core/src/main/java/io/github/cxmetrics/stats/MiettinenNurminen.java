package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The score interval of Miettinen and Nurminen (1985) for a difference of two shares.
 *
 * @param minuend the trials whose share is diminished
 * @param subtrahend the trials whose share is taken away
 */
record MiettinenNurminen(Trials minuend, Trials subtrahend) {

  /*
   * Let p be the first share and q the second, estimated under the constraint p - q = s, and V, W
   * the variances of the observed shares around them. Lagrange's condition for this maximum is
   *
   *   observed p - p = t V(p),   observed q - q = -t W(q)
   *
   * with one multiplier t, so observed difference - s = t (V + W), and the squared score statistic
   * is t^2 (V + W) / factor. Given t, each share solves its own quadratic; so no cubic has to be
   * solved for each trial value of s, the only unknown is t, and t^2 (V + W) grows with |t|.
   */

  /** The factor N / (N - 1) of the variance. */
  double factor() {
    double n = minuend.n() + subtrahend.n();
    return n / (n - 1);
  }

  double upperLimit(ConfidenceLevel level) {
    return -new MiettinenNurminen(/* minuend= */ subtrahend, /* subtrahend= */ minuend)
        .lowerLimit(level);
  }

  double lowerLimit(ConfidenceLevel level) {
    if (minuend.successes() == 0 && subtrahend.failures() == 0) {
      return -1;
    }
    double z = Normal.quantile(level);
    double goal = z * z * factor();
    double high = z * Math.sqrt(1.0 * Math.min(minuend.n(), subtrahend.n()));
    while (high * high * variance(high) < goal) {
      high *= 2;
    }
    double t =
        goal == 0
            ? 0
            : new BrentSolver(1e-15, 0, 1e-15).solve(200, x -> x * x * variance(x) - goal, 0, high);
    return minuend.share() - subtrahend.share() - t * variance(t);
  }

  private double variance(double t) {
    return constrained(minuend, t / minuend.n()) + constrained(subtrahend, -t / subtrahend.n());
  }

  /** The variance p (1 - p) / n of a share with p + r p (1 - p) = observed p. */
  private static double constrained(Trials trials, double r) {
    double observed = trials.share();
    double failed = (double) trials.failures() / trials.n();
    double squaredRoot =
        r > 0 ? (1 - r) * (1 - r) + 4 * r * failed : (1 + r) * (1 + r) - 4 * r * observed;
    double root = Math.sqrt(squaredRoot);
    return smallerRoot(observed, 1 + r, r, root)
        * smallerRoot(failed, 1 - r, -r, root)
        / trials.n();
  }

  /** The root of r p^2 - b p + observed in [0, 1], without cancellation. */
  private static double smallerRoot(double observed, double b, double r, double root) {
    return b > 0 ? 2 * observed / (b + root) : (b - root) / (2 * r);
  }
}
