package io.github.cxmetrics.cli.event;

import java.util.ArrayList;
import java.util.List;

/** Whether a row is one of some events, by name and by conditions on its cells; of none, any. */
public final class EventTest {

  private final List<EventPattern> alternatives;
  private final List<int[]> places;

  private EventTest(List<EventPattern> alternatives, List<int[]> places) {
    this.alternatives = alternatives;
    this.places = places;
  }

  static EventTest of(List<EventPattern> alternatives, EventLayout layout) {
    List<int[]> places = new ArrayList<>();
    alternatives.forEach(each -> places.add(layout.placesOf(each)));
    return new EventTest(List.copyOf(alternatives), places);
  }

  /** Whether any of the alternatives is met, or there are none. */
  public boolean holds(EventRow row) {
    if (alternatives.isEmpty()) {
      return true;
    }
    for (int i = 0; i < alternatives.size(); i++) {
      EventPattern pattern = alternatives.get(i);
      boolean named = pattern.event().isEmpty() || pattern.event().equals(row.event());
      if (named && row.meets(pattern.predicates(), places.get(i))) {
        return true;
      }
    }
    return false;
  }
}
