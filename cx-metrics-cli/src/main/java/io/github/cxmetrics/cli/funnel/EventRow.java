package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The present record as an event. One object is filled again and again. */
final class EventRow {

  private final RecordSource source;
  private final EventLayout layout;
  private final SegmentNames segments;
  private final Map<String, Long> ids = new HashMap<>();

  private String actor = "";
  private String event = "";
  private long atMillis;
  private long withoutId;

  EventRow(RecordSource source, EventLayout layout, SegmentNames segments) {
    this.source = source;
    this.layout = layout;
    this.segments = segments;
  }

  /** Takes the record that the source stands on. */
  void fill(String newActor, long newAtMillis) {
    actor = newActor;
    event = source.trimmed(EventLayout.EVENT);
    atMillis = newAtMillis;
    requireWellFormed(EventLayout.ACTOR);
    for (int column : layout.texts()) {
      requireWellFormed(column);
    }
  }

  String actor() {
    return actor;
  }

  String event() {
    return event;
  }

  long atMillis() {
    return atMillis;
  }

  String cell(int column) {
    return source.trimmed(column);
  }

  /** A number for the id of the event; one of its own if it has none. */
  long id() {
    String id = source.trimmed(layout.id());
    if (id.isEmpty()) {
      return --withoutId;
    }
    return ids.computeIfAbsent(id, any -> (long) ids.size());
  }

  String segment() {
    String[] values = new String[layout.by().size()];
    Arrays.setAll(values, i -> source.trimmed(layout.by().get(i)));
    return segments.codeOf(List.of(values));
  }

  /** Whether all of some conditions hold on the cells at their places. */
  boolean meets(List<CellPredicate> predicates, int[] columns) {
    for (int i = 0; i < columns.length; i++) {
      if (!meets(predicates.get(i), columns[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a condition holds; what is compared with a number must be one, or nothing. */
  private boolean meets(CellPredicate predicate, int column) {
    String cell = source.trimmed(column);
    if (!predicate.operator().isOrder()) {
      return predicate.holds(cell);
    }
    if (cell.isEmpty()) {
      return false;
    }
    try {
      return predicate.holds(DecimalParser.parse(cell));
    } catch (ValueFormatException e) {
      throw source.badCell(column, e.rule() + " for the condition " + predicate);
    }
  }

  /** Half a surrogate pair, which only JSON can say, has no bytes. */
  private void requireWellFormed(int column) {
    String text = source.trimmed(column);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
        throw source.badCell(column, "be well-formed Unicode");
      }
    }
  }
}
