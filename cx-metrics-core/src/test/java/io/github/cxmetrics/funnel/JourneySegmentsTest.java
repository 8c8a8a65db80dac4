package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A journey cut by segment counts in each as the metric by segment has it. */
class JourneySegmentsTest {

  private record Event(String name, long atMillis, String channel) {}

  private static Journey journey(FunnelDefinition definition, Event... events) {
    return List.of(events).stream()
        .collect(
            Funnel.journey(
                definition,
                FunnelEvents.of(Event::name, Event::atMillis).property("channel", Event::channel)));
  }

  private static FunnelDefinition by(Attribution attribution) {
    return Funnel.define("view", "pay").segmentedBy("channel", attribution);
  }

  @Test
  void attemptsGoToTheirSegments() {
    Journey journey =
        journey(
            by(Attribution.FIRST).counting(EntryChoice.TOTALS),
            new Event("view", 1, "web"),
            new Event("pay", 2, "app"),
            new Event("view", 3, "app"));

    SortedMap<String, Journey> parts = journey.bySegment();

    assertThat(parts.keySet()).containsExactly("app", "web");
    assertThat(parts.get("web").level()).isEqualTo(2);
    assertThat(parts.get("app").level()).isEqualTo(1);
  }

  @Test
  void everyStepCutsAttemptsWhereTheValueChanges() {
    Journey journey =
        journey(
            by(Attribution.EVERY_STEP), new Event("view", 1, "web"), new Event("pay", 2, "app"));

    assertThat(journey.level()).isEqualTo(2);
    assertThat(journey.bySegment().get("web").level()).isEqualTo(1);
  }

  @Test
  void withoutAttemptsThereAreNoParts() {
    assertThat(journey(by(Attribution.FIRST), new Event("pay", 2, "app")).bySegment()).isEmpty();
  }
}
