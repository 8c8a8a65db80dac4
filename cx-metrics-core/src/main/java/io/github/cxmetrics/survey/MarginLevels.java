package io.github.cxmetrics.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The level of a margin that each row of a sample is on, by its number among the targets. */
final class MarginLevels {

  private static final int NONE = -1;

  private final TargetMargin margin;
  private final List<List<String>> levels;
  private final int[] places;
  private final int[] ofRow;
  private int rowWithoutTarget = NONE;

  MarginLevels(SurveySample sample, TargetMargin margin) {
    this.margin = margin;
    this.levels = List.copyOf(margin.targets().keySet());
    this.places = sample.places(margin.variables());
    this.ofRow = new int[sample.table().rows()];
    Map<List<String>, Integer> numbers = new HashMap<>();
    levels.forEach(level -> numbers.put(level, numbers.size()));
    for (int row = 0; row < ofRow.length; row++) {
      if (sample.count(row) > 0) {
        int number = numbers.getOrDefault(sample.levels(row, places), NONE);
        rowWithoutTarget = number == NONE && rowWithoutTarget == NONE ? row : rowWithoutTarget;
        ofRow[row] = Math.max(0, number);
      }
    }
  }

  TargetMargin margin() {
    return margin;
  }

  List<String> level(int number) {
    return levels.get(number);
  }

  int[] ofRow() {
    return ofRow;
  }

  boolean hasRowWithoutTarget() {
    return rowWithoutTarget != NONE;
  }

  /** The level without a target that the first such row is on. */
  List<String> strangeLevel(SurveySample sample) {
    return sample.levels(rowWithoutTarget, places);
  }

  /** The targets by number, multiplied so that they have this total. */
  double[] targets(double total) {
    double factor = total / margin.total();
    return margin.targets().values().stream().mapToDouble(target -> target * factor).toArray();
  }
}
