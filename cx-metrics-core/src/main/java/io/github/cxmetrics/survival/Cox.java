package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.FitStatus;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/**
 * Cox regression: by which factor do covariates raise or lower the hazard of an event, whatever the
 * hazard itself is.
 *
 * <p><b>Definition</b> the hazard of a row at time t is {@code h(t) exp(b1 x1 + ... + bp xp)} with
 * one unknown h for each stratum; the coefficients make the partial likelihood highest. A row is at
 * risk after its entry up to and with its exit; an event comes before what ends at the same time
 * without one. Times are equal only if their numbers are. <b>Unit and range</b> a hazard ratio is
 * for one unit of its covariate, above 0. <b>n</b> rows, or customers where rows belong to them.
 * <b>Interval</b> Wald, of the logarithm; with customers, from the robust variance (Lin, Wei 1989).
 * <b>Empty data</b> {@link FitStatus#NO_EVENTS}; every coefficient is undefined. Covariates that
 * separate, are constant or follow from others are named. <b>Merge</b> see {@link CoxAccumulator}.
 * <b>Cost</b> each fit sorts nothing and takes some six passes of the order of rows times the
 * square of the number of covariates; {@link TieMethod#EXACT} see there.
 *
 * <p><b>Source</b> Cox (1972), Regression models and life-tables, JRSS B 34(2); Therneau, Grambsch
 * (2000), Modeling survival data.
 *
 * <p><b>Example</b> {@code rows.collect(Cox.metric(CoxDefinition.of("plan", "logins"), Row::months,
 * Row::hasLeft, List.of(Row::plan,
 * Row::logins))).fit().coefficient("logins").ratio(ConfidenceLevel.P95)}.
 *
 * @since 0.1
 */
public final class Cox implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final CoxRows rows;

  Cox(CoxRows rows) {
    this.rows = rows;
  }

  /**
   * An accumulator of rows.
   *
   * @param definition what rows are
   * @return an empty accumulator
   */
  public static CoxAccumulator accumulator(CoxDefinition definition) {
    return new CoxAccumulator(new CoxRows(requireNonNull(definition, "definition")));
  }

  /**
   * The regression over records that are at risk from the beginning, each a row; see {@link
   * CoxMetric} for entries, strata, customers and counts.
   *
   * @param definition what rows are
   * @param exit when a row ended
   * @param event which rows ended with an event
   * @param x the covariates, in the order of the definition
   * @param <T> the record
   * @return the metric
   * @throws IllegalArgumentException if the number of covariates is another
   */
  public static <T> CoxMetric<T> metric(
      CoxDefinition definition,
      DoubleField<? super T> exit,
      Condition<? super T> event,
      List<? extends DoubleField<? super T>> x) {
    return CoxMetric.of(definition, exit, event, x);
  }

  CoxRows rows() {
    return rows;
  }

  /**
   * What the rows are.
   *
   * @return the definition
   */
  public CoxDefinition definition() {
    return rows.definition();
  }

  /**
   * How many rows there are.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return rows.total();
  }

  /**
   * How many rows ended with an event.
   *
   * @return at least 0
   */
  public long events() {
    long events = 0;
    for (int row = 0; row < rows.size(); row++) {
      events += rows.isEvent(row) ? rows.count(row) : 0;
    }
    return events;
  }

  /**
   * The strata that have rows.
   *
   * @return their texts, ascending
   */
  public List<String> strata() {
    return List.copyOf(rows.strata().texts());
  }

  /**
   * The fit with Efron's method.
   *
   * @return the fit, whatever the data
   */
  public CoxFit fit() {
    return fit(TieMethod.EFRON);
  }

  /**
   * The fit with a method for ties.
   *
   * @param ties what events at the same time mean
   * @return the fit, whatever the data
   */
  public CoxFit fit(TieMethod ties) {
    return new CoxFit(this, requireNonNull(ties, "ties"));
  }

  /**
   * The hazard ratios with Efron's method.
   *
   * @param level the confidence level of the intervals
   * @return by {@code "hazardRatio."} and the name of the covariate
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return fit().estimates(level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cox that && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  /**
   * How many rows and events of which definition.
   *
   * @return for example {@code Cox[228 rows, 165 events, covariates "age"; each row by itself]}
   */
  @Override
  public String toString() {
    return "Cox[" + n() + " rows, " + events() + " events, " + definition() + "]";
  }
}
