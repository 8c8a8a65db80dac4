package io.github.cxmetrics.cli.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.report.JsonFields;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Which events are read from a file.
 *
 * @param actor the column of whose event it is
 * @param event the column of its name, if it has one
 * @param time the column of its time
 * @param parser reads times
 * @param zone the zone whose calendar counts, if it was given
 * @param where the conditions that records must meet
 * @param asOf when the data end, if that was given
 */
public record EventQuery(
    String actor,
    Optional<String> event,
    String time,
    TimestampParser parser,
    Optional<ZoneId> zone,
    List<ColumnCondition> where,
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
        asOf.asOf(time.format));
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
  }
}
