package io.github.cxmetrics.survival;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.IntField;

/** Of a record whether the event came, as the number of its outcome. */
record EventOutcome<T>(Condition<? super T> event) implements IntField<T> {

  @Override
  public int applyAsInt(T record) {
    return event.test(record) ? 1 : SurvivalAccumulator.CENSORED;
  }
}
