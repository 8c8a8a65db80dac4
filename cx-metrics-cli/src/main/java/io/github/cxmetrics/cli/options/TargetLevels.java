package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.survey.TargetMargin;
import io.github.cxmetrics.survey.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the levels that targets are of, and refuses those that have none. */
public final class TargetLevels {

  private final Targets targets;
  private final List<String> variables;
  private final List<int[]> variablesOfMargins = new ArrayList<>();

  /** Of the variables of some targets. */
  public TargetLevels(Targets targets) {
    this.targets = targets;
    this.variables =
        targets.margins().stream()
            .flatMap(margin -> margin.variables().stream())
            .distinct()
            .toList();
    for (TargetMargin margin : targets.margins()) {
      variablesOfMargins.add(margin.variables().stream().mapToInt(variables::indexOf).toArray());
    }
  }

  /** The columns that have the levels. */
  public List<String> variables() {
    return variables;
  }

  /**
   * The levels of the present record.
   *
   * @param places where each variable stands
   * @param levels takes them, in the order of the variables, from its start
   * @throws io.github.cxmetrics.cli.input.BadDataException if one of them has no target
   */
  public void read(RecordSource source, int[] places, String[] levels) {
    for (int variable = 0; variable < variables.size(); variable++) {
      levels[variable] = source.trimmed(places[variable]);
    }
    for (int margin = 0; margin < variablesOfMargins.size(); margin++) {
      int[] ofMargin = variablesOfMargins.get(margin);
      List<String> level = Arrays.stream(ofMargin).mapToObj(place -> levels[place]).toList();
      if (!targets.margins().get(margin).targets().containsKey(level)) {
        throw source.badCell(
            places[ofMargin[0]],
            level.size() == 1
                ? "be a level that has a target"
                : "be in a combination that has a target: "
                    + targets.margins().get(margin).words(level));
      }
    }
  }
}
