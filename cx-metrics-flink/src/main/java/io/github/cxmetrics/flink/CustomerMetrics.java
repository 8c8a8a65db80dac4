package io.github.cxmetrics.flink;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnAccumulator;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.ChurnMetric;
import io.github.cxmetrics.churn.ChurnPopulationAccumulator;
import io.github.cxmetrics.churn.ChurnScope;
import io.github.cxmetrics.churn.StatusChange;
import io.github.cxmetrics.churn.Subscription;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelEvents;
import io.github.cxmetrics.funnel.Journey;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAccumulator;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.RetentionEvents;
import io.github.cxmetrics.retention.RetentionPopulationAccumulator;
import io.github.cxmetrics.retention.RetentionScope;

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
        .asOf(last -> Funnel.population(definition).asOf(last).from(JourneyAccumulator::result));
  }

  /**
   * Which share of each cohort came back, of customers whose every record is a use.
   *
   * @param customers whose record it is, and when
   * @param definition what makes a cohort and what counts as coming back
   * @param <T> the record
   * @return the metric, over all cohorts
   */
  public static <T>
      CustomerMetric<
              T, RetentionAccumulator, Retention, RetentionPopulationAccumulator, Retention>
          retention(CustomerRecords<T> customers, RetentionDefinition definition) {
    return retention(customers, definition, RetentionEvents.<T>of(customers.atMillis()));
  }

  /**
   * Which share of each cohort came back, with starts, returns or properties of their own.
   *
   * @param customers whose record it is, and when
   * @param definition what makes a cohort and what counts as coming back
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric, over all cohorts
   */
  public static <T>
      CustomerMetric<
              T, RetentionAccumulator, Retention, RetentionPopulationAccumulator, Retention>
          retention(
              CustomerRecords<T> customers,
              RetentionDefinition definition,
              RetentionEvents<T> events) {
    return CustomerMetric.ofDated(
        customers,
        Retention.journey(definition, events),
        last -> Retention.population(definition, RetentionScope.ALL.asOf(last)));
  }

  /**
   * How many customers left, from their subscriptions.
   *
   * @param customers whose record it is, and when
   * @param definition who is a customer, and when
   * @param subscription what a record says
   * @param <T> the record
   * @return the metric, over all periods
   */
  public static <T>
      CustomerMetric<T, ChurnAccumulator, Churn, ChurnPopulationAccumulator, Churn> churn(
          CustomerRecords<T> customers,
          ChurnDefinition definition,
          Field<? super T, Subscription> subscription) {
    return churn(customers, definition, Churn.<T>journey(definition, subscription));
  }

  /**
   * How many customers left, from changes of their status.
   *
   * @param customers whose record it is, and when
   * @param definition who is a customer, and when
   * @param change what a record says
   * @param <T> the record
   * @return the metric, over all periods
   */
  public static <T>
      CustomerMetric<T, ChurnAccumulator, Churn, ChurnPopulationAccumulator, Churn> churnOfStatus(
          CustomerRecords<T> customers,
          ChurnDefinition definition,
          Field<? super T, StatusChange> change) {
    return churn(customers, definition, Churn.<T>journeyOfStatus(definition, change));
  }

  private static <T>
      CustomerMetric<T, ChurnAccumulator, Churn, ChurnPopulationAccumulator, Churn> churn(
          CustomerRecords<T> customers, ChurnDefinition definition, ChurnMetric<T> journey) {
    return CustomerMetric.ofDated(
        customers, journey, last -> Churn.population(definition, ChurnScope.asOf(last)));
  }
}
