package io.github.cxmetrics.engagement;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serializable;

/**
 * The use of one feature.
 *
 * @param eligible how many actors could use it
 * @param depth how often each adopter used it
 * @param daysUsed on how many local days each adopter used it
 * @param otherUsers how many actors used it who are not eligible; they are in nothing else
 * @since 0.1
 */
public record Feature(long eligible, Distribution depth, Distribution daysUsed, long otherUsers)
    implements Serializable {

  /**
   * How many eligible actors ever used it.
   *
   * @return in 0..{@link #eligible()}
   */
  public long adopters() {
    return depth.n();
  }

  /**
   * The share of eligible actors who ever used it.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate adoption(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(adopters(), eligible, level);
  }
}
