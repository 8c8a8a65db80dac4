package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * How a sample compares with the population it is to stand for, margin by margin. All shares are of
 * records, each counted once, whatever its weight.
 *
 * @param margins one for each margin of the targets
 * @since 0.1
 */
public record Representativeness(List<MarginComparison> margins) implements Serializable {

  /**
   * Copies the margins.
   *
   * @param margins as the record component
   */
  public Representativeness {
    margins = ImmutableList.copyOf(margins);
  }

  static Representativeness of(SurveySample sample, Targets targets) {
    return new Representativeness(
        targets.margins().stream().map(margin -> MarginComparison.of(sample, margin)).toList());
  }
}
