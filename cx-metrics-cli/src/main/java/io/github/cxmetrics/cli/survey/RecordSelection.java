package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.DateRange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which records of a file are meant.
 *
 * @param where the conditions they must all meet
 * @param dates when they must have been answered
 */
record RecordSelection(List<ColumnCondition> where, DateRange dates) {

  boolean isAll() {
    return where.isEmpty() && dates.isAll();
  }

  /** Whether the other one alone says by value or by time where the two part. */
  boolean isRestOf(RecordSelection other) {
    return (where.isEmpty() && !other.where.isEmpty()) || (dates.isAll() && !other.dates.isAll());
  }

  /** The conditions in words; empty if there are none. */
  @Override
  public String toString() {
    return Stream.concat(where.stream(), Stream.of(dates).filter(range -> !range.isAll()))
        .map(Object::toString)
        .collect(Collectors.joining(" and "));
  }
}
