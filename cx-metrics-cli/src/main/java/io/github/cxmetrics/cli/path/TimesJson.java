package io.github.cxmetrics.cli.path;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.stats.StepTimes;
import java.io.IOException;
import java.util.OptionalLong;

/** Lengths of time as the JSON of paths and journeys has them, in milliseconds. */
final class TimesJson {

  private TimesJson() {}

  static void write(JsonGenerator json, String name, StepTimes times, ConfidenceLevel level)
      throws IOException {
    Estimate median = times.median(level);
    json.writeObjectFieldStart(name);
    json.writeNumberField("n", times.n());
    JsonFields.writeNumber(json, "median", median.value());
    JsonFields.writeNumber(json, "medianLow", median.interval().low());
    JsonFields.writeNumber(json, "medianHigh", median.interval().high());
    JsonFields.writeNumber(json, "mean", times.mean());
    writeMillis(json, "least", times.least());
    writeMillis(json, "p25", times.quantile(0.25));
    writeMillis(json, "p75", times.quantile(0.75));
    writeMillis(json, "p90", times.quantile(0.9));
    writeMillis(json, "most", times.most());
    JsonFields.writeNumber(json, "relativeError", times.relativeError());
    json.writeEndObject();
  }

  private static void writeMillis(JsonGenerator json, String name, OptionalLong millis)
      throws IOException {
    if (millis.isPresent()) {
      json.writeNumberField(name, millis.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }
}
