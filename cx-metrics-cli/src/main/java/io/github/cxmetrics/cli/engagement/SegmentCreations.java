package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.engagement.NamedActivityAccumulator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When actors were created, for every segment they are active in: the row that says it may be of
 * another segment, or no activity at all.
 */
final class SegmentCreations {

  private final Map<String, Long> earliest = new HashMap<>();
  private final Map<SegmentKey, Set<String>> actors = new HashMap<>();

  void created(String actor, long createdMillis) {
    earliest.merge(actor, createdMillis, Math::min);
  }

  void active(SegmentKey segment, String actor) {
    actors.computeIfAbsent(segment, any -> new HashSet<>()).add(actor);
  }

  /** Says to each segment when its actors were created, of whom that is known. */
  void addTo(Map<SegmentKey, NamedActivityAccumulator> states) {
    states.forEach(
        (segment, state) -> {
          for (String actor : actors.getOrDefault(segment, Set.of())) {
            Long createdMillis = earliest.get(actor);
            if (createdMillis != null) {
              state.created(actor, createdMillis);
            }
          }
        });
  }
}
