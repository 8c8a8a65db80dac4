package io.github.cxmetrics.survey;

import java.io.Serializable;
import java.util.List;

/**
 * The level of a margin that weights are farthest from meeting, or that keeps them from being
 * found.
 *
 * @param margin the margin
 * @param level its level, one text a variable
 * @param error how far the weights are from the target, in parts of it; 1 where nothing can be
 *     weighted to it
 * @since 0.1
 */
public record TargetGap(TargetMargin margin, List<String> level, double error)
    implements Serializable {

  /**
   * Copies the level.
   *
   * @param margin as the record component
   * @param level as the record component
   * @param error as the record component
   * @throws IllegalArgumentException if the error is negative or not finite
   */
  public TargetGap {
    level = List.copyOf(level);
    if (!(error >= 0) || Double.isInfinite(error)) {
      throw new IllegalArgumentException(
          "distance from a target must be finite and at least 0, was " + error);
    }
  }

  /**
   * Which level of which margin.
   *
   * @return for example {@code "age" = "18-24"}
   */
  public String where() {
    return margin.words(level);
  }
}
