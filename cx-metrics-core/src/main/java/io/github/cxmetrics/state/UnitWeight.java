package io.github.cxmetrics.state;

/**
 * How much a unit, such as an answer, may count: not at all, or within a range in which neither
 * squares of weights nor sums of them leave that of doubles.
 *
 * @since 0.1
 */
public final class UnitWeight {

  /** The least weight above 0. */
  public static final double LEAST = 1e-100;

  /** The greatest weight. */
  public static final double MOST = 1e100;

  /** The weights there are, in words. */
  static final String RANGE = "0 or in " + LEAST + ".." + MOST;

  private UnitWeight() {}

  /**
   * Checks a weight.
   *
   * @param weight any number
   * @throws IllegalArgumentException unless it is 0 or in {@link #LEAST} to {@link #MOST}
   */
  public static void require(double weight) {
    if (isValid(weight)) {
      return;
    }
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight must be finite and at least 0, was " + weight);
    }
    throw new IllegalArgumentException("weight must be " + RANGE + ", was " + weight);
  }

  /**
   * Whether a unit can have a weight.
   *
   * @param weight any number
   * @return true if it is 0 or in {@link #LEAST} to {@link #MOST}
   */
  public static boolean isValid(double weight) {
    return (weight >= LEAST && weight <= MOST) || weight == 0;
  }
}
