package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.funnel.EventMatch;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Events by name and by conditions on their cells.
 *
 * @param event the name; empty for events of any name
 * @param predicates the conditions, all of which must hold
 */
record EventPattern(String event, List<CellPredicate> predicates) {

  /** The conditions as the definition names them; empty if there are none. */
  String condition() {
    return predicates.stream().map(CellPredicate::toString).collect(Collectors.joining("&"));
  }

  EventMatch match() {
    return new EventMatch(event, condition());
  }

  /** Some alternatives as options write them. */
  static String title(List<EventPattern> alternatives) {
    return alternatives.stream()
        .map(alternative -> alternative.match().toString())
        .collect(Collectors.joining("|"));
  }
}
