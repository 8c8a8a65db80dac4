package io.github.cxmetrics.flink.example;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.engagement.ActiveActors;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Optional;

/** Shows how many were active in the fields of {@code cxm}. */
final class ActiveReport {

  private ActiveReport() {}

  /**
   * Prints a report.
   *
   * @param active who was active; empty without events
   */
  static void print(PrintStream out, OutputFlags.Format format, Optional<ActiveActors> active) {
    if (format == OutputFlags.Format.JSON) {
      OutputFlags.printJson(out, json -> write(json, active));
      return;
    }
    out.println("day            daily      weekly     monthly");
    if (active.isPresent()) {
      for (LocalDate day : active.get().days()) {
        out.println(
            OutputFlags.line(
                "%s %9d %11d %11d%s",
                day,
                active.get().daily(day),
                active.get().weekly(day),
                active.get().monthly(day),
                active.get().isComplete(day) ? "" : "  not over"));
      }
    }
  }

  private static void write(JsonGenerator json, Optional<ActiveActors> active) throws IOException {
    json.writeStringField("command", "active");
    json.writeArrayFieldStart("results");
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    json.writeNumberField("n", active.map(ActiveActors::inRange).orElse(0L));
    json.writeArrayFieldStart("points");
    if (active.isPresent()) {
      for (LocalDate day : active.get().days()) {
        write(json, active.get(), day);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ActiveActors active, LocalDate day)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("day", day.toString());
    json.writeBooleanField("complete", active.isComplete(day));
    json.writeNumberField("daily", active.daily(day));
    json.writeNumberField("weekly", active.weekly(day));
    json.writeNumberField("monthly", active.monthly(day));
    json.writeNumberField("averageDaily", active.averageDaily(day));
    json.writeEndObject();
  }
}
