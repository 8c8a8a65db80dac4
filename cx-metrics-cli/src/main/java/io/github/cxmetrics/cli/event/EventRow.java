package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import java.util.List;

/** The present record as an event. One object is filled again and again. */
public final class EventRow {

  private final RecordSource source;
  private final EventLayout layout;
  private final EventTimes times;
  private final int[] texts;

  private String actor = "";
  private String event = "";
  private long atMillis;

  EventRow(RecordSource source, EventLayout layout, EventTimes times) {
    this.source = source;
    this.times = times;
    this.layout = layout;
    texts = layout.texts();
  }

  /** Takes the record that the source stands on. */
  void fill(String newActor, long newAtMillis) {
    actor = newActor;
    event = layout.event() == EventLayout.NONE ? "" : source.trimmed(layout.event());
    atMillis = newAtMillis;
    for (int place : texts) {
      requireWellFormed(place);
    }
  }

  /** Whose event it is. */
  public String actor() {
    return actor;
  }

  /** Its name; empty if names are not read. */
  public String event() {
    return event;
  }

  /** When it was, in milliseconds since 1970-01-01T00:00Z. */
  public long atMillis() {
    return atMillis;
  }

  /** The cell at a place of the layout, without spaces around. */
  public String cell(int place) {
    return source.trimmed(place);
  }

  /** The time in the cell at a place, which is not empty, in milliseconds since 1970. */
  public long millis(int place) {
    return times.millis(place);
  }

  /** Whether the record has a cell at a place. */
  boolean has(int place) {
    return source.text(place) != null;
  }

  /** A complaint about the cell at a place, to be thrown. */
  public BadDataException badCell(int place, String rule) {
    return source.badCell(place, rule);
  }

  /** Whether all of some conditions hold on the cells at their places. */
  public boolean meets(List<CellPredicate> predicates, int[] places) {
    for (int i = 0; i < places.length; i++) {
      if (!meets(predicates.get(i), places[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a condition holds; what is compared with a number must be one, or nothing. */
  private boolean meets(CellPredicate predicate, int place) {
    String cell = source.trimmed(place);
    if (!predicate.operator().isOrder()) {
      return predicate.holds(cell);
    }
    if (cell.isEmpty()) {
      return false;
    }
    try {
      return predicate.holds(DecimalParser.parse(cell));
    } catch (ValueFormatException e) {
      throw source.badCell(place, e.rule() + " for the condition " + predicate);
    }
  }

  /** Half a surrogate pair, which only JSON can say, has no bytes. */
  private void requireWellFormed(int place) {
    String text = source.trimmed(place);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
        throw source.badCell(place, "be well-formed Unicode");
      }
    }
  }
}
