package io.github.cxmetrics.engagement;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;

/**
 * Which intervals stickiness counts, and what makes one count for an actor.
 *
 * @param unit the length of an interval, a day or longer
 * @param size how many of them in a row are counted as one; the first such group begins with the
 *     first interval of the range, and the last one may have fewer
 * @param criterion how many active days, or events, such a group needs
 * @since 0.1
 */
public record StickinessRule(CalendarUnit unit, int size, Criterion criterion)
    implements Serializable {

  /**
   * Checks the size.
   *
   * @param unit as the record component
   * @param size as the record component
   * @param criterion as the record component
   * @throws IllegalArgumentException if the size is not in 1..{@value ActivityRange#MOST_DAYS}
   */
  public StickinessRule {
    requireNonNull(unit, "unit");
    requireNonNull(criterion, "criterion");
    if (size < 1 || size > ActivityRange.MOST_DAYS) {
      throw new IllegalArgumentException(
          "size of a group must be in 1.." + ActivityRange.MOST_DAYS + ", was " + size);
    }
  }

  /**
   * Any activity in an interval.
   *
   * @param unit the length of an interval, a day or longer
   * @return the rule
   */
  public static StickinessRule by(CalendarUnit unit) {
    return new StickinessRule(unit, 1, Criterion.ANY);
  }

  /**
   * This rule with several intervals in a row counted as one.
   *
   * @param newSize how many
   * @return the rule
   * @throws IllegalArgumentException if it is not in 1..{@value ActivityRange#MOST_DAYS}
   */
  public StickinessRule grouped(int newSize) {
    return new StickinessRule(unit, newSize, criterion);
  }

  /**
   * This rule with another criterion.
   *
   * @param newCriterion how many active days, or events, make a group of intervals count
   * @return the rule
   */
  public StickinessRule where(Criterion newCriterion) {
    return new StickinessRule(unit, size, newCriterion);
  }
}
