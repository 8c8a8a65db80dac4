package io.github.cxmetrics.churn;

/** Folds the records of one customer after the other into sums. */
final class ChurnFolder {

  private final long asOfMillis;
  private final ChurnSums sums;

  private final ChurnStretches stretches;
  private final ChurnStays stays;
  private final ChurnMoves periods;
  private final ChurnMoves days;
  private final ChurnPhaseCounts phases;

  ChurnFolder(ChurnDefinition definition, long asOfMillis, ChurnSums sums) {
    this.asOfMillis = asOfMillis;
    this.sums = sums;
    stretches = new ChurnStretches(definition, asOfMillis);
    stays = new ChurnStays(definition, asOfMillis);
    periods = new ChurnMoves(definition.grid(), sums.periods());
    days = new ChurnMoves(ChurnSums.daysOf(definition.grid()), sums.days());
    phases = new ChurnPhaseCounts(definition.grid(), sums.periods());
  }

  /** Adds the records of one actor, which lie in order. */
  void add(long[] records, int from, int to) {
    stretches.read(records, from, to);
    stays.read(stretches);
    phases.add(stretches);
    if (stays.size() == 0) {
      return;
    }
    periods.add(stays);
    days.add(stays);
    sums.add(stays, asOfMillis);
  }
}
