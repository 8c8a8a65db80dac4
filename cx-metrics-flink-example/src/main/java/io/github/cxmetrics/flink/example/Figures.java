package io.github.cxmetrics.flink.example;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.Estimate;
import java.io.IOException;
import java.util.Locale;

/** Estimates as reports show them: full precision in JSON, a few digits in tables. */
final class Figures {

  private static final int PERCENT = 100;

  private Figures() {}

  /** The fields {@code value}, {@code low} and {@code high}; null for what is not defined. */
  static void write(JsonGenerator json, Estimate estimate) throws IOException {
    write(json, "value", estimate.value());
    write(json, "low", estimate.interval().low());
    write(json, "high", estimate.interval().high());
  }

  static void write(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  /** A score in points. */
  static String points(Estimate score) {
    return score.isDefined() ? String.format(Locale.ROOT, "%+.1f", score.value()) : "-";
  }

  static String pointsInterval(Estimate score) {
    return score.isDefined()
        ? String.format(
            Locale.ROOT, "%+.1f to %+.1f", score.interval().low(), score.interval().high())
        : "-";
  }

  /** A share in percent. */
  static String percent(Estimate share) {
    return share.isDefined() ? String.format(Locale.ROOT, "%.1f %%", PERCENT * share.value()) : "-";
  }

  static String percentInterval(Estimate share) {
    return share.isDefined()
        ? String.format(
            Locale.ROOT,
            "%.1f %% to %.1f %%",
            PERCENT * share.interval().low(),
            PERCENT * share.interval().high())
        : "-";
  }
}
