package io.github.cxmetrics.flink.example;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.window.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the last score of each segment and period, and shows it in the fields of {@code cxm}. */
final class NpsReport {

  /** Of which segment and which stretch of time. */
  private record Place(String segment, Window window) {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::window).thenComparing(Place::segment);

  private final @Nullable String by;
  private final Optional<CalendarGrid> calendar;
  private final SortedMap<Place, RatingAccumulator<Nps>> scores = new TreeMap<>(ORDER);

  /**
   * Makes a report without scores.
   *
   * @param by the column of the segments; null without
   * @param calendar the periods, if there are any
   */
  NpsReport(@Nullable String by, Optional<CalendarGrid> calendar) {
    this.by = by;
    this.calendar = calendar;
  }

  /** Takes a score, which replaces the one before of its segment and period. */
  void add(StreamResult<String, RatingAccumulator<Nps>, Nps> score) {
    scores.put(new Place(score.key(), score.window()), score.state().accumulator());
  }

  private Nps total() {
    RatingAccumulator<Nps> total = NpsJob.NPS.newAccumulator();
    scores.values().forEach(total::merge);
    return total.result();
  }

  void print(PrintStream out, OutputFlags.Format format, long rejected) {
    if (format == OutputFlags.Format.JSON) {
      printJson(out, rejected);
    } else {
      printTable(out, rejected);
    }
  }

  /** Shows a score that is not the last of its segment and period. */
  void printUpdate(
      PrintStream out,
      OutputFlags.Format format,
      StreamResult<String, RatingAccumulator<Nps>, Nps> update) {
    Place place = new Place(update.key(), update.window());
    if (format == OutputFlags.Format.JSON) {
      OutputFlags.printJson(
          out,
          json -> {
            json.writeStringField("update", label(place));
            json.writeNumberField("revision", update.revision());
            write(json, update.result());
          });
    } else {
      out.println("so far" + line(update.result()) + "  " + label(place));
    }
  }

  private void printJson(PrintStream out, long rejected) {
    OutputFlags.printJson(
        out,
        json -> {
          json.writeStringField("command", "nps");
          json.writeNumberField("rejected", rejected);
          json.writeArrayFieldStart("results");
          if (by != null || calendar.isPresent()) {
            for (Map.Entry<Place, RatingAccumulator<Nps>> each : scores.entrySet()) {
              json.writeStartObject();
              writePlace(json, each.getKey());
              write(json, each.getValue().result());
              json.writeEndObject();
            }
          }
          json.writeEndArray();
          json.writeObjectFieldStart("total");
          write(json, total());
          json.writeEndObject();
        });
  }

  private void writePlace(JsonGenerator json, Place place) throws IOException {
    if (by != null) {
      json.writeObjectFieldStart("segment");
      json.writeStringField(by, place.segment());
      json.writeEndObject();
    }
    if (calendar.isPresent()) {
      CalendarPeriod period = period(calendar.get(), place);
      json.writeObjectFieldStart("period");
      json.writeStringField("label", period.label());
      json.writeStringField("start", period.startInstant().toString());
      json.writeStringField("end", period.endInstant().toString());
      json.writeEndObject();
    }
  }

  private static CalendarPeriod period(CalendarGrid grid, Place place) {
    return grid.period(grid.indexOfMillis(place.window().startMillis()));
  }

  private static void write(JsonGenerator json, Nps nps) throws IOException {
    Estimate score = nps.score();
    json.writeNumberField("n", score.n());
    json.writeNumberField("missing", nps.ratings().missing());
    Figures.write(json, score);
    json.writeObjectFieldStart("counts");
    json.writeNumberField("promoters", nps.promoters());
    json.writeNumberField("passives", nps.passives());
    json.writeNumberField("detractors", nps.detractors());
    json.writeEndObject();
    json.writeObjectFieldStart("estimates");
    for (Map.Entry<String, Estimate> each : nps.estimates(ConfidenceLevel.P95).entrySet()) {
      json.writeObjectFieldStart(each.getKey());
      Figures.write(json, each.getValue());
      json.writeStringField("method", each.getValue().method());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void printTable(PrintStream out, long rejected) {
    out.println("         n  missing      NPS  95 % interval       of");
    scores.forEach((place, score) -> out.println(line(score.result()) + "  " + label(place)));
    if (scores.size() != 1) {
      out.println(line(total()) + "  total");
    }
    if (rejected > 0) {
      out.println(rejected + " records rejected");
    }
  }

  private String label(Place place) {
    String period = calendar.map(grid -> period(grid, place).label()).orElse("");
    String segment = by == null ? "" : Printable.of(place.segment());
    String label = (period + "  " + segment).strip();
    return label.isEmpty() ? "all" : label;
  }

  private static String line(Nps nps) {
    Estimate score = nps.score();
    return OutputFlags.line(
        "%10d %8d %8s  %-18s",
        score.n(), nps.ratings().missing(), Figures.points(score), Figures.pointsInterval(score));
  }
}
