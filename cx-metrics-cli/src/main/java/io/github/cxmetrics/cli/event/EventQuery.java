package io.github.cxmetrics.cli.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.report.JsonFields;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events are read from a file.
 *
 * @param actor the column of whose event it is
 * @param event the column of its name, if it has one
 * @param time the column of its time
 * @param parser reads times
 * @param zone the zone whose calendar counts, if it was given
 * @param where the conditions that records must meet
 * @param dates the days of which records are read
 * @param asOf when the data end, if that was given
 */
public record EventQuery(
    String actor,
    Optional<String> event,
    String time,
    TimestampParser parser,
    Optional<ZoneId> zone,
    List<ColumnCondition> where,
    DateRange dates,
    Optional<AsOf> asOf) {

  /** The query that options ask for. */
  public static EventQuery of(
      ActorFlags actor,
      Optional<String> event,
      EventTimeFlags time,
      WhereFlags where,
      AsOfFlag asOf) {
    return new EventQuery(
        actor.actor,
        event,
        time.column,
        time.format.parser(),
        time.format.zone(),
        where.conditions(),
        DateRange.ALL,
        asOf.asOf(time.format));
  }

  /** The same of some days only. */
  public EventQuery of(DateRange newDates) {
    return new EventQuery(actor, event, time, parser, zone, where, newDates, asOf);
  }

  /** Whether records may be left out that could be used. */
  public boolean selects() {
    return !where.isEmpty() || !dates.isAll();
  }

  /** The conditions and the range of dates in words. */
  public String conditions() {
    Stream<String> all = where.stream().map(ColumnCondition::toString);
    return Stream.concat(all, dates.isAll() ? Stream.of() : Stream.of(dates.toString()))
        .collect(Collectors.joining(" and "));
  }

  /** The columns that say what an event is, in the object {@code definition}. */
  public void writeColumns(JsonGenerator json) throws IOException {
    json.writeStringField("actor", actor);
    JsonFields.writeText(json, "event", event);
    json.writeStringField("time", time);
  }

  /** The zone and the conditions, in the object {@code definition}. */
  public void writeConditions(JsonGenerator json) throws IOException {
    JsonFields.writeText(json, "zone", zone);
    JsonFields.writeTexts(json, "where", where.stream().map(ColumnCondition::toString).toList());
    JsonFields.writeText(json, "from", dates.from());
    JsonFields.writeText(json, "to", dates.to());
  }
}
