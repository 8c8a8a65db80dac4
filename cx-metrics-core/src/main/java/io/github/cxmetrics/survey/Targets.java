package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.wire.Quoted;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of the population that a sample is to stand for: one margin for post-stratification
 * (of one variable, or of combinations of several), or more for raking.
 *
 * <p>Targets are shares if they sum to 1 or to 100, otherwise they count the population. Weights to
 * shares sum to what the weights of the sample sum to, weights to counts sum to the population; the
 * scores are the same. <b>Rejects</b> with {@link IllegalArgumentException} margins of different
 * totals, which are made alike only on request: {@link #rescaled}.
 *
 * @param margins at least one, of different variables
 * @since 0.1
 */
public record Targets(List<TargetMargin> margins) implements Serializable {

  static final double LARGEST = 1e100;

  private static final double SAME_TOTAL = 1e-9;
  private static final double PERCENT = 100;

  /**
   * Checks that the margins may stand beside each other.
   *
   * @param margins as the record component
   * @throws IllegalArgumentException if there is none, two are of the same variables, or their
   *     totals differ
   */
  public Targets {
    margins = ImmutableList.copyOf(margins);
    if (margins.isEmpty()) {
      throw new IllegalArgumentException("targets must have at least one margin, was none");
    }
    for (int i = 1; i < margins.size(); i++) {
      requireOther(margins.subList(0, i), margins.get(i));
      requireSameTotal(margins.get(0), margins.get(i));
    }
  }

  private static void requireOther(List<TargetMargin> before, TargetMargin margin) {
    if (before.stream().anyMatch(margin::hasVariablesOf)) {
      throw new IllegalArgumentException(
          "margins must be of different variables, was "
              + Quoted.of(margin.variables())
              + " twice");
    }
  }

  private static void requireSameTotal(TargetMargin first, TargetMargin other) {
    if (!isNear(other.total(), first.total())) {
      throw new IllegalArgumentException(
          "margins must have the same total (or be rescaled on request), was "
              + first.total()
              + " of "
              + Quoted.of(first.variables())
              + " and "
              + other.total()
              + " of "
              + Quoted.of(other.variables()));
    }
  }

  private static boolean isNear(double total, double other) {
    return Math.abs(total - other) <= SAME_TOTAL * other;
  }

  /**
   * Targets of margins.
   *
   * @param margins at least one, of different variables
   * @return the targets
   * @throws IllegalArgumentException if there is none, two are of the same variables, or their
   *     totals differ
   */
  public static Targets of(TargetMargin... margins) {
    return new Targets(Arrays.asList(margins));
  }

  /**
   * Targets of margins whose totals may differ: each is divided by its own, so that all are shares.
   *
   * @param margins at least one, of different variables
   * @return the targets
   * @throws IllegalArgumentException if there is none or two are of the same variables
   */
  public static Targets rescaled(List<TargetMargin> margins) {
    return new Targets(margins.stream().map(margin -> margin.withTotal(1)).toList());
  }

  /**
   * How many the population is, if the targets count it.
   *
   * @return the total of the targets; empty if they are shares
   */
  public OptionalDouble population() {
    double total = margins.get(0).total();
    return isNear(total, 1) || isNear(total, PERCENT)
        ? OptionalDouble.empty()
        : OptionalDouble.of(total);
  }

  /**
   * What weighting a sample to these targets is called.
   *
   * @return {@code "post-stratified"} for one margin, {@code "raked"} for more
   */
  public String method() {
    return margins.size() == 1 ? "post-stratified" : "raked";
  }
}
