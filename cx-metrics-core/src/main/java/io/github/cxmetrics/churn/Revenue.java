package io.github.cxmetrics.churn;

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
import org.jspecify.annotations.Nullable;

/**
 * How recurring revenue moves: from what customers pay at the opening of each calendar period to
 * what they pay at its closing.
 *
 * <p><b>Definition</b> a customer pays the sum of its subscriptions at each instant. From opening
 * to closing, revenue is new, expansion, reactivation, contraction or churn; {@code opening + new +
 * expansion + reactivation - contraction - churn} is the closing exactly. Each rate is a {@link
 * RevenueFormula} with its numerator and denominator. <b>Unit and range</b> minor units of money
 * per term of the definition, such as cents per month; retention and churn are shares or ratios.
 * <b>n</b> customers. <b>Interval</b> see {@link RevenueRatio}. <b>Empty data</b> no periods; rates
 * over 0 are not defined. <b>Rejects</b> nothing: what a record may be is checked when it is added.
 * <b>Merge</b> exact, in any order of records, partitions and merges. <b>Cost</b> see {@link
 * RevenueAccumulator}. <b>Wire</b> kinds {@code revenue}, {@code revenueByName}.
 *
 * <p><b>Source</b> there is no standard, and vendors differ; the documentation's page <em>Recurring
 * revenue</em> states every rule. Intervals: Cochran (1977), Sampling Techniques, chapter 6; Kish
 * (1965), Survey Sampling, section 11.7.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris"));
 * Revenue revenue =
 *     contracts.collect(
 *         Revenue.metric(
 *             RevenueDefinition.intervals(months).in("EUR/100"),
 *             Contract::customer,
 *             RevenueFields.of(Contract::startMillis, Contract::centsAMonth)
 *                 .endingAt(Contract::endMillis)
 *                 .openWhere(Contract::isActive)));
 * for (RevenuePeriod month : revenue.periods()) {
 *   RevenueRatio nrr = month.ratio(RevenueFormula.NET_REVENUE_RETENTION);
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class Revenue implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final RevenueDefinition definition;
  private final RevenueQuestion question;
  private final long asOfMillis;
  private final long customers;
  private final long duplicates;
  private final long conflicts;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<RevenuePeriod> periods;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<RevenueCohort> cohorts;

  Revenue(
      RevenueDefinition definition,
      RevenueQuestion question,
      long asOfMillis,
      long customers,
      long duplicates,
      long conflicts,
      List<RevenuePeriod> periods,
      List<RevenueCohort> cohorts) {
    this.definition = definition;
    this.question = question;
    this.asOfMillis = asOfMillis;
    this.customers = customers;
    this.duplicates = duplicates;
    this.conflicts = conflicts;
    this.periods = periods;
    this.cohorts = cohorts;
  }

  /**
   * The recurring revenue of customers known by text, each exactly.
   *
   * @param definition what a record is
   * @param customer whose amount a record is; never null
   * @param fields what is read of a record
   * @param <T> the record
   * @return the metric
   * @throws IllegalArgumentException if a field is missing that the definition needs
   */
  public static <T> NamedRevenueMetric<T> metric(
      RevenueDefinition definition, Field<? super T, String> customer, RevenueFields<T> fields) {
    return new NamedRevenueMetric<>(definition, customer, fields);
  }

  /**
   * The recurring revenue of customers known by number.
   *
   * @param definition what a record is
   * @param customer whose amount a record is
   * @param fields what is read of a record
   * @param <T> the record
   * @return the metric
   * @throws IllegalArgumentException if a field is missing that the definition needs
   */
  public static <T> RevenueMetric<T> metricLong(
      RevenueDefinition definition, LongField<? super T> customer, RevenueFields<T> fields) {
    return new RevenueMetric<>(definition, customer, fields);
  }

  /**
   * An empty state of customers known by number.
   *
   * @param definition what a record is
   * @return a new accumulator
   */
  public static RevenueAccumulator accumulator(RevenueDefinition definition) {
    return new RevenueAccumulator(definition);
  }

  /**
   * An empty state of customers known by text.
   *
   * @param definition what a record is
   * @return a new accumulator
   */
  public static NamedRevenueAccumulator accumulatorOfNames(RevenueDefinition definition) {
    return new NamedRevenueAccumulator(definition);
  }

  /**
   * The movements of a period that are known already, such as those of a report.
   *
   * @param opening what is paid just before the period begins
   * @param newRevenue of customers who begin to pay
   * @param expansion of customers who pay more than before
   * @param reactivation of customers who pay again
   * @param contraction of customers who pay less than before, though something
   * @param churn of customers who no more pay anything
   * @param closing what is paid just before the next period begins
   * @return the movements, with their rates
   * @throws IllegalArgumentException if an amount is negative or they do not lead to the closing
   */
  public static RevenueMovements ofMovements(
      long opening,
      long newRevenue,
      long expansion,
      long reactivation,
      long contraction,
      long churn,
      long closing) {
    return new RevenueMovements(
        opening, newRevenue, expansion, reactivation, contraction, churn, closing);
  }

  /**
   * The numbers of customers of a period that are known already, those who pay more or less than
   * before left out.
   *
   * @param opening how many pay just before the period begins
   * @param joined how many begin to pay
   * @param reactivated how many pay again
   * @param churned how many no more pay anything
   * @param closing how many pay just before the next period begins
   * @return the numbers, with the rate of churn
   * @throws IllegalArgumentException if a number is negative or they do not lead to the closing
   */
  public static RevenueCustomers ofCounts(
      long opening, long joined, long reactivated, long churned, long closing) {
    return new RevenueCustomers(opening, joined, 0, reactivated, 0, churned, closing);
  }

  /**
   * What the records are.
   *
   * @return the definition
   */
  public RevenueDefinition definition() {
    return definition;
  }

  /**
   * What was asked.
   *
   * @return the question, with its calendar periods
   */
  public RevenueQuestion question() {
    return question;
  }

  /**
   * When the data end: as asked, otherwise the last instant that a record says something of.
   *
   * @return the last instant that counts; empty if it was not asked and there are no records
   */
  public Optional<Instant> asOf() {
    return asOfMillis == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(asOfMillis));
  }

  /**
   * How many customers have paid anything.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return customers;
  }

  /**
   * How many records were left out because another one is equal in all: intervals of a subscription
   * and changes.
   *
   * @return at least 0
   */
  public long duplicates() {
    return duplicates;
  }

  /**
   * How many changes gave way to one with a greater amount at the same instant, in the same
   * sequence and of the same subscription.
   *
   * @return at least 0
   */
  public long conflicts() {
    return conflicts;
  }

  /**
   * The calendar periods from the first revenue to the end of the data, those without a movement
   * included, as far as they were asked for; the last 10,000 if they are more.
   *
   * @return an unmodifiable list, ascending
   */
  public List<RevenuePeriod> periods() {
    return periods;
  }

  /**
   * The cohorts that started in these periods, those without customers left out.
   *
   * @return an unmodifiable list, ascending; empty if none were asked for
   */
  public List<RevenueCohort> cohorts() {
    return cohorts;
  }

  /**
   * The last period that was over when the data ended.
   *
   * @return empty if there is none
   */
  public Optional<RevenuePeriod> lastComplete() {
    return Optional.ofNullable(last());
  }

  private @Nullable RevenuePeriod last() {
    for (int i = periods.size() - 1; i >= 0; i--) {
      if (periods.get(i).isComplete()) {
        return periods.get(i);
      }
    }
    return null;
  }

  /** The rates of the last period that was over; not defined if there is none. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    RevenuePeriod last = last();
    RevenuePeriodSums none = new RevenuePeriodSums();
    PeriodView view = question.view();
    ImmutableMap.Builder<String, Estimate> all = ImmutableMap.builder();
    for (RevenueFormula formula : RevenueFormula.values()) {
      RevenueRatio ratio = last == null ? none.ratio(formula, view) : last.ratio(formula);
      all.put(formula.key(), ratio.estimate(level));
    }
    RevenueRatio net = last == null ? none.trailingNet(view) : last.trailingNetRetention();
    RevenueRatio gross = last == null ? none.trailingGross(view) : last.trailingGrossRetention();
    all.put("trailingNetRetention", net.estimate(level));
    all.put("trailingGrossRetention", gross.estimate(level));
    return all.buildOrThrow();
  }

  private List<Object> parts() {
    return List.of(
        definition, question, asOfMillis, customers, duplicates, conflicts, periods, cohorts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Revenue that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /**
   * The answer in words.
   *
   * @return customers and periods
   */
  @Override
  public String toString() {
    return customers + " customers in " + periods.size() + " periods";
  }
}
