package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;

/** Folds the records of one customer after the other into the answer. */
final class ChurnFolder {

  private final ChurnDefinition definition;
  private final ChurnScope scope;
  private final long asOfMillis;

  private final ChurnStretches stretches;
  private final ChurnStays stays;
  private final ChurnMoves periods;
  private final ChurnMoves days;
  private final ChurnPhaseCounts phases;
  private final TenureSums churned = new TenureSums();
  private final TenureSums active = new TenureSums();
  private long customers;
  private long undecided;

  ChurnFolder(ChurnDefinition definition, ChurnScope scope, long asOfMillis) {
    this.definition = definition;
    this.scope = scope;
    this.asOfMillis = asOfMillis;
    stretches = new ChurnStretches(definition, asOfMillis);
    stays = new ChurnStays(definition, asOfMillis);
    periods = new ChurnMoves(definition.grid());
    days = new ChurnMoves(CalendarGrid.of(CalendarUnit.DAY, definition.grid().zone()));
    phases = new ChurnPhaseCounts(definition.grid(), periods.tally());
  }

  /** Adds the records of one actor, which lie in order. */
  void add(long[] records, int from, int to) {
    stretches.read(records, from, to);
    stays.read(stretches);
    phases.add(stretches);
    if (stays.size() == 0) {
      return;
    }
    customers++;
    if (stays.isUndecided()) {
      undecided++;
    }
    periods.add(stays);
    days.add(stays);
    for (int stay = 0; stay < stays.size(); stay++) {
      long end = stays.end(stay);
      if (end == ChurnStays.OPEN) {
        active.add(asOfMillis + 1 - stays.start(stay));
      } else {
        churned.add(end - stays.start(stay));
      }
    }
  }

  /** The answer; nothing may be added after it. */
  Churn result() {
    ChurnPeriods listed =
        new ChurnPeriods(
            definition.grid(),
            scope,
            asOfMillis,
            periods.tally().inOrder(),
            days.tally().inOrder());
    return new Churn(
        definition,
        scope,
        asOfMillis,
        customers,
        undecided,
        new ChurnTenures(churned, active),
        listed.all());
  }
}
