package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ConfidenceLevel;
import java.io.Serializable;

/**
 * How a survival curve is read: which interval at which level, and what a quantile is where the
 * curve is flat at its height.
 *
 * @param interval how intervals are drawn
 * @param level the confidence level
 * @param plateau what a quantile is where the curve is flat at its height
 * @param tolerance how far a height may be above that of a quantile and still equal it, in [0,
 *     0.01]
 * @since 0.1
 */
public record SurvivalQuestion(
    SurvivalInterval interval, ConfidenceLevel level, PlateauRule plateau, double tolerance)
    implements Serializable {

  private static final double ROUNDING = 1e-12;
  private static final double MOST_TOLERANCE = 0.01;

  /** The log-log interval at 95 %, the first time of a plateau, and a tolerance of 1e-12. */
  public static final SurvivalQuestion DEFAULT =
      new SurvivalQuestion(
          SurvivalInterval.LOG_LOG, ConfidenceLevel.P95, PlateauRule.FIRST_TIME, ROUNDING);

  /**
   * Checks the tolerance.
   *
   * @param interval as the record component
   * @param level as the record component
   * @param plateau as the record component
   * @param tolerance as the record component
   * @throws IllegalArgumentException unless the tolerance is in [0, 0.01]
   */
  public SurvivalQuestion {
    requireNonNull(interval, "interval");
    requireNonNull(level, "level");
    requireNonNull(plateau, "plateau");
    if (!(tolerance >= 0 && tolerance <= MOST_TOLERANCE)) {
      throw new IllegalArgumentException(
          "tolerance must be in 0.." + MOST_TOLERANCE + ", was " + tolerance);
    }
  }

  /**
   * The same with another interval.
   *
   * @param newInterval how intervals are drawn
   * @return the question
   */
  public SurvivalQuestion with(SurvivalInterval newInterval) {
    return new SurvivalQuestion(newInterval, level, plateau, tolerance);
  }

  /**
   * The same at another level.
   *
   * @param newLevel the confidence level
   * @return the question
   */
  public SurvivalQuestion at(ConfidenceLevel newLevel) {
    return new SurvivalQuestion(interval, newLevel, plateau, tolerance);
  }

  /**
   * The same with another rule for quantiles.
   *
   * @param newPlateau what a quantile is where the curve is flat at its height
   * @return the question
   */
  public SurvivalQuestion with(PlateauRule newPlateau) {
    return new SurvivalQuestion(interval, level, newPlateau, tolerance);
  }

  /**
   * The same with another tolerance.
   *
   * @param newTolerance how far a height may be above that of a quantile and still equal it
   * @return the question
   * @throws IllegalArgumentException as the constructor
   */
  public SurvivalQuestion within(double newTolerance) {
    return new SurvivalQuestion(interval, level, plateau, newTolerance);
  }
}
