package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What reports call the levels of a funnel: the step, or how many of some steps in any order. */
final class StepLabels {

  private StepLabels() {}

  static List<String> of(FunnelDefinition definition) {
    List<FunnelStep> steps = definition.steps();
    List<String> labels = new ArrayList<>();
    while (labels.size() < steps.size()) {
      int from = labels.size();
      int to = from + 1;
      while (to < steps.size() && isFree(steps, from) && isFree(steps, to)) {
        to++;
      }
      if (to - from == 1) {
        labels.add(steps.get(from).name());
      } else {
        addAnyOrder(steps.subList(from, to), labels);
      }
    }
    return labels;
  }

  private static boolean isFree(List<FunnelStep> steps, int index) {
    return steps.get(index).kind() == Kind.FREE;
  }

  private static void addAnyOrder(List<FunnelStep> free, List<String> labels) {
    labels.add("any 1 of " + free.stream().map(FunnelStep::name).collect(Collectors.joining(", ")));
    for (int count = 2; count < free.size(); count++) {
      labels.add("any " + count + " of them");
    }
    labels.add("all " + free.size() + " of them");
  }

  /** The number of the required step before a step, 1 for the first: what its drop-off is of. */
  static int before(FunnelDefinition definition, int step) {
    int before = step - 1;
    while (before > 1 && definition.steps().get(before - 1).kind() == Kind.OPTIONAL) {
      before--;
    }
    return Math.max(1, before);
  }
}
