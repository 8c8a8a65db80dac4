package io.github.cxmetrics.bench.compare.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.bench.compare.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** ClickHouse as the package {@code chdb} of Node, where both are installed. */
public final class ClickHouse {

  private static final String SCRIPT = "clickhouse.mjs";
  private static final String NODE = "node";
  private static final int SECONDS_TO_START = 20;

  private ClickHouse() {}

  /**
   * Why it cannot take part.
   *
   * @param chdb the folder where the package should be installed
   * @return nothing if it can
   */
  public static Optional<String> absence(Path chdb) throws InterruptedException {
    if (!Files.isDirectory(chdb.resolve("node_modules").resolve("chdb"))) {
      return Optional.of(
          "ClickHouse is skipped: no package chdb in "
              + chdb
              + "; run \"npm install chdb\" (about 550 MB) in a folder and name it with --chdb");
    }
    try {
      Process node =
          new ProcessBuilder(NODE, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (node.waitFor(SECONDS_TO_START, TimeUnit.SECONDS) && node.exitValue() == 0) {
        return Optional.empty();
      }
      node.destroyForcibly();
    } catch (IOException e) {
      // the same as one that fails
    }
    return Optional.of("ClickHouse is skipped: no program node");
  }

  /** The command that runs it: the script and what it has to do, in files of a new folder. */
  static List<String> command(
      Workload<?> workload,
      Path chdb,
      Path folder,
      Path file,
      Path rows,
      Path answer,
      double warmSeconds)
      throws IOException {
    Files.createDirectories(folder);
    Path program = folder.resolve(SCRIPT);
    try (InputStream script = ClickHouse.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException("resource " + SCRIPT + " must be there");
      }
      Files.copy(script, program);
    }
    Path job = folder.resolve("job.json");
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(job))) {
      json.writeStartObject();
      json.writeStringField("chdb", chdb.toAbsolutePath().toString());
      json.writeStringField("session", folder.resolve("session").toString());
      json.writeStringField("rows", rows.toString());
      json.writeObjectFieldStart("forms");
      for (Map.Entry<String, String> form :
          FormTrial.named(workload.clickHouse(), file).entrySet()) {
        json.writeStringField(form.getKey(), form.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("keys", workload.keys());
      json.writeStringField("answer", answer.toString());
      json.writeNumberField("warmSeconds", warmSeconds);
      json.writeEndObject();
    }
    return List.of(NODE, program.toString(), job.toString());
  }
}
