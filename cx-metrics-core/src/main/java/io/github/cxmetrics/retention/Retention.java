package io.github.cxmetrics.retention;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.StratifiedShare;
import io.github.cxmetrics.time.CalendarGrid;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cohort retention: of the actors who started in a period, how many came back in each interval
 * after it.
 *
 * <p><b>Definition</b> retained in interval n / members of the cohort for whom interval n is over.
 * Cohorts are made by the first start event, by default; other rules are in {@link
 * RetentionDefinition} and {@code docs/retention.md}. <b>Unit and range</b> shares, 0 to 1.
 * <b>n</b> actors. <b>Interval</b> Wilson score; the linearised ratio with actors as clusters where
 * cohorts are pooled and actors may be in several. <b>Empty data</b> no rows; pooled shares NaN, n
 * 0, interval [0, 1]. <b>Unfinished</b> intervals that are not over as of the end of the data are
 * marked and kept out of shares and averages. <b>Cost</b> of a result: one pass over the actors;
 * eight numbers a cohort and column.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/London"));
 * Retention kept = orders.collect(
 *     Retention.metric(Retention.define(months, 12), Order::customer, Order::atMillis));
 * Estimate after3 = kept.retained(3);   // pooled over all cohorts that are old enough
 * }</pre>
 *
 * @param definition what makes a cohort and what counts as coming back
 * @param asOfMillis the last millisecond of which anything is known; {@link
 *     RetentionScope#LAST_EVENT} if there is none
 * @param cohorts one row for each period with members, in their order
 * @param pooled all cohorts as one row, each column of those actors for whom it is over
 * @since 0.1
 */
public record Retention(
    RetentionDefinition definition, long asOfMillis, List<CohortRow> cohorts, CohortRow pooled)
    implements Result {

  /**
   * Takes a copy of the list.
   *
   * @param definition as the record component
   * @param asOfMillis as the record component
   * @param cohorts as the record component
   * @param pooled as the record component
   */
  public Retention {
    requireNonNull(definition, "definition");
    requireNonNull(pooled, "pooled");
    cohorts = List.copyOf(cohorts);
  }

  /**
   * Retention in calendar periods: cohorts by the first event, any later event a return.
   *
   * @param grid the periods, with zone and first day of the week
   * @param columns how many periods after the first
   * @return a definition to start from
   */
  public static RetentionDefinition define(CalendarGrid grid, int columns) {
    return new RetentionDefinition(
        grid, CohortRule.FIRST_MATCHING, "", "", ReturnIntervals.calendar(columns), 1, "", "");
  }

  /**
   * An empty accumulator for actors known by number.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @return a new accumulator
   */
  public static RetentionAccumulator accumulator(RetentionDefinition definition) {
    return new RetentionAccumulator(definition);
  }

  /**
   * An empty accumulator for actors known by text.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @return a new accumulator
   */
  public static NamedRetentionAccumulator accumulatorOfNames(RetentionDefinition definition) {
    return new NamedRetentionAccumulator(definition);
  }

  /**
   * The metric over records that all begin a cohort and all count as coming back.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @param actor whose record it is; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedRetentionMetric<T> metric(
      RetentionDefinition definition,
      Field<? super T, String> actor,
      LongField<? super T> atMillis) {
    return metric(definition, actor, RetentionEvents.of(atMillis));
  }

  /**
   * The metric over records of any kind.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @param actor whose record it is; never null
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedRetentionMetric<T> metric(
      RetentionDefinition definition, Field<? super T, String> actor, RetentionEvents<T> events) {
    return new NamedRetentionMetric<>(definition, actor, events);
  }

  /**
   * The metric over records of actors known by number that all begin a cohort and all count as
   * coming back.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @param actor whose record it is
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> RetentionMetric<T> metricLong(
      RetentionDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis) {
    return metricLong(definition, actor, RetentionEvents.of(atMillis));
  }

  /**
   * The metric over records of actors known by number.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @param actor whose record it is
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> RetentionMetric<T> metricLong(
      RetentionDefinition definition, LongField<? super T> actor, RetentionEvents<T> events) {
    return new RetentionMetric<>(definition, actor, events);
  }

  /**
   * The metric over the records of one actor that all begin a cohort and all count as coming back:
   * for engines that keep a state for each actor.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric, whose accumulators are the records of {@link #population}
   */
  public static <T> RetentionMetric<T> journey(
      RetentionDefinition definition, LongField<? super T> atMillis) {
    return journey(definition, RetentionEvents.of(atMillis));
  }

  /**
   * The metric over the records of one actor.
   *
   * @param definition what makes a cohort and what counts as coming back
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric, whose accumulators are the records of {@link #population}
   */
  public static <T> RetentionMetric<T> journey(
      RetentionDefinition definition, RetentionEvents<T> events) {
    return new RetentionMetric<>(definition, record -> 0, events);
  }

  /**
   * The retention over states of actors known by number, each of one or many actors that no other
   * record holds: equal numbers in two of them are two actors. It keeps sums, and no actor.
   *
   * @param definition what was asked of each
   * @param scope which cohorts, and when the data end
   * @return the metric
   * @throws IllegalArgumentException if the scope does not say when the data end
   */
  public static RetentionPopulationMetric<RetentionAccumulator> population(
      RetentionDefinition definition, RetentionScope scope) {
    return new RetentionPopulationMetric<>(definition, scope, RetentionAccumulator::store);
  }

  /**
   * As {@link #population}, over states of actors known by text.
   *
   * @param definition what was asked of each
   * @param scope which cohorts, and when the data end
   * @return the metric, whose states merge with those of {@link #population}
   * @throws IllegalArgumentException if the scope does not say when the data end
   */
  public static RetentionPopulationMetric<NamedRetentionAccumulator> populationOfNames(
      RetentionDefinition definition, RetentionScope scope) {
    return new RetentionPopulationMetric<>(definition, scope, NamedRetentionAccumulator::store);
  }

  /**
   * How many actors are in the cohorts; where each start makes a member, how many memberships.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return pooled.size();
  }

  /**
   * When the data end.
   *
   * @return the last instant of which anything is known; empty without events
   */
  public Optional<Instant> asOf() {
    return asOfMillis == RetentionScope.LAST_EVENT
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(asOfMillis));
  }

  /**
   * The row of a cohort.
   *
   * @param cohort a period index of the definition's grid
   * @return the row; empty if nobody started in that period
   */
  public Optional<CohortRow> cohort(long cohort) {
    return cohorts.stream().filter(row -> row.cohort() == cohort).findFirst();
  }

  /**
   * The pooled share that came back in a column, at 95 %.
   *
   * @param column from 0 to the number of columns
   * @return the share of all for whom the interval is over
   * @throws IllegalArgumentException if there is no such column
   */
  public Estimate retained(int column) {
    return pooled.retained(column, ReturnRule.ON, ConfidenceLevel.P95);
  }

  /**
   * The average of a column over the cohorts for some of whose members it is over.
   *
   * @param column from 0 to the number of columns
   * @param average how shares are averaged
   * @param rule when an actor counts as retained
   * @param level the confidence level
   * @return the average; {@link RetentionAverage#POOLED} also takes the members of other cohorts
   *     for whom it is over; NaN if there are none
   * @throws IllegalArgumentException if there is no such column
   */
  public Estimate average(
      int column, RetentionAverage average, ReturnRule rule, ConfidenceLevel level) {
    if (average == RetentionAverage.POOLED) {
      return pooled.retained(column, rule, level);
    }
    Estimate independent = averageOfRows(column, average, rule, level);
    if (definition.cohorts() != CohortRule.RECURRING || !independent.isDefined()) {
      return independent;
    }
    return new Estimate(
        independent.value(),
        new Interval(0, 1, level),
        pooled.retained(column, rule, level).n(),
        "no interval: actors are in several cohorts");
  }

  private Estimate averageOfRows(
      int column, RetentionAverage average, ReturnRule rule, ConfidenceLevel level) {
    List<RetentionCell> cells =
        cohorts.stream()
            .map(row -> row.cell(column, rule))
            .filter(cell -> cell.observed() > 0)
            .toList();
    return StratifiedShare.estimate(
        cells.stream().mapToLong(RetentionCell::retained).toArray(),
        cells.stream().mapToLong(RetentionCell::observed).toArray(),
        cells.stream().mapToDouble(cell -> weight(average, cell)).toArray(),
        level);
  }

  private static double weight(RetentionAverage average, RetentionCell cell) {
    return average == RetentionAverage.SIZE_WEIGHTED ? (double) cell.size() * cell.size() : 1;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> all = new LinkedHashMap<>();
    for (int column = 0; column <= pooled.columns(); column++) {
      all.put(
          "retained " + definition.intervals().label(column),
          pooled.retained(column, ReturnRule.ON, level));
    }
    return Collections.unmodifiableMap(all);
  }
}
