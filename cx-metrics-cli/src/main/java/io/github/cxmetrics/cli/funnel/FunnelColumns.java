package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.event.CellPredicate;
import io.github.cxmetrics.cli.event.EventIds;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.funnel.FunnelEvents;
import java.util.List;

/** Which columns a funnel reads beside those of every event, and what the core reads of them. */
final class FunnelColumns {

  private final EventLayout layout;
  private final EventSegments segments;
  private final FunnelEvents<EventRow> events;

  FunnelColumns(FunnelQuery query) {
    layout = new EventLayout(query.events());
    segments = new EventSegments(query.by(), layout);
    events = events(query);
  }

  EventLayout layout() {
    return layout;
  }

  EventSegments segments() {
    return segments;
  }

  FunnelEvents<EventRow> events() {
    return events;
  }

  private FunnelEvents<EventRow> events(FunnelQuery query) {
    FunnelEvents<EventRow> all = FunnelEvents.of(EventRow::event, EventRow::atMillis);
    for (String held : query.definition().properties().held()) {
      int place = layout.placeOfText(held);
      all = all.property(held, row -> row.cell(place));
    }
    String segment = query.definition().properties().segment();
    if (!segment.isEmpty()) {
      all = all.property(segment, segments::codeOf);
    }
    if (query.id().isPresent()) {
      int place = layout.placeOf(query.id().get());
      EventIds ids = new EventIds();
      all = all.id(row -> ids.numberOf(row.cell(place)));
    }
    for (EventPattern pattern : query.patterns()) {
      if (!pattern.predicates().isEmpty()) {
        List<CellPredicate> predicates = pattern.predicates();
        int[] places = layout.placesOf(pattern);
        all = all.condition(pattern.condition(), row -> row.meets(predicates, places));
      }
    }
    return all;
  }
}
