package io.github.cxmetrics.retention;

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

  RetentionFolds(
      RetentionDefinition definition, RetentionScope scope, long asOfMillis, boolean divided) {
    this.definition = definition;
    this.scope = scope;
    this.asOfMillis = asOfMillis;
    this.divided = divided;
  }

  RetentionFold of(int property) {
    return folds.computeIfAbsent(
        divided ? property : 0, any -> new RetentionFold(definition, scope, asOfMillis));
  }

  void endActor() {
    folds.values().forEach(RetentionFold::endActor);
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
