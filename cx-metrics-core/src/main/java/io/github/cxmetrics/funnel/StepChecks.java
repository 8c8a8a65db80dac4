package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the steps of a funnel must keep to, among themselves and with its rules. */
final class StepChecks {

  private StepChecks() {}

  static void requireDistinctNames(List<FunnelStep> steps) {
    Set<String> names = new HashSet<>();
    for (FunnelStep step : steps) {
      if (!names.add(step.name())) {
        throw new IllegalArgumentException(
            "steps must have different names, was '"
                + step.name()
                + "' twice (FunnelStep.named gives another)");
      }
    }
  }

  static void requireRequiredEnds(List<FunnelStep> steps) {
    for (FunnelStep end : List.of(steps.get(0), steps.get(steps.size() - 1))) {
      if (end.kind() == Kind.OPTIONAL) {
        throw new IllegalArgumentException(
            "first and last step must not be optional, was '" + end.name() + "'");
      }
    }
  }

  static void requireRanges(List<Exclusion> exclusions, int count) {
    for (Exclusion exclusion : exclusions) {
      if (exclusion.to() > count || exclusion.from() >= exclusion.to()) {
        throw new IllegalArgumentException(
            "exclusion must range between steps of 1.."
                + count
                + ", was "
                + exclusion.from()
                + " to "
                + exclusion.to());
      }
    }
  }

  static void requireCombination(List<FunnelStep> steps, AttemptRules rules) {
    boolean fixed = steps.stream().allMatch(step -> step.kind() == Kind.REQUIRED);
    boolean gaps = steps.stream().anyMatch(step -> step.maximumGap() != null);
    if (!fixed && (gaps || !rules.order().isEmpty() || !rules.grace().isZero())) {
      throw new IllegalArgumentException(
          "optional and free steps must come without a maximum gap, a grace and a stricter order,"
              + " was "
              + steps.stream().map(FunnelStep::describe).collect(Collectors.joining(" > "))
              + rules.describe());
    }
    if (gaps && !rules.grace().isZero()) {
      throw new IllegalArgumentException(
          "grace must come without a maximum gap, was " + rules.grace());
    }
  }
}
