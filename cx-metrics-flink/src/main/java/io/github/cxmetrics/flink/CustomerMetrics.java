package io.github.cxmetrics.flink;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelEvents;
import io.github.cxmetrics.funnel.Journey;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;

/**
 * The usual metrics over customers, each as of the end of its report.
 *
 * <p>Others, and those with more to say, are made by {@link CustomerMetric#of}.
 *
 * @since 0.1
 */
public final class CustomerMetrics {

  private CustomerMetrics() {}

  /**
   * How far customers got along a row of steps. With tickets for customers it is what becomes of
   * tickets, and how long each step takes: {@code Funnel.define("opened", "replied", "solved")}.
   *
   * @param customers whose record it is, and when
   * @param definition what is asked
   * @param name the name of the event
   * @param <T> the record
   * @return the metric; who can still move on at the end of a report is counted apart
   */
  public static <T>
      CustomerMetric<T, JourneyAccumulator, Journey, PopulationAccumulator, Funnel> funnel(
          CustomerRecords<T> customers,
          FunnelDefinition definition,
          Field<? super T, String> name) {
    return funnel(customers, definition, FunnelEvents.<T>of(name, customers.atMillis()));
  }

  /**
   * How far customers got along a row of steps, with conditions, properties or ids.
   *
   * @param customers whose record it is, and when
   * @param definition what is asked
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric; who can still move on at the end of a report is counted apart
   */
  public static <T>
      CustomerMetric<T, JourneyAccumulator, Journey, PopulationAccumulator, Funnel> funnel(
          CustomerRecords<T> customers, FunnelDefinition definition, FunnelEvents<T> events) {
    return CustomerMetric.of(
            customers,
            Funnel.journey(definition, events),
            Funnel.population(definition).from(JourneyAccumulator::result))
        .asOf(end -> Funnel.population(definition).asOf(end).from(JourneyAccumulator::result));
  }
}
