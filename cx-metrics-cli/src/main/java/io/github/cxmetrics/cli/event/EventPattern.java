package io.github.cxmetrics.cli.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Events by name and by conditions on their cells.
 *
 * @param event the name; empty for events of any name
 * @param predicates the conditions, all of which must hold
 */
public record EventPattern(String event, List<CellPredicate> predicates) {

  /** The conditions as definitions name them; empty if there are none. */
  public String condition() {
    return predicates.stream().map(CellPredicate::toString).collect(Collectors.joining("&"));
  }

  /** Some alternatives as options write them. */
  public static String title(List<EventPattern> alternatives) {
    return alternatives.stream().map(EventPattern::toString).collect(Collectors.joining("|"));
  }

  @Override
  public String toString() {
    return predicates.isEmpty() ? event : event + '[' + condition() + ']';
  }
}
