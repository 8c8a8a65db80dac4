package io.github.cxmetrics.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is done to p-values when several comparisons are made at once.
 *
 * <p><b>Unit and range</b> probabilities in [0, 1]. <b>Default</b> {@link #HOLM} to answer "which
 * segments differ"; {@link #BENJAMINI_HOCHBERG} to draw up a list in which a known share of false
 * alarms is acceptable. <b>Empty data</b> NaN, a comparison without data, stays NaN and does not
 * count as a comparison. <b>Rejects</b> values outside [0, 1] with {@link
 * IllegalArgumentException}.
 *
 * <p><b>Example</b> {@code HOLM.adjust(0.01, 0.04, 0.03)} is 0.03, 0.06, 0.06.
 *
 * @since 0.1
 */
public enum PValueAdjustment {
  /**
   * Controls the probability of any false alarm, whatever the dependence of the tests.
   *
   * <p>Source: Holm, S. (1979), A Simple Sequentially Rejective Multiple Test Procedure,
   * Scandinavian Journal of Statistics 6(2).
   */
  HOLM("Holm"),

  /**
   * Controls the expected share of false alarms among the alarms, for independent or positively
   * dependent tests.
   *
   * <p>Source: Benjamini, Y. and Hochberg, Y. (1995), Controlling the False Discovery Rate: A
   * Practical and Powerful Approach to Multiple Testing, Journal of the Royal Statistical Society B
   * 57(1), doi:10.1111/j.2517-6161.1995.tb02031.x.
   */
  BENJAMINI_HOCHBERG("Benjamini-Hochberg"),

  /** Leaves the p-values as they are. */
  NONE("none");

  private final String label;

  PValueAdjustment(String label) {
    this.label = label;
  }

  /**
   * The name of the method as people write it.
   *
   * @return for example {@code "Holm"}
   */
  public String label() {
    return label;
  }

  /**
   * The adjusted p-values, to be compared with the same significance level as before.
   *
   * @param pValues p-values in [0, 1], or NaN where there were no data; left as they are
   * @return as many p-values in the same order, none smaller than before
   * @throws IllegalArgumentException if a value lies outside [0, 1]
   */
  public double[] adjust(double... pValues) {
    for (double p : pValues) {
      checkPValue(p);
    }
    double[] adjusted = pValues.clone();
    int[] ascending =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    switch (this) {
      case HOLM -> stepDown(adjusted, ascending);
      case BENJAMINI_HOCHBERG -> stepUp(adjusted, ascending);
      case NONE -> {}
    }
    return adjusted;
  }

  static void checkPValue(double p) {
    if (p < 0 || p > 1) {
      throw new IllegalArgumentException("p-value must be in 0..1 or NaN, was " + p);
    }
  }

  private static void stepDown(double[] p, int[] ascending) {
    double greatest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      int i = ascending[rank];
      greatest = Math.max(greatest, Math.min(1, p[i] * (ascending.length - rank)));
      p[i] = greatest;
    }
  }

  private static void stepUp(double[] p, int[] ascending) {
    double least = 1;
    for (int rank = ascending.length - 1; rank >= 0; rank--) {
      int i = ascending[rank];
      least = Math.min(least, p[i] * ((double) ascending.length / (rank + 1)));
      p[i] = least;
    }
  }
}
