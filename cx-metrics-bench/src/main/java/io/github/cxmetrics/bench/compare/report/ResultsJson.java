package io.github.cxmetrics.bench.compare.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.cxmetrics.bench.compare.engine.Participant.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The results as JSON, with all that is known. */
public final class ResultsJson {

  private final JsonGenerator json;

  private ResultsJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the results to a file. */
  public static void write(Results results, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new ResultsJson(json).write(results);
    }
  }

  private void write(Results results) throws IOException {
    Machine machine = results.machine();
    json.writeStartObject();
    json.writeStringField("date", results.date().toString());
    json.writeStringField("command", results.command());
    json.writeStringField("cpu", machine.cpu());
    json.writeNumberField("cores", machine.cores());
    json.writeNumberField("memoryBytes", machine.memoryBytes());
    json.writeStringField("system", machine.system());
    json.writeStringField("java", machine.java());
    json.writeStringField("heap", results.heap());
    json.writeStringField("collector", results.collector());
    json.writeNumberField("rounds", results.rounds());
    json.writeArrayFieldStart("workloads");
    for (WorkloadResult workload : results.workloads()) {
      write(workload);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(WorkloadResult workload) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", workload.id());
    json.writeStringField("question", workload.question());
    json.writeNumberField("rows", workload.rows());
    json.writeNumberField("tolerance", workload.tolerance());
    json.writeArrayFieldStart("entries");
    for (Entry entry : workload.entries()) {
      write(entry, workload.ratio(entry));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Entry entry, OptionalDouble ratio) throws IOException {
    json.writeStartObject();
    json.writeStringField("contender", entry.contender());
    json.writeNumberField("threads", entry.threads());
    json.writeStringField("form", entry.form());
    writeOptional("medianSeconds", entry.seconds());
    writeOptional("ratioToLibrary", ratio);
    writeOptional("medianCpuSeconds", entry.cpuSeconds());
    if (entry.peakBytes().isPresent()) {
      json.writeNumberField("peakBytes", entry.peakBytes().getAsLong());
    } else {
      json.writeNullField("peakBytes");
    }
    writeAll("seconds", entry.costs(), Cost::seconds);
    writeAll("cpuSeconds", entry.costs(), Cost::cpuSeconds);
    if (entry.failure().isPresent()) {
      json.writeStringField("failure", entry.failure().get());
    }
    if (entry.note().isPresent()) {
      json.writeStringField("note", entry.note().get());
    }
    json.writeEndObject();
  }

  private void writeOptional(String name, OptionalDouble value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }

  private void writeAll(String name, List<Cost> costs, ToDoubleFunction<Cost> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Cost cost : costs) {
      json.writeNumber(value.applyAsDouble(cost));
    }
    json.writeEndArray();
  }
}
