package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The chance of an event in the next period, by covariates: a discrete-time hazard model, which is
 * a logistic regression over the periods of customers.
 *
 * <p><b>Definition</b> the log odds of the event in a period, among customers who begin it, are a
 * baseline of the period plus a coefficient times each covariate, as they were when the period
 * began. <b>Unit and range</b> e to a coefficient is an odds ratio. <b>n</b> customer periods.
 * <b>Interval</b> Wald. <b>Empty data</b> no event, or events only: {@link FitStatus#NO_EVENTS},
 * all coefficients are undefined. <b>Merge</b> see {@link DiscreteHazardAccumulator}. <b>Cost</b>
 * of a fit: some six passes over the distinct rows.
 *
 * <p><b>Source</b> Singer, Willett (1993), It's about time, Journal of Educational Statistics
 * 18(2), doi:10.3102/10769986018002155.
 *
 * <p><b>Example</b> {@code periods.result().fit(HazardBaseline.LOGARITHM).probability(
 * ConfidenceLevel.P95, 13, logins)} is the risk of the thirteenth month.
 *
 * @since 0.1
 */
public final class DiscreteHazard implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final DiscreteHazardDefinition definition;
  private final CountedRows rows;

  DiscreteHazard(DiscreteHazardDefinition definition, CountedRows rows) {
    this.definition = definition;
    this.rows = rows;
  }

  /**
   * An accumulator of periods of customers.
   *
   * @param definition what rows are
   * @return an empty accumulator
   */
  public static DiscreteHazardAccumulator accumulator(DiscreteHazardDefinition definition) {
    return new DiscreteHazardAccumulator(requireNonNull(definition, "definition"));
  }

  /**
   * The model over records that are each a period of a customer.
   *
   * @param definition what records are
   * @param period the number of the period in the customer's life, from 1
   * @param event whether the event came in it
   * @param x the covariates, in the order of the definition
   * @param <T> the record
   * @return the metric
   * @throws IllegalArgumentException if the number of covariates is another
   */
  public static <T> DiscreteHazardMetric<T> metric(
      DiscreteHazardDefinition definition,
      IntField<? super T> period,
      Condition<? super T> event,
      List<? extends DoubleField<? super T>> x) {
    return new DiscreteHazardMetric<>(definition, period, event, x);
  }

  /**
   * What the rows are.
   *
   * @return the definition
   */
  public DiscreteHazardDefinition definition() {
    return definition;
  }

  /**
   * How many customer periods there are.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return rows.total();
  }

  /**
   * How many of them had the event.
   *
   * @return at least 0
   */
  public long events() {
    long events = 0;
    for (int row = 0; row < rows.size(); row++) {
      events += isEvent(row) ? rows.count(row) : 0;
    }
    return events;
  }

  /**
   * The periods that have rows.
   *
   * @return their numbers, ascending
   */
  public int[] periods() {
    int[] all = new int[rows.size()];
    Arrays.setAll(all, this::period);
    return Arrays.stream(all).distinct().toArray();
  }

  private int period(int row) {
    return (int) rows.word(row, 0);
  }

  private boolean isEvent(int row) {
    return rows.word(row, covariates() + 1) == RowOutcome.EVENT.word();
  }

  private int covariates() {
    return definition.covariates().size();
  }

  /**
   * The fit without a penalty.
   *
   * @param baseline how the log odds depend on the period
   * @return the fit, whatever the data
   */
  public DiscreteHazardFit fit(HazardBaseline baseline) {
    return fit(baseline, 0);
  }

  /**
   * The fit with a penalty on large coefficients.
   *
   * @param baseline how the log odds depend on the period
   * @param penalty as {@link io.github.cxmetrics.stats.LogisticRegression} has it, at least 0
   * @return the fit, whatever the data
   * @throws IllegalArgumentException if the penalty is negative or not finite
   */
  public DiscreteHazardFit fit(HazardBaseline baseline, double penalty) {
    int[] periods = periods();
    int columns = baseline.width(periods);
    if (columns > HazardBaseline.MOST_COLUMNS) {
      return DiscreteHazardFit.tooLarge(definition, baseline, periods, penalty);
    }
    int width = columns + covariates();
    double[] x = new double[Math.multiplyExact(rows.size(), width)];
    long[] yes = new long[rows.size()];
    long[] no = new long[rows.size()];
    int groups = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (row == 0 || !isSameGroup(row - 1, row)) {
        baseline.set(x, groups * width, columns, periods, period(row));
        for (int j = 0; j < covariates(); j++) {
          x[groups * width + columns + j] = RowWords.number(rows.word(row, j + 1));
        }
        groups++;
      }
      long[] counts = isEvent(row) ? yes : no;
      counts[groups - 1] += rows.count(row);
    }
    return DiscreteHazardFit.of(
        definition,
        baseline,
        periods,
        penalty,
        Arrays.copyOf(x, groups * width),
        Arrays.copyOf(yes, groups),
        Arrays.copyOf(no, groups));
  }

  private boolean isSameGroup(int a, int b) {
    for (int place = 0; place <= covariates(); place++) {
      if (rows.word(a, place) != rows.word(b, place)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The share of customer periods with the event.
   *
   * @param level the confidence level
   * @return one estimate, {@code "eventRate"}
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return Map.of("eventRate", ProportionInterval.WILSON.estimate(events(), n(), level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiscreteHazard that
        && definition.equals(that.definition)
        && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return Objects.hash(definition, rows);
  }

  /**
   * How many rows and events of which definition.
   *
   * @return for example {@code DiscreteHazard[40 periods, 7 events, covariates "logins"]}
   */
  @Override
  public String toString() {
    return "DiscreteHazard[" + n() + " periods, " + events() + " events, " + definition + "]";
  }
}
