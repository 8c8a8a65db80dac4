package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.funnel.FunnelEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which columns a query reads, and where each stands among them. */
final class EventLayout {

  static final int ACTOR = 0;
  static final int EVENT = 1;
  static final int TIME = 2;

  private final FunnelQuery query;
  private final List<String> columns = new ArrayList<>();
  private final List<Integer> by;
  private final List<Integer> held;
  private final int firstCondition;

  EventLayout(FunnelQuery query) {
    this.query = query;
    FunnelQuery.EventColumns event = query.columns();
    columns.addAll(List.of(event.actor(), event.event(), event.time()));
    by = query.by().stream().map(this::positionOf).toList();
    held = query.definition().properties().held().stream().map(this::positionOf).toList();
    event.id().ifPresent(this::positionOf);
    query
        .patterns()
        .forEach(pattern -> pattern.predicates().forEach(each -> positionOf(each.column())));
    firstCondition = columns.size();
    query.where().stream().map(ColumnCondition::column).forEach(columns::add);
  }

  private int positionOf(String column) {
    int position = columns.indexOf(column);
    if (position >= 0) {
      return position;
    }
    columns.add(column);
    return columns.size() - 1;
  }

  /** All columns, in the order the reader asks for them. */
  List<String> columns() {
    return List.copyOf(columns);
  }

  /** The columns that make the segments. */
  List<Integer> by() {
    return by;
  }

  /** The columns whose texts are kept beside the actor. */
  List<Integer> texts() {
    return Stream.concat(by.stream(), held.stream()).toList();
  }

  /** The column of the event's id, if the query has one. */
  int id() {
    return columns.indexOf(query.columns().id().orElseThrow());
  }

  /** Where the columns of {@code --where} begin. */
  int firstCondition() {
    return firstCondition;
  }

  /** What the core reads of a record. */
  FunnelEvents<EventRow> events() {
    FunnelEvents<EventRow> events = FunnelEvents.of(EventRow::event, EventRow::atMillis);
    for (EventPattern pattern : query.patterns()) {
      if (!pattern.predicates().isEmpty()) {
        List<CellPredicate> all = pattern.predicates();
        int[] places = all.stream().mapToInt(each -> positionOf(each.column())).toArray();
        events = events.condition(pattern.condition(), row -> row.meets(all, places));
      }
    }
    List<String> heldNames = query.definition().properties().held();
    for (int i = 0; i < heldNames.size(); i++) {
      int column = held.get(i);
      events = events.property(heldNames.get(i), row -> row.cell(column));
    }
    String segment = query.definition().properties().segment();
    if (!segment.isEmpty()) {
      events = events.property(segment, EventRow::segment);
    }
    return query.columns().id().isPresent() ? events.id(EventRow::id) : events;
  }
}
