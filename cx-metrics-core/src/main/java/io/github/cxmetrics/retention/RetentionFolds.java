package io.github.cxmetrics.retention;

import io.github.cxmetrics.time.CalendarGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where memberships are counted: all in one place, or by the property of their starts. The readers
 * of actors are kept with it, for those of the next state.
 */
final class RetentionFolds {

  private final RetentionDefinition definition;
  private final RetentionScope scope;

  /* Where all are counted; none where they are divided. */
  private final @Nullable RetentionFold whole;
  private final TreeMap<String, RetentionFold> parts = new TreeMap<>();

  /* Where this actor is counted, if actors may be in several cohorts. */
  private final List<RetentionFold> ofActor = new ArrayList<>();

  private @Nullable ActivityReader activityReader;
  private @Nullable EventReader eventReader;

  private RetentionFolds(
      RetentionDefinition definition, RetentionScope scope, @Nullable CohortSums sums) {
    this.definition = definition;
    this.scope = scope;
    whole = sums == null ? null : new RetentionFold(definition, scope, sums);
  }

  /** All are added to the same sums. */
  static RetentionFolds into(
      CohortSums sums, RetentionDefinition definition, RetentionScope scope) {
    return new RetentionFolds(definition, scope, sums);
  }

  /** New sums for each value of the property. */
  static RetentionFolds byProperty(RetentionDefinition definition, RetentionScope scope) {
    return new RetentionFolds(definition, scope, null);
  }

  /** A place to count in that is not yet one of these. */
  RetentionFold newFold() {
    return new RetentionFold(definition, scope, new CohortSums(definition, asOfMillis()));
  }

  RetentionFold of(String property) {
    RetentionFold fold = whole != null ? whole : parts.computeIfAbsent(property, any -> newFold());
    if (definition.cohorts() == CohortRule.RECURRING && !ofActor.contains(fold)) {
      ofActor.add(fold);
    }
    return fold;
  }

  /** Ends an actor where its memberships were counted. */
  void endActor() {
    ofActor.forEach(RetentionFold::endActor);
    ofActor.clear();
  }

  long asOfMillis() {
    return scope.asOfMillis();
  }

  /** A reader of active periods that counts here. */
  ActivityReader activityReader(CalendarGrid kept) {
    ActivityReader known = activityReader;
    if (known == null) {
      known = newActivityReader(kept, of(""));
      activityReader = known;
    }
    return known;
  }

  ActivityReader newActivityReader(CalendarGrid kept, RetentionFold fold) {
    return new ActivityReader(definition.grid(), kept.finder(), fold, asOfMillis());
  }

  /** A reader of events that counts here. */
  EventReader eventReader() {
    EventReader known = eventReader;
    if (known == null) {
      known = new EventReader(definition, this);
      eventReader = known;
    }
    return known;
  }

  /** By value of the property, the sums of those that have a member. */
  SortedMap<String, CohortSums> sumsByProperty() {
    SortedMap<String, CohortSums> sums = new TreeMap<>();
    for (Map.Entry<String, RetentionFold> part : parts.entrySet()) {
      if (part.getValue().sums().members() > 0) {
        sums.put(part.getKey(), part.getValue().sums());
      }
    }
    return sums;
  }
}
