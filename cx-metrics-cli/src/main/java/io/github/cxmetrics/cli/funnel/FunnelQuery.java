package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Which events are read from a file, and what is asked of them.
 *
 * @param definition the funnel
 * @param baseline the funnel of the entries it is compared with, if those are others
 * @param patterns the events that the definition speaks of, with the conditions it only names
 * @param columns where an event stands in a record
 * @param parser reads times
 * @param zone the zone whose calendar counts, if it was given
 * @param where the conditions that records must meet
 * @param by the columns that make the segments
 * @param dates when entries count
 * @param baselineDates when those of the baseline do
 * @param trend divides the time of entries into periods, if they are asked for
 * @param asOf when the data end, if that was given
 */
record FunnelQuery(
    FunnelDefinition definition,
    Optional<FunnelDefinition> baseline,
    List<EventPattern> patterns,
    EventColumns columns,
    TimestampParser parser,
    Optional<ZoneId> zone,
    List<ColumnCondition> where,
    List<String> by,
    DateRange dates,
    DateRange baselineDates,
    Optional<CalendarGrid> trend,
    Optional<AsOf> asOf) {

  /**
   * Where an event stands in a record.
   *
   * @param actor the column of whose event it is
   * @param event the column of its name
   * @param time the column of its time
   * @param id the column of its id, if repeated deliveries are told by it
   */
  record EventColumns(String actor, String event, String time, Optional<String> id) {}

  /** What the definition calls the property that makes the segments; empty for none. */
  static String segmentName(List<String> by) {
    return String.join(" / ", by);
  }
}
