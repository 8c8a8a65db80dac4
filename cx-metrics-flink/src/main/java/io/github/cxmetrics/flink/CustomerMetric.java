package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;

/**
 * A metric over customers in two halves: a journey that is kept for each customer, and a population
 * that sums journeys up and keeps nobody.
 *
 * <p>What the population asks may depend on when it is asked: who can still move on in a funnel, or
 * who was active in the last 30 days. {@link #asOf} says how.
 *
 * <p>{@link CustomerMetrics} has the usual ones ready.
 *
 * <pre>{@code
 * var shop = CustomerRecords.by("customer", Event::customer, Event::atMillis);
 * var paid =
 *     CustomerMetric.of(
 *             shop,
 *             Funnel.journey(checkout, Event::name, Event::atMillis),
 *             Funnel.population(checkout).from(JourneyAccumulator::result))
 *         .asOf(last -> Funnel.population(checkout).asOf(last).from(JourneyAccumulator::result));
 * }</pre>
 *
 * @param <T> the record
 * @param <A> the journey's accumulator
 * @param <R> the journey's result
 * @param <B> the population's accumulator
 * @param <S> the population's result
 * @since 0.1
 */
public final class CustomerMetric<T, A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final CustomerRecords<T> customers;
  private final Metric<? super T, A, R> journey;
  private final CustomerPopulation<A, B, S> population;

  private CustomerMetric(
      CustomerRecords<T> customers,
      Metric<? super T, A, R> journey,
      CustomerPopulation<A, B, S> population) {
    this.customers = requireNonNull(customers, "customers");
    this.journey = requireNonNull(journey, "journey");
    this.population = population;
  }

  /**
   * A metric whose population is the same whenever it is asked.
   *
   * @param customers whose record it is, and when
   * @param journey what is kept of a customer
   * @param population takes the accumulator of each journey, which it leaves as it is; a population
   *     of the journey's results is {@code population.from(Accumulator::result)}
   * @param <T> the record
   * @param <A> the journey's accumulator
   * @param <R> the journey's result
   * @param <B> the population's accumulator
   * @param <S> the population's result
   * @return the metric
   */
  public static <T, A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
      CustomerMetric<T, A, R, B, S> of(
          CustomerRecords<T> customers,
          Metric<? super T, A, R> journey,
          Metric<? super A, B, S> population) {
    return new CustomerMetric<>(
        customers, journey, new CustomerPopulation<>(requireNonNull(population), null));
  }

  /**
   * A metric whose population must know when the data end. It can be reported at the ends of
   * periods, but not when the input ends.
   *
   * @param customers whose record it is, and when
   * @param journey what is kept of a customer
   * @param population the population as of the last millisecond before the end of a report, which
   *     is the last of which anything is known
   * @param <T> the record
   * @param <A> the journey's accumulator
   * @param <R> the journey's result
   * @param <B> the population's accumulator
   * @param <S> the population's result
   * @return the metric
   */
  public static <T, A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
      CustomerMetric<T, A, R, B, S> ofDated(
          CustomerRecords<T> customers,
          Metric<? super T, A, R> journey,
          Field<Instant, ? extends Metric<? super A, B, S>> population) {
    return new CustomerMetric<>(
        customers, journey, new CustomerPopulation<>(null, requireNonNull(population)));
  }

  /**
   * The same metric, whose population is asked as of the end of the period that a report is about.
   * A report at the end of the input knows no end, and asks the population as it was.
   *
   * @param dated the population as of the last millisecond before the end of a report, which is the
   *     last of which anything is known
   * @return the metric
   */
  public CustomerMetric<T, A, R, B, S> asOf(
      Field<Instant, ? extends Metric<? super A, B, S>> dated) {
    return new CustomerMetric<>(
        customers, journey, new CustomerPopulation<>(population.plain(), requireNonNull(dated)));
  }

  CustomerRecords<T> customers() {
    return customers;
  }

  Metric<? super T, A, R> journey() {
    return journey;
  }

  CustomerPopulation<A, B, S> population() {
    return population;
  }
}
