package io.github.cxmetrics.churn;

import java.util.function.Consumer;

/** Hands over the stays of many actors. */
final class TenureReading {

  private TenureReading() {}

  static void forEach(
      ChurnState state,
      ChurnDefinition definition,
      ChurnScope scope,
      Consumer<? super ChurnTenure> visitor) {
    long asOfMillis = Churn.asOfMillis(state, scope);
    ChurnStretches stretches = new ChurnStretches(definition, asOfMillis);
    ChurnStays stays = new ChurnStays(definition, asOfMillis);
    state.forEachInOrder(
        (actor, records, from, to) -> {
          stretches.read(records, from, to);
          stays.read(stretches);
          for (int stay = 0; stay < stays.size(); stay++) {
            visitor.accept(stays.tenure(stay));
          }
        });
  }
}
