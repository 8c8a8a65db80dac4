package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;

/** The range of values that a quantity can take; intervals are cut off at its ends. */
record Bounds(double lowest, double highest) {

  static final Bounds SHARE = new Bounds(0, 1);
  static final Bounds NET_SCORE = new Bounds(-1, 1);

  Bounds {
    if (!(lowest < highest)) {
      throw new IllegalArgumentException(
          "lowest must be below highest, was " + lowest + " and " + highest);
    }
  }

  /** The range of a difference that is at most {@code widest} either way. */
  static Bounds ofDifference(double widest) {
    if (!(widest > 0)) {
      throw new IllegalArgumentException("widest must be above 0, was " + widest);
    }
    return new Bounds(-widest, widest);
  }

  /** Lets through what exceeds the range by no more than rounding in a running mean can. */
  void check(String what, double value) {
    double slack = 1e-9 * Math.max(Math.abs(lowest), Math.abs(highest));
    if (!Double.isFinite(value) || value < lowest - slack || value > highest + slack) {
      throw new IllegalArgumentException(
          what + " must be in " + lowest + ".." + highest + ", was " + value);
    }
  }

  Interval all(ConfidenceLevel level) {
    return new Interval(lowest, highest, level);
  }

  Interval around(double centre, double halfWidth, ConfidenceLevel level) {
    return between(centre - halfWidth, centre + halfWidth, level);
  }

  /** Ends that rounding put in the wrong order (levels near 0) are made to meet. */
  Interval between(double low, double high, ConfidenceLevel level) {
    return new Interval(clip(Math.min(low, high)), clip(high), level);
  }

  private double clip(double value) {
    return Math.max(lowest, Math.min(highest, value));
  }
}
