package io.github.cxmetrics.churn;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/**
 * Churn by inactivity under one threshold: by calendar period, as of the end of the data, and who
 * came back.
 *
 * <p><b>Definition</b> with the last active day d and the threshold k a customer churns at the
 * first moment of day d + k; activity on day d + k comes after that and is a reactivation, on day d
 * + k - 1 there is no churn. The same holds of hours. The rates of a period are named by {@link
 * InactivityRate}. <b>Unit and range</b> shares in [0, 1]. <b>n</b> customers. <b>Interval</b>
 * Wilson score; of stretches and churn events, of which a customer may have several, the Wilson
 * score of the linearised ratio. <b>Empty data</b> NaN with n 0 and the interval [0, 1].
 *
 * @since 0.1
 */
public final class InactivityChurn implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityQuestion question;
  private final InactivityTotals totals;
  private final InactivityReturns returns;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<InactivityPeriod> periods;

  InactivityChurn(
      InactivityQuestion question,
      InactivityTotals totals,
      InactivityReturns returns,
      List<InactivityPeriod> periods) {
    this.question = question;
    this.totals = totals;
    this.returns = returns;
    this.periods = periods;
  }

  /**
   * What was asked.
   *
   * @return the question
   */
  public InactivityQuestion question() {
    return question;
  }

  /**
   * How many customers were ever active by the end of the data.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return totals.customers();
  }

  /**
   * What the threshold makes of all customers up to the end of the data.
   *
   * @return the counts
   */
  public InactivityTotals totals() {
    return totals;
  }

  /**
   * Who came back after churn, over all data.
   *
   * @return the counts
   */
  public InactivityReturns returns() {
    return returns;
  }

  /**
   * The calendar periods that were asked for and had begun when the data ended, ascending.
   *
   * @return an unmodifiable list
   */
  public List<InactivityPeriod> periods() {
    return periods;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "churnedShare", totals.churnedShare(level),
        "returnedInTime", returns.share(level),
        "returnedAtAll", returns.shareAtAll(level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InactivityChurn that
        && question.equals(that.question)
        && totals.equals(that.totals)
        && returns.equals(that.returns)
        && periods.equals(that.periods);
  }

  @Override
  public int hashCode() {
    return 31 * question.hashCode() + periods.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return customers and churned ones
   */
  @Override
  public String toString() {
    return n() + " customers, " + totals.churned() + " churned by inactivity";
  }
}
