package io.github.cxmetrics.cli.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.report.NumberStyle;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How unequal the weights of a score are, and what that costs.
 *
 * @param effectiveN how many answers of equal weight would say as much
 * @param designEffect how many times as many answers there are
 * @param smallest the smallest weight above 0
 * @param largest the largest weight
 */
record WeightSpread(
    OptionalDouble effectiveN,
    OptionalDouble designEffect,
    OptionalDouble smallest,
    OptionalDouble largest) {

  private static final NumberStyle PLAIN = new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");

  Map<String, OptionalDouble> numbers() {
    return ImmutableMap.of(
        "effectiveN",
        effectiveN,
        "designEffect",
        designEffect,
        "smallestWeight",
        smallest,
        "largestWeight",
        largest);
  }

  String inWords() {
    return "smallest weight "
        + shown(smallest, Rounding.TWO_DECIMALS)
        + ", largest "
        + shown(largest, Rounding.TWO_DECIMALS)
        + "; design effect "
        + shown(designEffect, Rounding.TWO_DECIMALS)
        + ", so as informative as "
        + shownEffectiveN()
        + " answers of equal weight";
  }

  String shownEffectiveN() {
    return shown(effectiveN, Rounding.ONE_DECIMAL);
  }

  private static String shown(OptionalDouble number, Rounding rounding) {
    return PLAIN.withRounding(rounding).showAnySize(number.orElse(Double.NaN));
  }
}
