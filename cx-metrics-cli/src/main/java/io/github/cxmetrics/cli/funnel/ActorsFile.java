package io.github.cxmetrics.cli.funnel;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.cxmetrics.funnel.Attempt;
import io.github.cxmetrics.funnel.Journey;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * A row for each actor with events of the funnel, in order of their names; where attempts count, a
 * row for each attempt. As {@code docs/csv.md} describes it.
 *
 * @param query the funnel
 * @param data the events
 */
record ActorsFile(FunnelQuery query, FunnelData data) {

  private static final String NO_ATTEMPT = "0";

  void writeTo(Writer out) throws IOException {
    @SuppressWarnings("resource") // the caller closes its writer
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(titles());
    data.events().forEachJourney((actor, journey) -> write(csv, actor, journey));
    csv.flush();
  }

  private List<String> titles() {
    List<String> titles = new ArrayList<>();
    Collections.addAll(titles, "actor", "attempt", "outcome", "level", "entry");
    for (int step = 1; step <= steps(); step++) {
      titles.add("step_" + step);
    }
    Collections.addAll(titles, "end", "end_reason", "cause", "open_until");
    query.by().forEach(column -> titles.add("by_" + column));
    return titles;
  }

  private void write(CsvWriter csv, String actor, Journey journey) {
    if (journey.attempts().isEmpty()) {
      String outcome =
          journey.removed() ? "removed" : journey.voided() > 0 ? "voided" : "not-entered";
      List<String> cells = new ArrayList<>(List.of(actor, NO_ATTEMPT, outcome, "0"));
      cells.addAll(Collections.nCopies(1 + steps() + 4 + query.by().size(), ""));
      csv.writeRecord(cells);
      return;
    }
    int number = 0;
    for (Attempt attempt : journey.attempts()) {
      List<String> cells = new ArrayList<>();
      Collections.addAll(
          cells,
          actor,
          Integer.toString(++number),
          outcome(journey, attempt),
          Integer.toString(attempt.level()),
          time(attempt.entryMillis()));
      for (int step = 1; step <= steps(); step++) {
        cells.add(time(attempt.stepMillis(step)));
      }
      Collections.addAll(
          cells,
          time(attempt.endMillis()),
          DefinitionText.word(attempt.end()),
          attempt.cause(),
          openUntil(attempt));
      if (!query.by().isEmpty()) {
        cells.addAll(data.segments().keyOf(attempt.segment()).values());
      }
      csv.writeRecord(cells);
    }
  }

  /** Where each actor counts once, an actor is open if any attempt is, counted or not. */
  private String outcome(Journey journey, Attempt attempt) {
    Instant asOf = Instant.ofEpochMilli(data.input().asOfMillis());
    boolean actors =
        switch (query.definition().entries().choice()) {
          case BEST, FIRST -> true;
          case TOTALS, TOTALS_EVERY_ENTRY, SESSIONS -> false;
        };
    return DefinitionText.word(actors ? journey.outcome(asOf) : attempt.outcome(asOf));
  }

  private int steps() {
    return query.definition().steps().size();
  }

  private static String openUntil(Attempt attempt) {
    OptionalLong until = attempt.openUntilMillis();
    return until.isPresent() && until.getAsLong() == Long.MAX_VALUE ? "" : time(until);
  }

  private static String time(OptionalLong millis) {
    return millis.isPresent() ? time(millis.getAsLong()) : "";
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
