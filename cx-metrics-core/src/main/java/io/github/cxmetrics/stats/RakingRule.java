package io.github.cxmetrics.stats;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * How far weights must meet targets, how long they are searched for, and how large they may be.
 *
 * @param iterations the most sweeps over all margins
 * @param tolerance the largest distance from a target that is taken as met, in parts of the target
 * @param cap the largest weight allowed, in multiples of the mean weight; empty if none is too
 *     large
 * @since 0.1
 */
public record RakingRule(int iterations, double tolerance, OptionalDouble cap)
    implements Serializable {

  /** At most 100 iterations to within 1e-8 of each target, without a cap. */
  public static final RakingRule STANDARD = new RakingRule(100, 1e-8, OptionalDouble.empty());

  private static final double FINEST = 1e-14;

  /**
   * Checks the rule.
   *
   * @param iterations as the record component
   * @param tolerance as the record component
   * @param cap as the record component
   * @throws IllegalArgumentException if there is no iteration, the tolerance is outside 1e-14..1 or
   *     the cap is not above 1
   */
  public RakingRule {
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, was " + iterations);
    }
    if (!(tolerance >= FINEST && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance must be at least 1e-14 and below 1, was " + tolerance);
    }
    if (cap.isPresent() && !(cap.getAsDouble() > 1 && Double.isFinite(cap.getAsDouble()))) {
      throw new IllegalArgumentException(
          "cap on weights must be finite and above 1 times the mean, was " + cap.getAsDouble());
    }
  }

  /**
   * The same rule with another number of iterations.
   *
   * @param most the most sweeps over all margins
   * @return the rule
   */
  public RakingRule withIterations(int most) {
    return new RakingRule(most, tolerance, cap);
  }

  /**
   * The same rule with another tolerance.
   *
   * @param widest the largest distance from a target, in parts of it
   * @return the rule
   */
  public RakingRule withTolerance(double widest) {
    return new RakingRule(iterations, widest, cap);
  }

  /**
   * The same rule with a cap.
   *
   * @param timesTheMean the largest weight allowed, in multiples of the mean weight
   * @return the rule
   */
  public RakingRule withCap(double timesTheMean) {
    return new RakingRule(iterations, tolerance, OptionalDouble.of(timesTheMean));
  }
}
