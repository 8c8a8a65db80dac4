package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;

/**
 * Tango's score interval in closed form.
 *
 * <p>Sources: Tango, T. (1998), Equivalence Test and Confidence Interval for the Difference in
 * Proportions for the Paired-Sample Design, Statistics in Medicine 17(8); that the limits are roots
 * of a quartic: Yang, Z., Sun, X. and Hardin, J. W. (2012), A Non-Iterative Implementation of
 * Tango's Score Confidence Interval for a Paired Difference of Proportions, Statistics in Medicine
 * 32(8), doi:10.1002/sim.5561.
 */
final class TangoScore {

  /*
   * Let p, m, d be the counts, D = p - d, n = p + m + d, s the true score and v the true share of
   * answers that are not neutral. At a limit s the score statistic is z:
   *
   *   (D - n s)^2 = z^2 n (v - s^2),
   *
   * where v maximises the likelihood given s, that is p / (v + s) + d / (v - s) = m / (1 - v).
   * Solving the first equation for v and inserting it into the second gives the quartic of Yang,
   * Sun and Hardin. One of its roots is the observed score D / n, which is no limit. The other
   * three are s = (D + z x) / (n + z^2) with x from the cubic
   *
   *   x^3 - (z^2 + S) x - z D m / n = 0,   S = n V = (4 p d + (p + d) m) / n,
   *
   * and the limits belong to its greatest and least root, all three being real. Exchanging p and d
   * negates the roots, so finding the greatest serves both ends.
   */

  private TangoScore() {}

  static Interval of(NetAnswers answers, ConfidenceLevel level) {
    double z = Normal.quantile(level);
    return Bounds.NET_SCORE.between(
        -upperLimit(answers.mirrored(), z), upperLimit(answers, z), level);
  }

  private static double upperLimit(NetAnswers answers, double z) {
    double difference = answers.positive() - answers.negative();
    return (difference + z * greatestRoot(answers, z)) / (answers.n() + z * z);
  }

  private static double greatestRoot(NetAnswers answers, double z) {
    double squares = answers.squares();
    if (answers.negative() == 0) { // -z is a root, and the cubic a quadratic
      return (z + Math.sqrt(z * z + 4 * squares)) / 2;
    }
    if (answers.positive() == 0) { // z is a root
      return Math.max(z, (Math.sqrt(z * z + 4 * squares) - z) / 2);
    }
    double radius = Math.sqrt((z * z + squares) / 3);
    double constant = z * answers.score() * answers.neutral();
    double cosine = constant / 2 / (radius * radius * radius);
    return 2 * radius * Math.cos(Math.acos(Math.max(-1, Math.min(1, cosine))) / 3);
  }
}
