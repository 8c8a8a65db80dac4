package io.github.cxmetrics.survival;

/**
 * What a quantile is where the curve is flat exactly at its height: half of the customers are left
 * from one time to another.
 *
 * @since 0.1
 */
public enum PlateauRule {
  /** The first time at which the curve is at the height or below. */
  FIRST_TIME,

  /** The middle between that time and the next at which the curve falls, or the last: as in R. */
  MIDPOINT
}
