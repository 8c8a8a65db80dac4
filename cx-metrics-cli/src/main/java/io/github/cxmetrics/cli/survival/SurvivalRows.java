package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalAccumulator;
import io.github.cxmetrics.survival.SurvivalDefinition;
import java.util.HashMap;
import java.util.Map;

/** How many customers are alike, counted before it is known which causes there are. */
final class SurvivalRows {

  private record Row(long entry, long time, String cause) {}

  private final Map<Row, Long> counts = new HashMap<>();

  void add(DurationColumns columns) {
    counts.merge(new Row(columns.entry(), columns.time(), columns.cause()), 1L, Long::sum);
  }

  /** The survival with the causes of a definition. */
  Survival survival(SurvivalDefinition definition) {
    SurvivalAccumulator all = Survival.accumulator(definition);
    counts.forEach(
        (row, count) -> {
          int outcome = definition.causes().indexOf(row.cause()) + 1; // 0 for censored
          if (row.entry() == DurationColumns.NO_ENTRY) {
            all.addCount(row.time(), outcome, count);
          } else {
            all.addCount(row.entry(), row.time(), outcome, count);
          }
        });
    return all.result();
  }
}
