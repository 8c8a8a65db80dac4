package io.github.cxmetrics.funnel;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.StepTimes;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far customers got along a row of steps.
 *
 * <p><b>Definition</b> of the actors who began, the share that reached a step; who counts, and by
 * which of their attempts, is said by the {@link FunnelDefinition}. <b>Unit and range</b>
 * conversions are shares in [0, 1], times are milliseconds. <b>n</b> actors: those who reached the
 * step that a conversion starts from. <b>Interval</b> Wilson score where each actor counts once;
 * where attempts or sessions count, the linearised ratio over actors, because attempts of one actor
 * are not independent. Times have order-statistic intervals. <b>Empty data</b> conversions are NaN
 * with n 0 and the interval [0, 1]; times are empty. <b>Rejects</b> nothing: what an event may be
 * is checked when it is added. <b>Merge</b> exact, in any order of events, partitions and merges.
 * <b>Cost</b> see {@link FunnelAccumulator}. <b>Wire</b> kinds {@code funnel}, {@code
 * funnelByName}, {@code funnelJourney}, {@code funnelPopulation}.
 *
 * <p><b>Source</b> there is no standard; the documentation's page <em>How we read a funnel</em>
 * states every rule and the option for each other one in use. Intervals: Wilson (1927); Cochran
 * (1977), Sampling Techniques, chapter 6.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * FunnelDefinition checkout = Funnel.define("view", "cart", "pay").within(Duration.ofHours(1));
 * Funnel funnel =
 *     events.collect(Funnel.metric(checkout, Event::customer, Event::name, Event::atMillis));
 * Estimate paid = funnel.conversion("cart", "pay"); // n: customers who reached the cart
 * }</pre>
 *
 * @since 0.1
 */
public final class Funnel implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final StepCounts counts;
  private final OutcomeCounts outcomes;
  private final StepTimes[] fromPrevious;
  private final StepTimes[] fromFirst;

  Funnel(
      StepCounts counts, OutcomeCounts outcomes, StepTimes[] fromPrevious, StepTimes[] fromFirst) {
    this.counts = counts;
    this.outcomes = outcomes;
    this.fromPrevious = fromPrevious;
    this.fromFirst = fromFirst;
  }

  /**
   * A funnel of steps by the names of their events, with the default rules.
   *
   * @param events the event of each step, in order
   * @return the definition
   * @throws IllegalArgumentException if there is none, or one twice
   */
  public static FunnelDefinition define(String... events) {
    return FunnelDefinition.of(Stream.of(events).map(FunnelStep::of).toList());
  }

  /**
   * A funnel with the default rules.
   *
   * @param steps the steps, in order
   * @return the definition
   * @throws IllegalArgumentException as {@link FunnelDefinition}
   */
  public static FunnelDefinition define(FunnelStep... steps) {
    return FunnelDefinition.of(List.of(steps));
  }

  /**
   * The funnel of many actors known by text, each exactly.
   *
   * @param definition what is asked
   * @param actor whose event a record is; never null
   * @param name the name of the event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedFunnelMetric<T> metric(
      FunnelDefinition definition,
      Field<? super T, String> actor,
      Field<? super T, String> name,
      LongField<? super T> atMillis) {
    return metric(definition, actor, FunnelEvents.of(name, atMillis));
  }

  /**
   * The funnel of many actors known by text, each exactly, with conditions, properties or ids.
   *
   * @param definition what is asked
   * @param actor whose event a record is; never null
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedFunnelMetric<T> metric(
      FunnelDefinition definition, Field<? super T, String> actor, FunnelEvents<T> events) {
    return new NamedFunnelMetric<>(definition, actor, events);
  }

  /**
   * The funnel of many actors known by number.
   *
   * @param definition what is asked
   * @param actor whose event a record is
   * @param name the name of the event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> FunnelMetric<T> metricLong(
      FunnelDefinition definition,
      LongField<? super T> actor,
      Field<? super T, String> name,
      LongField<? super T> atMillis) {
    return metricLong(definition, actor, FunnelEvents.of(name, atMillis));
  }

  /**
   * The funnel of many actors known by number, with conditions, properties or ids.
   *
   * @param definition what is asked
   * @param actor whose event a record is
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> FunnelMetric<T> metricLong(
      FunnelDefinition definition, LongField<? super T> actor, FunnelEvents<T> events) {
    return new FunnelMetric<>(definition, actor, events);
  }

  /**
   * The way of a single actor, for engines that keep a state for each.
   *
   * @param definition what is asked
   * @param name the name of the event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric; its results are the records of {@link #population}
   */
  public static <T> JourneyMetric<T> journey(
      FunnelDefinition definition, Field<? super T, String> name, LongField<? super T> atMillis) {
    return journey(definition, FunnelEvents.of(name, atMillis));
  }

  /**
   * The way of a single actor, with conditions, properties or ids.
   *
   * @param definition what is asked
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric; its results are the records of {@link #population}
   */
  public static <T> JourneyMetric<T> journey(FunnelDefinition definition, FunnelEvents<T> events) {
    return new JourneyMetric<>(definition, events);
  }

  /**
   * The funnel over the ways of single actors.
   *
   * @param definition what was asked of each
   * @return the metric
   */
  public static PopulationMetric population(FunnelDefinition definition) {
    return new PopulationMetric(definition);
  }

  /**
   * An empty state of many actors known by number.
   *
   * @param definition what is asked
   * @return a new accumulator
   */
  public static FunnelAccumulator accumulator(FunnelDefinition definition) {
    return new FunnelAccumulator(definition);
  }

  /**
   * An empty state of many actors known by text.
   *
   * @param definition what is asked
   * @return a new accumulator
   */
  public static NamedFunnelAccumulator accumulatorOfNames(FunnelDefinition definition) {
    return new NamedFunnelAccumulator(definition);
  }

  /**
   * An empty state of many actors known by number, whose events come in the order of their times:
   * one number a level instead of the events.
   *
   * @param definition what is asked
   * @return a new accumulator of counts by step
   * @throws IllegalArgumentException if the definition needs the events
   */
  public static InOrderFunnelAccumulator accumulatorInOrder(FunnelDefinition definition) {
    return new InOrderFunnelAccumulator(definition);
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public FunnelDefinition definition() {
    return counts.definition();
  }

  /**
   * How many reached each step, and the conversions between them.
   *
   * @return the counts
   */
  public StepCounts counts() {
    return counts;
  }

  /**
   * How attempts ended.
   *
   * @return the counts
   */
  public OutcomeCounts outcomes() {
    return outcomes;
  }

  /**
   * How many actors have an attempt that counts.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return counts.n();
  }

  /**
   * How many attempts (where each actor counts once: actors) reached a step. Where neighbouring
   * steps are free, the second of them stands for two of them done, whichever, and so on; so it
   * does in conversions and {@link #estimates}.
   *
   * @param step the name of the step
   * @return at least 0
   * @throws IllegalArgumentException if no step has the name
   */
  public long reached(String step) {
    return counts.reached(definition().stepNumber(step));
  }

  /**
   * The share that reached a step, of those who reached an earlier one.
   *
   * @param from the name of the earlier step
   * @param to the name of the later step
   * @return the share at 95 %
   * @throws IllegalArgumentException if no step has the name, or they are not in order
   */
  public Estimate conversion(String from, String to) {
    return conversion(from, to, ConfidenceLevel.P95);
  }

  /**
   * The share that reached a step, of those who reached an earlier one.
   *
   * @param from the name of the earlier step
   * @param to the name of the later step
   * @param level the confidence level
   * @return the share
   * @throws IllegalArgumentException if no step has the name, or they are not in order
   */
  public Estimate conversion(String from, String to, ConfidenceLevel level) {
    return counts.conversion(definition().stepNumber(from), definition().stepNumber(to), level);
  }

  /**
   * The share that reached the last step, of those who began.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate conversion(ConfidenceLevel level) {
    return counts.conversion(1, definition().steps().size(), level);
  }

  /**
   * The times from the required step before a step to it, of all attempts that reached it.
   *
   * @param step the number of the step, from 2
   * @return the times
   * @throws IllegalArgumentException if there is no such step
   */
  public StepTimes timesFromPrevious(int step) {
    return fromPrevious[checkedLater(step) - 2];
  }

  /**
   * The times from the entry to a step, of all attempts that reached it.
   *
   * @param step the number of the step, from 2
   * @return the times
   * @throws IllegalArgumentException if there is no such step
   */
  public StepTimes timesFromFirst(int step) {
    return fromFirst[checkedLater(step) - 2];
  }

  private int checkedLater(int step) {
    int steps = definition().steps().size();
    if (step < 2 || step > steps) {
      throw new IllegalArgumentException("step must be in 2.." + steps + ", was " + step);
    }
    return step;
  }

  /**
   * How much the conversion from the first step to the last differs from that of other actors: this
   * one minus the other.
   *
   * @param other a funnel of the same steps over other actors
   * @param level the confidence level
   * @return the difference
   * @throws IllegalArgumentException if the definitions differ
   */
  public Difference differenceFrom(Funnel other, ConfidenceLevel level) {
    return counts.differenceFrom(other.counts, 1, definition().steps().size(), level);
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    ImmutableMap.Builder<String, Estimate> all = ImmutableMap.builder();
    all.put("conversion", conversion(level));
    for (int step = 2; step <= definition().steps().size(); step++) {
      String name = definition().steps().get(step - 1).name();
      all.put("fromPrevious:" + name, counts.conversionFromPrevious(step, level));
      all.put("fromFirst:" + name, counts.conversion(1, step, level));
    }
    return all.buildOrThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Funnel that
        && counts.equals(that.counts)
        && outcomes.equals(that.outcomes)
        && Arrays.equals(fromPrevious, that.fromPrevious)
        && Arrays.equals(fromFirst, that.fromFirst);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return the steps with how many reached them
   */
  @Override
  public String toString() {
    return counts.toString();
  }
}
