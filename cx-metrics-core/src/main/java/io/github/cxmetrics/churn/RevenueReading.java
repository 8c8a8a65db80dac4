package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;

/** Answers questions from the records of many customers. */
final class RevenueReading {

  private RevenueReading() {}

  static Revenue result(
      RevenueDefinition definition, RevenueState state, RevenueQuestion question) {
    CalendarGrid grid = question.grid().orElse(definition.grid());
    if (definition.input() == RevenueInput.SNAPSHOTS
        && !grid.zone().equals(definition.grid().zone())) {
      throw new IllegalArgumentException(
          "snapshots must be read in their zone, "
              + definition.grid().zone()
              + ", was "
              + grid.zone());
    }
    long asOfMillis = RevenueRange.asOfMillis(question, state);
    RevenueRange range = RevenueRange.of(question, grid, state);
    RevenueFolder folder = new RevenueFolder(question, grid, range);
    RevenueHistory history = new RevenueHistory(state.layout(), question.grace().toMillis());
    state.forEach(
        (customer, records, from, to) -> {
          history.read(records, from, to, asOfMillis);
          folder.add(history);
        });
    return new Revenue(
        definition,
        question.by(grid),
        asOfMillis,
        folder.customers(),
        history.duplicates(),
        history.conflicts(),
        folder.periods(),
        folder.cohorts());
  }
}
