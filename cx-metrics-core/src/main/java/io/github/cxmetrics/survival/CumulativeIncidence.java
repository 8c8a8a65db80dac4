package io.github.cxmetrics.survival;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of customers who had the event of one cause up to each time, where events of other
 * causes come before it: the Aalen-Johansen estimate. The shares of all causes and of those without
 * an event sum to 1, which one less a Kaplan-Meier curve of each cause would not.
 *
 * <p><b>Interval</b> by the scales of {@link SurvivalInterval}, applied to the incidence. The
 * variance is that of the influence of customers, which is Greenwood's where there is one cause; it
 * is R's where nobody enters late, and treats steps as independent where somebody does.
 *
 * <p><b>Source</b> Aalen and Johansen (1978), An Empirical Transition Matrix for Non-homogeneous
 * Markov Chains Based on Censored Observations, Scandinavian Journal of Statistics 5(3).
 *
 * @since 0.1
 */
public final class CumulativeIncidence {

  private static final String METHOD = "Aalen-Johansen, ";

  private final RiskTable table;
  private final long[] events;
  private final String cause;
  private final boolean ends;
  private final double[] values;
  private final double[] variances;

  CumulativeIncidence(RiskTable table, int index, String cause) {
    this.table = table;
    this.cause = cause;
    events = table.byCause[index];
    values = new double[table.rows];
    variances = new double[table.rows];
    ends = follow();
  }

  /**
   * Follows the curve, and sums over customers of the products of their influences on the share
   * without an event and on the incidence. At each time the influences that came before are carried
   * on, and those of its events, which are multinomial, come to them.
   */
  private boolean follow() {
    double free = 1;
    double value = 0;
    double freeVariance = 0;
    double covariance = 0;
    double variance = 0;
    for (int row = 0; row < table.rows; row++) {
      if (table.events[row] > 0) {
        double n = table.atRisk[row];
        double all = table.events[row] / n;
        double own = events[row] / n;
        double staying = (table.atRisk[row] - table.events[row]) / n;
        double scale = free * free / n;
        variance +=
            2 * own * covariance
                + own * own * freeVariance
                + scale * own * ((table.atRisk[row] - events[row]) / n);
        covariance = staying * (covariance + own * freeVariance) - scale * own * staying;
        freeVariance = staying * staying * freeVariance + scale * all * staying;
        value += free * own;
        free *= staying;
      }
      values[row] = Math.min(1, value);
      variances[row] = Math.max(0, variance);
    }
    return free == 0;
  }

  /**
   * The event.
   *
   * @return its name
   */
  public String cause() {
    return cause;
  }

  /**
   * How many customers had it.
   *
   * @return at least 0
   */
  public long events() {
    long sum = 0;
    for (long count : events) {
      sum += count;
    }
    return sum;
  }

  /**
   * The share who had the event up to a time, as the usual question reads it.
   *
   * @param time at least 0
   * @return in [0, 1]
   * @throws IllegalArgumentException if the time is below 0
   */
  public Estimate at(long time) {
    return at(time, SurvivalQuestion.DEFAULT);
  }

  /**
   * The share who had the event up to a time.
   *
   * @param time at least 0
   * @param question how intervals are drawn
   * @return in [0, 1]; not defined after the last time at which a customer was observed, unless all
   *     have had an event
   * @throws IllegalArgumentException if the time is below 0
   */
  public Estimate at(long time, SurvivalQuestion question) {
    Survival.requireTime(time);
    if (time > table.lastTime() && !ends) {
      return new Estimate(
          Double.NaN,
          new Interval(0, 1, question.level()),
          0,
          METHOD + question.interval().label());
    }
    return estimate(table.rowAt(time), question);
  }

  private Estimate estimate(int row, SurvivalQuestion question) {
    double value = row < 0 ? 0 : values[row];
    double variance = row < 0 ? 0 : variances[row];
    CurvePoint point = new CurvePoint(value, Math.log(value), variance / value / value);
    return new Estimate(
        value,
        question.interval().around(point, question.level()),
        table.customers(),
        METHOD + question.interval().label());
  }

  /**
   * The standard error of the incidence at a time.
   *
   * @param time at least 0
   * @return at least 0; empty where the incidence is not defined
   * @throws IllegalArgumentException if the time is below 0
   */
  public OptionalDouble standardError(long time) {
    Survival.requireTime(time);
    if (time > table.lastTime() && !ends) {
      return OptionalDouble.empty();
    }
    int row = table.rowAt(time);
    return OptionalDouble.of(row < 0 ? 0 : Math.sqrt(variances[row]));
  }

  /**
   * The times at which customers had the event, ascending.
   *
   * @param question how intervals are drawn
   * @return an unmodifiable list
   */
  public List<IncidenceStep> steps(SurvivalQuestion question) {
    List<IncidenceStep> steps = new ArrayList<>();
    for (int row = 0; row < table.rows; row++) {
      if (events[row] > 0) {
        steps.add(
            new IncidenceStep(
                table.times[row], table.atRisk[row], events[row], estimate(row, question)));
      }
    }
    return Collections.unmodifiableList(steps);
  }
}
