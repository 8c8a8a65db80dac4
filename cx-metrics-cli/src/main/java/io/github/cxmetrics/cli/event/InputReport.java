package io.github.cxmetrics.cli.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.output.PrintableText;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What reports say of their input.
 *
 * @param query what was read
 * @param input what was found
 */
public record InputReport(EventQuery query, EventInput input) {

  /** The file, its records and when they end, in one line. */
  public String inWords() {
    InputCounts counts = input.counts();
    StringBuilder line = new StringBuilder(PrintableText.of(input.file()));
    line.append(": ").append(counts.rows()).append(" records");
    if (query.selects()) {
      line.append(", ").append(counts.filtered()).append(" left out by condition");
    }
    if (counts.late() > 0) {
      line.append(", ").append(counts.late()).append(" later than --as-of");
    }
    line.append(", ").append(counts.used()).append(" used, ");
    line.append(counts.rejected()).append(" rejected").append(faults(counts));
    input
        .asOf()
        .ifPresent(
            asOf ->
                line.append("; as of ")
                    .append(TimeText.in(query.zone()).withZone(asOf.millis()))
                    .append(" (")
                    .append(asOf.source())
                    .append(')'));
    return line.toString();
  }

  private static String faults(InputCounts counts) {
    List<String> faults = new ArrayList<>();
    if (counts.noActor() > 0) {
      faults.add(counts.noActor() + " without actor");
    }
    if (counts.noTime() > 0) {
      faults.add(counts.noTime() + " without time");
    }
    if (counts.otherFaults() > 0 && !faults.isEmpty()) {
      faults.add(counts.otherFaults() + " other");
    }
    return faults.isEmpty() ? "" : " (" + String.join(", ", faults) + ")";
  }

  /** A line that says so if there are records and none of them meets the conditions. */
  public String remark() {
    InputCounts counts = input.counts();
    return counts.rows() > 0 && counts.rows() == counts.filtered()
        ? "\nno record meets " + PrintableText.of(query.conditions()) + '\n'
        : "";
  }

  /** What the user should hear of: what is said of the events, or that there are none. */
  public List<String> warnings(List<String> ofEvents) {
    InputCounts counts = input.counts();
    if (counts.used() > 0) {
      return ofEvents;
    }
    String none = "no event of " + PrintableText.of(input.file()) + " lies ";
    if (counts.late() > 0) {
      return query
          .asOf()
          .map(
              asOf ->
                  none
                      + "before --as-of "
                      + TimeText.in(query.zone()).withZone(asOf.millis())
                      + conditions())
          .map(List::of)
          .orElse(List.of());
    }
    return counts.filtered() > 0 && !query.dates().isAll()
        ? List.of(none + "in " + query.dates().inOptions() + conditions())
        : List.of();
  }

  private String conditions() {
    return query.where().isEmpty() ? "" : " and meets --where";
  }

  /** The object {@code input}. */
  public void writeJson(JsonGenerator json) throws IOException {
    InputCounts counts = input.counts();
    json.writeObjectFieldStart("input");
    json.writeStringField("file", input.file());
    json.writeNumberField("rows", counts.rows());
    json.writeNumberField("filtered", counts.filtered());
    json.writeNumberField("late", counts.late());
    json.writeNumberField("used", counts.used());
    json.writeNumberField("rejected", counts.rejected());
    json.writeNumberField("noActor", counts.noActor());
    json.writeNumberField("noTime", counts.noTime());
    if (input.asOf().isPresent()) {
      AsOf asOf = input.asOf().get();
      json.writeStringField("asOf", Instant.ofEpochMilli(asOf.millis()).toString());
      json.writeStringField("asOfSource", asOf.source().toString());
    }
    json.writeEndObject();
  }
}
