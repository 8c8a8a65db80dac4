package io.github.cxmetrics.survival;

import java.io.Serializable;

/**
 * The parts of a Brier score, which is {@code reliability - resolution + uncertainty}: Murphy
 * (1973), A new vector partition of the probability score, Journal of Applied Meteorology 12(4),
 * with each distinct score for itself.
 *
 * @param reliability how far shares of events are from what was predicted, at least 0; 0 is best
 * @param resolution how far they are from the overall share, at least 0; more is better
 * @param uncertainty the score of predicting the overall share for all, 0 to 0.25
 * @since 0.1
 */
public record BrierParts(double reliability, double resolution, double uncertainty)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @param reliability as the record component
   * @param resolution as the record component
   * @param uncertainty as the record component
   * @throws IllegalArgumentException if a part is negative or not finite, or the uncertainty is
   *     above 0.25
   */
  public BrierParts {
    requirePart("reliability", reliability);
    requirePart("resolution", resolution);
    requirePart("uncertainty", uncertainty);
    if (uncertainty > 0.25) {
      throw new IllegalArgumentException("uncertainty must be at most 0.25, was " + uncertainty);
    }
  }

  private static void requirePart(String name, double part) {
    if (!(part >= 0 && Double.isFinite(part))) {
      throw new IllegalArgumentException(name + " must be finite and at least 0, was " + part);
    }
  }
}
