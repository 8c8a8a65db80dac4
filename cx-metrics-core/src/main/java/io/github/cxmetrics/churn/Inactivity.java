package io.github.cxmetrics.churn;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.state.CalendarActivity;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.Serial;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How long customers stay inactive: churn where there is no contract to end.
 *
 * <p><b>Definition</b> a customer is active on a local day (or in an hour) with at least one
 * record; a gap is the number of days from one active day to the next, and it is open from the last
 * one to the end of the data. Under a threshold k every gap of at least k makes a churn event at
 * its beginning plus k, and one that has ended a reactivation; {@link #totals} says so of any
 * threshold. Calendar periods, who came back in time and a proposal of the threshold are asked of
 * the accumulator: {@link InactivityAccumulator#churn} and {@link InactivityAccumulator#propose}.
 * <b>Unit and range</b> days or hours from 0, shares in [0, 1]. <b>n</b> customers. <b>Interval</b>
 * Wilson score for shares of customers, order statistics by customers for quantiles, the linearised
 * ratio for means. <b>Empty data</b> NaN with n 0 and the widest interval. <b>Rejects</b> nothing:
 * times are checked when they are added. <b>Merge</b> exact, in any order. <b>Cost</b> see {@link
 * InactivityAccumulator}. <b>Wire</b> kinds {@code inactivity}, {@code inactivityByName}.
 *
 * <p><b>Source</b> there is no standard; the documentation's page <em>Inactivity churn</em> states
 * every rule.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * NamedInactivityAccumulator orders =
 *     Inactivity.accumulatorOfNames(InactivityDefinition.daily(ZoneId.of("Europe/London")));
 * events.forEach(event -> orders.add(event.customer(), event.atMillis()));
 * InactivityProposal proposal = orders.propose(InactivityRule.DAYS);
 * InactivityChurn churn = orders.churn(InactivityQuestion.of(proposal.threshold().orElse(180)));
 * Estimate lost =
 *     churn.periods().get(3).rate(InactivityRate.CHURN_AT_END, ConfidenceLevel.P95);
 * }</pre>
 *
 * @since 0.1
 */
public final class Inactivity implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityDefinition definition;
  private final InactivityHorizon horizon;
  private final InactivityGaps ended;
  private final InactivityGaps longest;
  private final InactivityGaps open;

  private Inactivity(
      InactivityDefinition definition,
      InactivityHorizon horizon,
      InactivityGaps ended,
      InactivityGaps longest,
      InactivityGaps open) {
    this.definition = definition;
    this.horizon = horizon;
    this.ended = ended;
    this.longest = longest;
    this.open = open;
  }

  static Inactivity of(
      InactivityDefinition definition, CalendarActivity activity, Optional<Instant> asOf) {
    InactivityHorizon horizon = InactivityHorizon.of(activity, asOf);
    InactivityGapCounts ended = new InactivityGapCounts();
    InactivityGapCounts longest = new InactivityGapCounts();
    InactivityGapCounts open = new InactivityGapCounts();
    InactivityHistory.forEach(
        activity,
        horizon,
        history -> {
          long most = 0;
          for (int i = 1; i < history.size(); i++) {
            long gap = history.at(i) - history.at(i - 1);
            ended.add(gap);
            most = Math.max(most, gap);
          }
          if (most > 0) {
            longest.add(most);
          }
          open.add(horizon.last() - history.last());
          ended.endCustomer();
          longest.endCustomer();
          open.endCustomer();
        });
    return new Inactivity(definition, horizon, ended.result(), longest.result(), open.result());
  }

  static InactivityChurn churn(CalendarActivity activity, InactivityQuestion question) {
    InactivityHorizon horizon = InactivityHorizon.of(activity, question.asOf());
    long[] first = {Long.MAX_VALUE};
    activity.bits().forEach((actor, periods) -> first[0] = Math.min(first[0], periods.first()));
    long firstActive = first[0] > horizon.last() ? InactivityHorizon.NOTHING : first[0];
    InactivityPeriods periods =
        InactivityPeriods.of(question, activity.grid(), horizon, firstActive);
    InactivitySums sums = new InactivitySums(question, periods, horizon);
    InactivityFold fold = new InactivityFold(question.threshold(), horizon.last(), periods, sums);
    InactivityHistory.forEach(activity, horizon, fold::add);
    return sums.result(question, activity.grid(), periods, horizon);
  }

  static InactivityProposal propose(
      InactivityDefinition definition, CalendarActivity activity, InactivityRule rule) {
    Inactivity inactivity = of(definition, activity, rule.asOf());
    InactivityGaps gaps = inactivity.ended;
    LongStream quantiles =
        rule.gapQuantiles().stream().flatMapToLong(p -> gaps.quantile(p).stream());
    long[] thresholds =
        LongStream.concat(rule.candidates().stream().mapToLong(Long::longValue), quantiles)
            .distinct()
            .sorted()
            .toArray();
    InactivityCandidateCounts counts =
        new InactivityCandidateCounts(thresholds, rule, inactivity.horizon);
    InactivityHistory.forEach(activity, inactivity.horizon, counts::add);
    return new InactivityProposal(rule, inactivity, counts.result(rule, inactivity));
  }

  /**
   * The inactivity of customers known by text, each exactly.
   *
   * @param definition what counts, in which days or hours
   * @param actor whose activity a record is; never null
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedInactivityMetric<T> metric(
      InactivityDefinition definition,
      Field<? super T, String> actor,
      LongField<? super T> atMillis) {
    return new NamedInactivityMetric<>(definition, actor, atMillis);
  }

  /**
   * The inactivity of customers known by number.
   *
   * @param definition what counts, in which days or hours
   * @param actor whose activity a record is
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> InactivityMetric<T> metricLong(
      InactivityDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis) {
    return new InactivityMetric<>(definition, actor, atMillis);
  }

  /**
   * The inactivity of a single customer: for engines that keep a state for each.
   *
   * @param definition what counts, in which days or hours
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric; its accumulators, in which the customer has the number 0, are the records
   *     of {@link #population}
   */
  public static <T> InactivityMetric<T> journey(
      InactivityDefinition definition, LongField<? super T> atMillis) {
    return metricLong(definition, record -> 0, atMillis);
  }

  /**
   * The churn by inactivity over the states of customers. Each record is the state of one or many
   * customers of whom no other record knows anything; the same number in two records is two
   * customers.
   *
   * @param definition that of the states
   * @param question what is asked, from which date on, and when the data end
   * @return the metric; it answers what one state of all customers would
   * @throws IllegalArgumentException if the question does not say when the data end and what the
   *     first date is, as no state knows the first and the last activity of others; as {@link
   *     InactivityAccumulator#churn}
   */
  public static InactivityPopulationMetric<InactivityAccumulator> population(
      InactivityDefinition definition, InactivityQuestion question) {
    return new InactivityPopulationMetric<>(definition, question, InactivityAccumulator::customers);
  }

  /**
   * As {@link #population}, over states of customers known by text. Both make the same summaries,
   * which merge.
   *
   * @param definition that of the states
   * @param question what is asked, from which date on, and when the data end
   * @return the metric
   * @throws IllegalArgumentException as {@link #population}
   */
  public static InactivityPopulationMetric<NamedInactivityAccumulator> populationOfNames(
      InactivityDefinition definition, InactivityQuestion question) {
    return new InactivityPopulationMetric<>(
        definition, question, NamedInactivityAccumulator::customers);
  }

  /**
   * An empty state of customers known by number.
   *
   * @param definition what counts, in which days or hours
   * @return a new accumulator
   */
  public static InactivityAccumulator accumulator(InactivityDefinition definition) {
    return new InactivityAccumulator(definition);
  }

  /**
   * An empty state of customers known by text.
   *
   * @param definition what counts, in which days or hours
   * @return a new accumulator
   */
  public static NamedInactivityAccumulator accumulatorOfNames(InactivityDefinition definition) {
    return new NamedInactivityAccumulator(definition);
  }

  /**
   * What counts, in which days or hours.
   *
   * @return the definition
   */
  public InactivityDefinition definition() {
    return definition;
  }

  /**
   * The last day or hour of which anything is known: that of the instant that was asked about,
   * otherwise the last one with activity.
   *
   * @return the day or hour; empty if nothing was asked and nobody was ever active
   */
  public Optional<CalendarPeriod> lastKnown() {
    return horizon.isNothing()
        ? Optional.empty()
        : Optional.of(definition.grid().period(horizon.last()));
  }

  /**
   * How many customers were ever active by the end of the data.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return open.count();
  }

  /**
   * The gaps that have ended, each from one active day or hour of a customer to the next. Long gaps
   * are missing, because they are the ones that have not ended.
   *
   * @return the gaps, from 1
   */
  public InactivityGaps endedGaps() {
    return ended;
  }

  /**
   * Of each customer with a gap that has ended the longest of them.
   *
   * @return the gaps, from 1
   */
  public InactivityGaps longestGaps() {
    return longest;
  }

  /**
   * Of each customer the time from the last activity to the end of the data: how many were last
   * active so long ago.
   *
   * @return the open gaps, from 0
   */
  public InactivityGaps openGaps() {
    return open;
  }

  /**
   * What a threshold makes of all customers up to the end of the data, without reading them again.
   *
   * @param threshold after how many days or hours without activity a customer has churned
   * @return the counts
   * @throws IllegalArgumentException if the threshold is below 1 or above 175,320,000
   */
  public InactivityTotals totals(long threshold) {
    InactivityThreshold.require("threshold of inactivity", threshold);
    long churned = open.atLeast(threshold);
    long reactivations = ended.atLeast(threshold);
    return new InactivityTotals(threshold, n(), churned, churned + reactivations, reactivations);
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "meanGap", ended.mean(level),
        "medianGap", ended.median(level),
        "gapQuantile90", ended.quantile(0.9, level),
        "gapQuantile95", ended.quantile(0.95, level),
        "longestGapQuantile90", longest.quantile(0.9, level),
        "medianSinceLast", open.median(level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Inactivity that
        && definition.equals(that.definition)
        && horizon.equals(that.horizon)
        && ended.equals(that.ended)
        && longest.equals(that.longest)
        && open.equals(that.open);
  }

  @Override
  public int hashCode() {
    return 31 * ended.hashCode() + open.hashCode();
  }

  /**
   * The gaps in words.
   *
   * @return how many customers there are and how many gaps have ended
   */
  @Override
  public String toString() {
    return n() + " customers, " + ended.count() + " gaps that have ended, in " + definition.units();
  }
}
