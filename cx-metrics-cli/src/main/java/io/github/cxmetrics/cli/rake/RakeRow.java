package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.survey.TargetMargin;
import io.github.cxmetrics.survey.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the present record has to do with its weight: its levels and the weight it comes with. */
final class RakeRow {

  private final Targets targets;
  private final List<ColumnCondition> conditions;
  private final List<String> columns;
  private final List<int[]> placesOfMargins = new ArrayList<>();
  private final boolean hasWeight;
  private final int[] places;
  private final String[] levels;

  RakeRow(Targets targets, @Nullable String weight, List<ColumnCondition> conditions) {
    this.targets = targets;
    this.conditions = conditions;
    List<String> variables = variables(targets);
    for (TargetMargin margin : targets.margins()) {
      placesOfMargins.add(margin.variables().stream().mapToInt(variables::indexOf).toArray());
    }
    this.levels = new String[variables.size()];
    this.columns = new ArrayList<>(variables);
    this.hasWeight = weight != null;
    if (weight != null) {
      columns.add(weight);
    }
    conditions.forEach(condition -> columns.add(condition.column()));
    this.places = new int[columns.size()];
    Arrays.setAll(places, place -> place);
  }

  static List<String> variables(Targets targets) {
    return targets.margins().stream()
        .flatMap(margin -> margin.variables().stream())
        .distinct()
        .toList();
  }

  /** The columns that are looked at. */
  List<String> columns() {
    return columns;
  }

  /** From now on the columns stand where a source of all columns has them. */
  void lookIn(RecordSource whole) {
    Arrays.setAll(places, place -> whole.columns().indexOf(columns.get(place)));
  }

  boolean isSelected(RecordSource source) {
    int first = columns.size() - conditions.size();
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(source.trimmed(places[first + i]))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The levels of the present record, in an array that the next one fills again.
   *
   * @throws io.github.cxmetrics.cli.input.BadDataException if one of them has no target
   */
  String[] levels(RecordSource source) {
    for (int variable = 0; variable < levels.length; variable++) {
      levels[variable] = source.trimmed(places[variable]);
    }
    for (int margin = 0; margin < placesOfMargins.size(); margin++) {
      int[] variables = placesOfMargins.get(margin);
      List<String> level = Arrays.stream(variables).mapToObj(place -> levels[place]).toList();
      if (!targets.margins().get(margin).targets().containsKey(level)) {
        throw source.badCell(
            places[variables[0]],
            level.size() == 1
                ? "be a level that has a target"
                : "be in a combination that has a target: "
                    + targets.margins().get(margin).words(level));
      }
    }
    return levels;
  }

  /**
   * The weight that the present record comes with.
   *
   * @throws io.github.cxmetrics.cli.input.BadDataException if it is not one
   */
  double weight(RecordSource source) {
    if (!hasWeight) {
      return 1;
    }
    int place = places[levels.length];
    try {
      return DecimalParser.parseWeight(source.trimmed(place));
    } catch (ValueFormatException e) {
      throw source.badCell(place, e.rule());
    }
  }
}
