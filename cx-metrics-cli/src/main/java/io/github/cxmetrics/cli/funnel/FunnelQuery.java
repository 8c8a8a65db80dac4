package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import java.util.List;
import java.util.Optional;

/**
 * Which events are read from a file, and what is asked of them.
 *
 * @param definition the funnel
 * @param baseline the funnel of the entries it is compared with, if those are others
 * @param patterns the events that the definition speaks of, with the conditions it only names
 * @param events which events are read
 * @param id the column of the event's id, if repeated deliveries are told by it
 * @param by the columns that make the segments
 * @param dates when entries count
 * @param baselineDates when those of the baseline do
 * @param trend divides the time of entries into periods, if they are asked for
 */
record FunnelQuery(
    FunnelDefinition definition,
    Optional<FunnelDefinition> baseline,
    List<EventPattern> patterns,
    EventQuery events,
    Optional<String> id,
    List<String> by,
    DateRange dates,
    DateRange baselineDates,
    Optional<CalendarGrid> trend) {

  /** What the definition calls the property that makes the segments; empty for none. */
  static String segmentName(List<String> by) {
    return String.join(" / ", by);
  }
}
