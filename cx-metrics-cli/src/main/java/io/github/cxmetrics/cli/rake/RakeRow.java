package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.TargetLevels;
import io.github.cxmetrics.survey.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the present record has to do with its weight: its levels and the weight it comes with. */
final class RakeRow {

  private final TargetLevels variables;
  private final List<ColumnCondition> conditions;
  private final List<String> columns;
  private final boolean hasWeight;
  private final int[] places;
  private final String[] levels;

  RakeRow(Targets targets, @Nullable String weight, List<ColumnCondition> conditions) {
    this.conditions = conditions;
    this.variables = new TargetLevels(targets);
    this.levels = new String[variables.variables().size()];
    this.columns = new ArrayList<>(variables.variables());
    this.hasWeight = weight != null;
    if (weight != null) {
      columns.add(weight);
    }
    conditions.forEach(condition -> columns.add(condition.column()));
    this.places = new int[columns.size()];
    Arrays.setAll(places, place -> place);
  }

  /** The variables that have targets. */
  List<String> variables() {
    return variables.variables();
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
    variables.read(source, places, levels);
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
