package io.github.cxmetrics.churn;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many customers a business with contracts wins and loses, period by period, with every churn
 * rate by its name.
 *
 * <p><b>Definition</b> a customer is an actor at the instants that one of their contracts covers,
 * from its start up to, not including, its end; contracts that overlap or adjoin unite, and so do
 * those with a gap of no more than the grace. The end of such a stay is churn; a stay that follows
 * within the reactivation window is a reactivation, any other is of a new customer. Begins and ends
 * count in the calendar period that holds them; opening + joined + reactivated - churned = closing,
 * the opening of the next period. {@link ChurnRate} names the formulas; the usual one is customers
 * at the opening who are not at the closing over customers at the opening. <b>Unit and range</b>
 * rates from 0, in [0, 1] where the formula is a probability; tenures in milliseconds. <b>n</b>
 * customers of all times; of a rate as {@link ChurnRate} says. <b>Interval</b> as {@link ChurnRate}
 * says; Student t for mean tenures. <b>Empty data</b> no periods; NaN with n 0 and the widest
 * interval. <b>Rejects</b> nothing: what a record may be is checked when it is added. <b>Merge</b>
 * exact, in any order of records, partitions and merges. <b>Cost</b> see {@link ChurnAccumulator}.
 * <b>Wire</b> kinds {@code churn}, {@code churnByName}, {@code churnPopulation}.
 *
 * <p><b>Source</b> there is no standard, and vendors differ; the documentation's page
 * <em>Churn</em> lists the formulas in use. Noble, S. (2011), Defining Churn Rate, Shopify, for the
 * mean of daily customers; Nelson (1972), Aalen (1978), Kaplan and Meier (1958), Greenwood (1926)
 * for the daily forms.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris"));
 * Churn churn =
 *     contracts.collect(
 *         Churn.metric(
 *             ChurnDefinition.of(months).grace(Duration.ofDays(7)),
 *             Contract::customer,
 *             contract -> Subscription.from(contract.start()).until(contract.end())));
 * for (ChurnPeriod month : churn.periods()) {
 *   Estimate rate = month.rate().estimate(ConfidenceLevel.P95);
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class Churn implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnDefinition definition;
  private final ChurnScope scope;
  private final long asOfMillis;
  private final long customers;
  private final long undecided;
  private final ChurnTenures tenures;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<ChurnPeriod> periods;

  Churn(
      ChurnDefinition definition,
      ChurnScope scope,
      long asOfMillis,
      long customers,
      long undecided,
      ChurnTenures tenures,
      List<ChurnPeriod> periods) {
    this.definition = definition;
    this.scope = scope;
    this.asOfMillis = asOfMillis;
    this.customers = customers;
    this.undecided = undecided;
    this.tenures = tenures;
    this.periods = periods;
  }

  /**
   * The churn of customers known by text, from their subscriptions.
   *
   * @param definition who is a customer, and when
   * @param actor whose subscription a record is; never null
   * @param subscription what a record says
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedChurnMetric<T> metric(
      ChurnDefinition definition,
      Field<? super T, String> actor,
      Field<? super T, Subscription> subscription) {
    return new NamedChurnMetric<>(definition, actor, ChurnFields.ofSubscriptions(subscription));
  }

  /**
   * The churn of customers known by number, from their subscriptions.
   *
   * @param definition who is a customer, and when
   * @param actor whose subscription a record is
   * @param subscription what a record says
   * @param <T> the record
   * @return the metric
   */
  public static <T> ChurnMetric<T> metricLong(
      ChurnDefinition definition,
      LongField<? super T> actor,
      Field<? super T, Subscription> subscription) {
    return new ChurnMetric<>(definition, actor, ChurnFields.ofSubscriptions(subscription));
  }

  /**
   * The churn of customers known by text, from changes of their status.
   *
   * @param definition who is a customer, and when
   * @param actor whose status a record is of; never null
   * @param change what a record says
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedChurnMetric<T> metricOfStatus(
      ChurnDefinition definition,
      Field<? super T, String> actor,
      Field<? super T, StatusChange> change) {
    return new NamedChurnMetric<>(definition, actor, ChurnFields.ofStatus(change));
  }

  /**
   * The churn of customers known by number, from changes of their status.
   *
   * @param definition who is a customer, and when
   * @param actor whose status a record is of
   * @param change what a record says
   * @param <T> the record
   * @return the metric
   */
  public static <T> ChurnMetric<T> metricOfStatusLong(
      ChurnDefinition definition,
      LongField<? super T> actor,
      Field<? super T, StatusChange> change) {
    return new ChurnMetric<>(definition, actor, ChurnFields.ofStatus(change));
  }

  /**
   * An empty state of customers known by number.
   *
   * @param definition who is a customer, and when
   * @return a new accumulator
   */
  public static ChurnAccumulator accumulator(ChurnDefinition definition) {
    return new ChurnAccumulator(definition);
  }

  /**
   * An empty state of customers known by text.
   *
   * @param definition who is a customer, and when
   * @return a new accumulator
   */
  public static NamedChurnAccumulator accumulatorOfNames(ChurnDefinition definition) {
    return new NamedChurnAccumulator(definition);
  }

  /**
   * The churn of a single customer, from their subscriptions: for engines that keep a state for
   * each.
   *
   * @param definition who is a customer, and when
   * @param subscription what a record says
   * @param <T> the record
   * @return the metric; its accumulators, in which the customer has the number 0, are the records
   *     of {@link #population}
   */
  public static <T> ChurnMetric<T> journey(
      ChurnDefinition definition, Field<? super T, Subscription> subscription) {
    return metricLong(definition, record -> 0, subscription);
  }

  /**
   * The churn of a single customer, from changes of their status: for engines that keep a state for
   * each.
   *
   * @param definition who is a customer, and when
   * @param change what a record says
   * @param <T> the record
   * @return the metric; its accumulators, in which the customer has the number 0, are the records
   *     of {@link #population}
   */
  public static <T> ChurnMetric<T> journeyOfStatus(
      ChurnDefinition definition, Field<? super T, StatusChange> change) {
    return metricOfStatusLong(definition, record -> 0, change);
  }

  /**
   * The churn over the states of customers. Each record is the state of one or many customers of
   * whom no other record knows anything; the same number in two records is two customers.
   *
   * @param definition who is a customer, and when, whatever the answers of the states say
   * @param scope which part of the data, and when they end
   * @return the metric; it answers what one state of all customers would
   * @throws IllegalArgumentException if the scope does not say when the data end: a state of some
   *     customers does not know of the last time that a record of others speaks of
   */
  public static ChurnPopulationMetric<ChurnAccumulator> population(
      ChurnDefinition definition, ChurnScope scope) {
    return new ChurnPopulationMetric<>(definition, scope, ChurnAccumulator::state);
  }

  /**
   * As {@link #population}, over states of customers known by text. Both make the same summaries,
   * which merge.
   *
   * @param definition who is a customer, and when, whatever the answers of the states say
   * @param scope which part of the data, and when they end
   * @return the metric
   * @throws IllegalArgumentException if the scope does not say when the data end
   */
  public static ChurnPopulationMetric<NamedChurnAccumulator> populationOfNames(
      ChurnDefinition definition, ChurnScope scope) {
    return new ChurnPopulationMetric<>(definition, scope, NamedChurnAccumulator::state);
  }

  /**
   * The churn of which only the counts are known.
   *
   * @param opening customers at the opening
   * @param churned how many of them are lost at the closing
   * @return the counts, of which all rates can be asked
   * @throws IllegalArgumentException if a count is negative or more churned than there were
   */
  public static ChurnCounts ofCounts(long opening, long churned) {
    return new ChurnCounts(opening, 0, 0, churned, 0, 0, 0, opening - churned);
  }

  static Churn of(ChurnState state, ChurnDefinition definition, ChurnScope scope) {
    long asOfMillis = asOfMillis(state, scope);
    ChurnSums sums = new ChurnSums();
    ChurnFolder folder = new ChurnFolder(definition, asOfMillis, sums);
    state.forEach((actor, records, from, to) -> folder.add(records, from, to));
    return sums.result(definition, scope, asOfMillis);
  }

  static long asOfMillis(ChurnState state, ChurnScope scope) {
    return scope.asOf().map(Instant::toEpochMilli).orElse(state.latestMillis());
  }

  /**
   * Who is a customer, and when.
   *
   * @return the definition
   */
  public ChurnDefinition definition() {
    return definition;
  }

  /**
   * Which part of the data was looked at.
   *
   * @return the scope
   */
  public ChurnScope scope() {
    return scope;
  }

  /**
   * When the data end: as asked, otherwise the last time that any record speaks of.
   *
   * @return the last instant that is known; empty if it was not asked and there are no records
   */
  public Optional<Instant> asOf() {
    return asOfMillis == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(asOfMillis));
  }

  /**
   * How many actors have ever been customers.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return customers;
  }

  /**
   * How many customers have no contract at the end of the data, but too short a time to call it
   * churn: a return would still fall within the grace. They count as customers.
   *
   * @return at least 0
   */
  public long undecided() {
    return undecided;
  }

  /**
   * How long customers stay.
   *
   * @return the lengths of their stays
   */
  public ChurnTenures tenures() {
    return tenures;
  }

  /**
   * The calendar periods without a gap, from that of the first customer, trial or pause to that of
   * the end of the data, as far as they were asked for.
   *
   * @return an unmodifiable list; empty without any of them
   */
  public List<ChurnPeriod> periods() {
    return periods;
  }

  /**
   * The last period of which the data reach to the end.
   *
   * @return the period; empty if there is none
   */
  public Optional<ChurnPeriod> lastComplete() {
    for (int i = periods.size() - 1; i >= 0; i--) {
      if (periods.get(i).isComplete()) {
        return Optional.of(periods.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * Every rate of the {@linkplain #lastComplete() last complete period} and the mean tenures.
   *
   * @param level the confidence level of every interval
   * @return rates by names such as {@code "openingEndpointChurn"}; undefined without such a period
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    ChurnCounts counts = lastComplete().map(ChurnPeriod::counts).orElse(ChurnCounts.NONE);
    DailyChurn daily = lastComplete().map(ChurnPeriod::daily).orElse(DailyChurn.NONE);
    ImmutableMap.Builder<String, Estimate> all = ImmutableMap.builder();
    for (ChurnDenominator denominator : ChurnDenominator.values()) {
      for (PeriodView view : PeriodView.values()) {
        ChurnRate rate = new ChurnRate(denominator, view, counts, daily);
        all.put(key(rate), rate.estimate(level));
      }
    }
    all.put("meanMillisOfChurned", tenures.meanMillisOfChurned(level));
    all.put("meanMillisOfActive", tenures.meanMillisOfActive(level));
    return all.buildOrThrow();
  }

  private static String key(ChurnRate rate) {
    String formula = rate.denominator().name() + "_" + rate.view().name();
    return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, formula) + "Churn";
  }

  private List<Object> parts() {
    return List.of(definition, scope, asOfMillis, customers, undecided, tenures, periods);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Churn that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /**
   * The counts in words.
   *
   * @return customers and periods
   */
  @Override
  public String toString() {
    return customers + " customers, " + periods.size() + " periods " + definition.describe();
  }
}
