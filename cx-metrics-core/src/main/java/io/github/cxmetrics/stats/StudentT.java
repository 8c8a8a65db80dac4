package io.github.cxmetrics.stats;

/** Student's t law for any real degrees of freedom of at least 1; t^2 / df are beta odds. */
final class StudentT {

  private StudentT() {}

  /** The value exceeded with the probability {@code tail} in (0, 0.5]. */
  static double above(double tail, double degreesOfFreedom) {
    return tail < 0.5
        ? Math.sqrt(degreesOfFreedom * squareOdds(degreesOfFreedom).above(2 * tail))
        : 0;
  }

  /** The probability of a value at least {@code |t|} from 0; {@code t} may be infinite. */
  static double twoSided(double t, double degreesOfFreedom) {
    return squareOdds(degreesOfFreedom).tailAbove(t * t / degreesOfFreedom);
  }

  private static BetaOdds squareOdds(double degreesOfFreedom) {
    return new BetaOdds(0.5, degreesOfFreedom / 2);
  }
}
