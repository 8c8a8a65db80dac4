package io.github.cxmetrics.survival;

import java.util.ArrayList;
import java.util.List;

/** Finds what readers of a curve should know. */
final class SurvivalWarnings {

  private final RiskTable table;
  private final List<SurvivalWarning> found = new ArrayList<>();

  private SurvivalWarnings(RiskTable table) {
    this.table = table;
  }

  static List<SurvivalWarning> of(RiskTable table) {
    SurvivalWarnings warnings = new SurvivalWarnings(table);
    warnings.findEmptyRiskSets();
    warnings.findFewEarly();
    warnings.findFewLate();
    return List.copyOf(warnings.found);
  }

  private void findEmptyRiskSets() {
    long later = 0;
    int zero = -1;
    int nobody = -1;
    for (int row = table.rows - 1; row >= 0; row--) {
      later += table.entered[row];
      if (table.events[row] > 0 && table.events[row] == table.atRisk[row] && later > 0) {
        zero = row;
      } else if (row > 0 && table.atRisk[row] == 0 && hasLeft(row)) {
        nobody = row - 1;
      }
    }
    add(SurvivalWarning.Kind.ZERO_BEFORE_LATER_ENTRIES, zero);
    if (zero < 0) {
      add(SurvivalWarning.Kind.NOBODY_AT_RISK, nobody);
    }
  }

  /** Whether the last who were at risk left at the row before. */
  private boolean hasLeft(int row) {
    return table.events[row - 1] + table.censored[row - 1] > 0;
  }

  private void add(SurvivalWarning.Kind kind, int row) {
    if (row >= 0) {
      long entering = 0;
      for (int later = row; later < table.rows; later++) {
        entering += table.entered[later];
      }
      found.add(new SurvivalWarning(kind, table.times[row], entering));
    }
  }

  private void findFewEarly() {
    int last = table.rows - 1;
    while (last >= 0 && table.atRisk[last] < SurvivalWarning.FEW) {
      last--;
    }
    int row = table.nextEvent(0);
    while (row < last && table.atRisk[row] >= SurvivalWarning.FEW) {
      row = table.nextEvent(row + 1);
    }
    if (row < last) {
      found.add(
          new SurvivalWarning(
              SurvivalWarning.Kind.FEW_AT_RISK_EARLY, table.times[row], table.atRisk[row]));
    }
  }

  private void findFewLate() {
    int first = table.rows;
    while (first > 0 && table.atRisk[first - 1] < SurvivalWarning.FEW) {
      first--;
    }
    if (table.nextEvent(first) < table.rows) {
      found.add(
          new SurvivalWarning(
              SurvivalWarning.Kind.FEW_AT_RISK_LATE, table.times[first], table.atRisk[first]));
    }
  }
}
