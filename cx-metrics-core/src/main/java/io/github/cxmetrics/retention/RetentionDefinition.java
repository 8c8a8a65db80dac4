package io.github.cxmetrics.retention;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;

/**
 * What makes a cohort and what counts as coming back. {@code docs/retention.md} states every rule.
 *
 * <p>Begun by {@link Retention#define}, changed by verbs: each returns a new definition. Events,
 * the property and the value are names here; {@link RetentionEvents} has the code behind them.
 *
 * @param grid the periods of the cohorts, with zone and first day of the week
 * @param cohorts which start events make members
 * @param start the name of the event that begins a cohort; empty for any event
 * @param returns the name of the event that counts as coming back; empty for any event
 * @param intervals when returns count
 * @param minimum how many returns an interval needs to count, at least 1
 * @param property the name of the property of the start event that divides cohorts, or empty
 * @param value the name of the amount of return events that is summed, or empty
 * @since 0.1
 */
public record RetentionDefinition(
    CalendarGrid grid,
    CohortRule cohorts,
    String start,
    String returns,
    ReturnIntervals intervals,
    int minimum,
    String property,
    String value)
    implements Serializable {

  /** The most that the amounts of one column come to, without their signs. */
  static final long MOST_SUM = 1L << 62;

  /**
   * Checks the parts.
   *
   * @param grid as the record component
   * @param cohorts as the record component
   * @param start as the record component
   * @param returns as the record component
   * @param intervals as the record component
   * @param minimum as the record component
   * @param property as the record component
   * @param value as the record component
   * @throws IllegalArgumentException if the minimum is below 1 or a name is half a surrogate pair
   */
  public RetentionDefinition {
    requireNonNull(grid, "grid");
    requireNonNull(cohorts, "cohorts");
    requireNonNull(intervals, "intervals");
    StateWriter.requireWellFormed("name of a start event", start);
    StateWriter.requireWellFormed("name of a return event", returns);
    StateWriter.requireWellFormed("name of a property", property);
    StateWriter.requireWellFormed("name of a value", value);
    if (minimum < 1) {
      throw new IllegalArgumentException(
          "least number of returns in an interval must be 1 or more, was " + minimum);
    }
  }

  /**
   * The same with named events: {@code starting("signup").returning("purchase")}.
   *
   * @param name the event that begins a cohort
   * @return a new definition
   */
  public RetentionDefinition starting(String name) {
    return new RetentionDefinition(
        grid, cohorts, name, returns, intervals, minimum, property, value);
  }

  /**
   * The same with another return event.
   *
   * @param name the event that counts as coming back
   * @return a new definition
   */
  public RetentionDefinition returning(String name) {
    return new RetentionDefinition(grid, cohorts, start, name, intervals, minimum, property, value);
  }

  /**
   * The same with other members of cohorts.
   *
   * @param rule which start events make members
   * @return a new definition
   */
  public RetentionDefinition cohortsBy(CohortRule rule) {
    return new RetentionDefinition(grid, rule, start, returns, intervals, minimum, property, value);
  }

  /**
   * The same with other intervals.
   *
   * @param newIntervals when returns count
   * @return a new definition
   */
  public RetentionDefinition in(ReturnIntervals newIntervals) {
    return new RetentionDefinition(
        grid, cohorts, start, returns, newIntervals, minimum, property, value);
  }

  /**
   * The same where an interval needs several returns. Neither the start nor the sum over a bracket
   * of intervals counts towards them.
   *
   * @param returnsInAnInterval how many, at least 1
   * @return a new definition
   */
  public RetentionDefinition atLeast(int returnsInAnInterval) {
    return new RetentionDefinition(
        grid, cohorts, start, returns, intervals, returnsInAnInterval, property, value);
  }

  /**
   * The same with cohorts divided by a property of the event that made them: the channel, the plan.
   *
   * @param name the property
   * @return a new definition
   */
  public RetentionDefinition dividedBy(String name) {
    return new RetentionDefinition(grid, cohorts, start, returns, intervals, minimum, name, value);
  }

  /**
   * The same with an amount of return events that is summed: revenue cohorts.
   *
   * @param name the amount, such as {@code "revenue in pence"}
   * @return a new definition
   */
  public RetentionDefinition summing(String name) {
    return new RetentionDefinition(
        grid, cohorts, start, returns, intervals, minimum, property, name);
  }

  /** Whether starting and returning is the same event. */
  boolean hasOneEvent() {
    return start.equals(returns);
  }

  /**
   * Whether the active periods of an actor and its first two times say all: one bit for each period
   * instead of every event.
   *
   * @return true if each actor is in one cohort by its first event, any event is a return, and
   *     calendar intervals, one return, no property and no value are asked for
   */
  public boolean isCompact() {
    return hasOneEvent()
        && cohorts == CohortRule.FIRST_MATCHING
        && intervals.isCalendar()
        && minimum == 1
        && property.isEmpty()
        && value.isEmpty();
  }

  /** How many columns have amounts: all, and that of the start, or none. */
  int valuedColumns() {
    return value.isEmpty() ? 0 : intervals.columns().size() + 1;
  }

  /**
   * The most that all amounts may come to without their signs, so that no sum of cells passes
   * {@link #MOST_SUM}.
   */
  long mostTotal() {
    return MOST_SUM / mostCounted();
  }

  /**
   * How often an amount counts in a column: once or, where actors are in several cohorts, once for
   * each cohort from whose starts the column may reach to it.
   */
  long mostCounted() {
    if (cohorts != CohortRule.RECURRING) {
      return 1;
    }
    long most = intervals.columns().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return intervals.isCalendar() ? most : mostPeriods(most * intervals.length().toMillis());
  }

  /* Zones cut a few periods short, but none to less than half, for long. */
  private long mostPeriods(long millis) {
    long hours =
        switch (grid.unit()) {
          case HOUR -> 1;
          case DAY -> 24;
          case WEEK -> 7 * 24;
          case MONTH -> 28 * 24;
          case QUARTER -> 90 * 24;
          case YEAR -> 365 * 24;
        };
    return 4 + millis / (hours * 1_800_000);
  }

  /** The definition in words; different definitions never read alike. */
  String describe() {
    return "by "
        + grid.unit()
        + " from "
        + grid.weekStart()
        + " in "
        + grid.zone()
        + " of "
        + cohorts.words()
        + ' '
        + Quoted.of(start)
        + " divided by "
        + Quoted.of(property)
        + ", "
        + Quoted.of(returns)
        + " at least "
        + minimum
        + " summing "
        + Quoted.of(value)
        + " in "
        + intervals.describe();
  }

  @Override
  public String toString() {
    return describe();
  }
}
