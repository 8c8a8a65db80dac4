package io.github.cxmetrics.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.Comparison.SegmentDifference;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** The fields that the JSON of several families shares: full precision, null for no value. */
public final class JsonFields {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonFields() {}

  /** Writes the fields of an object. */
  @FunctionalInterface
  public interface Content {

    /** Writes all fields; neither begins nor ends the object. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Writes one object, indented, and a line feed. */
  public static void writeObject(Writer out, Content content) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      content.writeTo(json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** A number, or null if there is none. */
  public static void writeNumber(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  /** A list of texts. */
  public static void writeTexts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** A text, if it is there. */
  public static void writeText(JsonGenerator json, String name, Optional<?> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get().toString());
    }
  }

  /** The fields {@code value}, {@code low} and {@code high}. */
  public static void writeEstimate(JsonGenerator json, Estimate estimate) throws IOException {
    writeNumber(json, "value", estimate.value());
    writeNumber(json, "low", estimate.interval().low());
    writeNumber(json, "high", estimate.interval().high());
  }

  /** An object with the fields {@code n}, those of an estimate and {@code method}. */
  public static void writeEstimate(JsonGenerator json, String name, Estimate estimate)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("n", estimate.n());
    writeEstimate(json, estimate);
    json.writeStringField("method", estimate.method());
    json.writeEndObject();
  }

  /** The object {@code segment}: a value for each column. */
  public static void writeSegment(JsonGenerator json, List<String> by, SegmentKey segment)
      throws IOException {
    json.writeObjectFieldStart("segment");
    for (int i = 0; i < segment.values().size(); i++) {
      json.writeStringField(by.get(i), segment.values().get(i));
    }
    json.writeEndObject();
  }

  /** The object {@code period}. */
  public static void writePeriod(JsonGenerator json, CalendarPeriod period) throws IOException {
    json.writeObjectFieldStart("period");
    json.writeStringField("label", period.label());
    json.writeStringField("start", period.startInstant().toString());
    json.writeStringField("end", period.endInstant().toString());
    json.writeEndObject();
  }

  /** The object {@code comparison}. */
  public static void writeComparison(
      JsonGenerator json, Comparison comparison, NumberStyle style, List<String> by)
      throws IOException {
    json.writeObjectFieldStart("comparison");
    json.writeStringField("against", comparison.against());
    json.writeStringField("adjustment", comparison.adjustment());
    json.writeNumberField("comparisons", comparison.comparisons());
    Optional<Difference> total = comparison.total();
    if (total.isPresent()) {
      json.writeObjectFieldStart("total");
      writeDifference(json, total.get(), style);
      json.writeEndObject();
    }
    json.writeArrayFieldStart("segments");
    for (SegmentDifference segment : comparison.segments()) {
      json.writeStartObject();
      writeSegment(json, by, segment.segment());
      writeDifference(json, segment.difference(), style);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeDifference(JsonGenerator json, Difference difference, NumberStyle style)
      throws IOException {
    Estimate estimate = difference.estimate();
    json.writeNumberField("n", estimate.n());
    writeEstimate(json, estimate);
    json.writeStringField("method", estimate.method());
    writeNumber(json, "statistic", difference.statistic());
    writeNumber(json, "p", difference.pValue());
    json.writeStringField("words", style.inWords(difference));
  }
}
