package io.github.cxmetrics.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Where memberships are counted: all in one place, or by the property of their starts. */
final class RetentionFolds {

  private final RetentionDefinition definition;
  private final RetentionScope scope;
  private final long asOfMillis;
  private final boolean divided;
  private final TreeMap<Integer, RetentionFold> folds = new TreeMap<>();

  /* Where this actor is counted, if actors may be in several cohorts. */
  private final List<RetentionFold> ofActor = new ArrayList<>();

  RetentionFolds(
      RetentionDefinition definition, RetentionScope scope, long asOfMillis, boolean divided) {
    this.definition = definition;
    this.scope = scope;
    this.asOfMillis = asOfMillis;
    this.divided = divided;
  }

  /** A place to count in that is not yet one of these. */
  RetentionFold newFold() {
    return new RetentionFold(definition, scope, asOfMillis);
  }

  RetentionFold of(int property) {
    RetentionFold fold = folds.computeIfAbsent(divided ? property : 0, any -> newFold());
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
    return asOfMillis;
  }

  Retention result() {
    return of(0).result();
  }

  /** The results by the texts of the property, without those that have no member. */
  SortedMap<String, Retention> results(IntFunction<String> texts) {
    SortedMap<String, Retention> results = new TreeMap<>();
    folds.forEach(
        (property, fold) -> {
          Retention result = fold.result();
          if (result.n() > 0) {
            results.put(texts.apply(property), result);
          }
        });
    return results;
  }
}
