package io.github.cxmetrics.flink.example;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** In which form results are shown. */
final class OutputFlags {

  /** A form. */
  enum Format {
    TABLE,
    JSON
  }

  /** Writes the fields of an object. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "How results are shown (default: ${DEFAULT-VALUE}).")
  Format format = Format.TABLE;

  boolean isJson() {
    return format == Format.JSON;
  }

  /** One object of JSON on a line. */
  static void printJson(PrintStream out, Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a writer in memory does not fail
    }
    out.println(text);
  }

  static String line(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
