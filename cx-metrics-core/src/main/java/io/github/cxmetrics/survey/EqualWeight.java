package io.github.cxmetrics.survey;

import io.github.cxmetrics.DoubleField;

/** Every record counts once. */
record EqualWeight<T>() implements DoubleField<T> {

  @Override
  public double applyAsDouble(T record) {
    return 1;
  }
}
