package io.github.cxmetrics.flink.example;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.OutcomeCounts;
import io.github.cxmetrics.stats.StepTimes;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Shows a funnel in the fields of {@code cxm}. */
final class FunnelReport {

  private final List<String> steps;

  FunnelReport(List<String> steps) {
    this.steps = steps;
  }

  void print(PrintStream out, OutputFlags.Format format, Funnel funnel, String title) {
    if (format == OutputFlags.Format.JSON) {
      OutputFlags.printJson(out, json -> write(json, funnel, title));
    } else {
      printTable(out, funnel, title);
    }
  }

  private void write(JsonGenerator json, Funnel funnel, String title) throws IOException {
    json.writeStringField("command", "funnel");
    json.writeStringField("asOf", title);
    json.writeArrayFieldStart("results");
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    json.writeNumberField("n", funnel.n());
    Figures.write(json, funnel.conversion(ConfidenceLevel.P95));
    write(json, funnel.outcomes());
    json.writeArrayFieldStart("steps");
    for (int step = 1; step <= steps.size(); step++) {
      write(json, funnel, step);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, OutcomeCounts outcomes) throws IOException {
    json.writeObjectFieldStart("outcomes");
    json.writeNumberField("entered", outcomes.entered());
    json.writeNumberField("converted", outcomes.converted());
    json.writeNumberField("lost", outcomes.lost());
    json.writeNumberField("open", outcomes.open());
    json.writeNumberField("actors", outcomes.actors());
    json.writeNumberField("voided", outcomes.voided());
    json.writeNumberField("removed", outcomes.removed());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, Funnel funnel, int step) throws IOException {
    json.writeStartObject();
    json.writeNumberField("step", step);
    json.writeStringField("name", steps.get(step - 1));
    json.writeNumberField("reached", funnel.counts().reached(step));
    if (step > 1) {
      json.writeNumberField("dropped", funnel.counts().droppedOff(step));
      write(json, "fromFirst", funnel.counts().conversion(1, step, ConfidenceLevel.P95));
      write(json, "fromPrevious", funnel.counts().conversion(step - 1, step, ConfidenceLevel.P95));
      write(json, "timeFromFirst", funnel.timesFromFirst(step));
      write(json, "timeFromPrevious", funnel.timesFromPrevious(step));
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Estimate share) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("n", share.n());
    Figures.write(json, share);
    json.writeStringField("method", share.method());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, StepTimes times) throws IOException {
    Estimate median = times.median(ConfidenceLevel.P95);
    json.writeObjectFieldStart(name);
    json.writeNumberField("n", times.n());
    Figures.write(json, "median", median.value());
    Figures.write(json, "medianLow", median.interval().low());
    Figures.write(json, "medianHigh", median.interval().high());
    Figures.write(json, "mean", times.mean());
    json.writeEndObject();
  }

  private void printTable(PrintStream out, Funnel funnel, String title) {
    OutcomeCounts outcomes = funnel.outcomes();
    out.println("As of " + title);
    out.println("   reached  from first  95 % interval       step");
    for (int step = 1; step <= steps.size(); step++) {
      Estimate share = funnel.counts().conversion(1, step, ConfidenceLevel.P95);
      out.println(
          OutputFlags.line(
              "%10d %11s  %-18s  %s",
              funnel.counts().reached(step),
              Figures.percent(share),
              Figures.percentInterval(share),
              Printable.of(steps.get(step - 1))));
    }
    out.println(
        outcomes.entered()
            + " entered: "
            + outcomes.converted()
            + " converted, "
            + outcomes.lost()
            + " lost, "
            + outcomes.open()
            + " open");
  }
}
