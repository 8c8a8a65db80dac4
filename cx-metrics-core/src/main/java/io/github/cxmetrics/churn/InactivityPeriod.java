package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.RatioInterval;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/**
 * Who joined, churned by inactivity and came back in one calendar period. Exactly, {@code closing =
 * opening + joined + reactivations - churnEvents}, and also {@code closing = opening -
 * inactiveOfOpening + activeOfDormant + joined - joinedAndInactive}.
 *
 * <p>Who churns at the first moment of a period is still active at its opening. Where the data end
 * within the period, the end is that of the data.
 *
 * @since 0.1
 */
public final class InactivityPeriod implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final CalendarPeriod period;
  private final boolean complete;
  private final long opening;
  private final long dormant;
  private final long churnedOfOpening;
  private final long inactiveOfOpening;
  private final long returnedOfDormant;
  private final long activeOfDormant;
  private final long joined;
  private final long joinedAndChurned;
  private final long joinedAndInactive;
  private final ClusterSums activeStretches;
  private final ClusterSums dormantStretches;

  InactivityPeriod(
      CalendarPeriod period,
      boolean complete,
      long opening,
      long dormant,
      InactivityPeriodSums sums) {
    this.period = period;
    this.complete = complete;
    this.opening = opening;
    this.dormant = dormant;
    churnedOfOpening = sums.churnedOfOpening;
    inactiveOfOpening = sums.inactiveOfOpening;
    returnedOfDormant = sums.returnedOfDormant;
    activeOfDormant = sums.activeOfDormant;
    joined = sums.joined;
    joinedAndChurned = sums.joinedAndChurned;
    joinedAndInactive = sums.joinedAndInactive;
    /* Of whom nothing happened has one stretch, which goes on. */
    sums.active.addFailures(opening - churnedOfOpening);
    sums.dormant.addFailures(dormant - returnedOfDormant);
    activeStretches = sums.active.sums();
    dormantStretches = sums.dormant.sums();
  }

  /**
   * Which period.
   *
   * @return the period
   */
  public CalendarPeriod period() {
    return period;
  }

  /**
   * Whether the period was over when the data ended.
   *
   * @return false if more may come
   */
  public boolean isComplete() {
    return complete;
  }

  /**
   * How many customers were active at the opening.
   *
   * @return at least 0
   */
  public long opening() {
    return opening;
  }

  /**
   * How many customers were churned at the opening.
   *
   * @return at least 0
   */
  public long dormant() {
    return dormant;
  }

  /**
   * How many customers had their first activity.
   *
   * @return at least 0
   */
  public long joined() {
    return joined;
  }

  /**
   * How often anybody churned.
   *
   * @return at least 0
   */
  public long churnEvents() {
    return activeStretches.successes();
  }

  /**
   * How often anybody came back after churn.
   *
   * @return at least 0
   */
  public long reactivations() {
    return dormantStretches.successes();
  }

  /**
   * How many customers were active at the end.
   *
   * @return at least 0
   */
  public long closing() {
    return opening + joined + reactivations() - churnEvents();
  }

  /**
   * How many of those active at the opening churned at least once.
   *
   * @return in 0..{@link #opening()}
   */
  public long churnedOfOpening() {
    return churnedOfOpening;
  }

  /**
   * How many of those active at the opening were churned at the end.
   *
   * @return in 0..{@link #churnedOfOpening()}
   */
  public long inactiveOfOpening() {
    return inactiveOfOpening;
  }

  /**
   * How many of those churned at the opening came back at least once.
   *
   * @return in 0..{@link #dormant()}
   */
  public long returnedOfDormant() {
    return returnedOfDormant;
  }

  /**
   * How many of those churned at the opening were active at the end.
   *
   * @return in 0..{@link #returnedOfDormant()}
   */
  public long activeOfDormant() {
    return activeOfDormant;
  }

  /**
   * How many of those who joined churned in the same period.
   *
   * @return in 0..{@link #joined()}
   */
  public long joinedAndChurned() {
    return joinedAndChurned;
  }

  /**
   * How many of those who joined were churned at the end.
   *
   * @return in 0..{@link #joinedAndChurned()}
   */
  public long joinedAndInactive() {
    return joinedAndInactive;
  }

  /**
   * What is above the line of a rate.
   *
   * @param rate which rate
   * @return at least 0
   */
  public long numerator(InactivityRate rate) {
    return switch (rate) {
      case CHURN_AT_END -> inactiveOfOpening;
      case CHURN_AT_ALL -> churnedOfOpening;
      case CHURN_EVENTS -> activeStretches.successes();
      case REACTIVATION_AT_END -> activeOfDormant;
      case REACTIVATION_AT_ALL -> returnedOfDormant;
      case REACTIVATION_EVENTS -> dormantStretches.successes();
    };
  }

  /**
   * What is below the line of a rate.
   *
   * @param rate which rate
   * @return at least {@link #numerator}
   */
  public long denominator(InactivityRate rate) {
    return switch (rate) {
      case CHURN_AT_END, CHURN_AT_ALL -> opening;
      case CHURN_EVENTS -> activeStretches.trials();
      case REACTIVATION_AT_END, REACTIVATION_AT_ALL -> dormant;
      case REACTIVATION_EVENTS -> dormantStretches.trials();
    };
  }

  /**
   * A rate with its interval.
   *
   * @param rate which rate
   * @param level the confidence level
   * @return in [0, 1], n being customers: Wilson, of stretches the Wilson interval of the
   *     linearised ratio; NaN with n 0 if there is nothing below the line
   */
  public Estimate rate(InactivityRate rate, ConfidenceLevel level) {
    return switch (rate) {
      case CHURN_EVENTS -> RatioInterval.WILSON.estimate(activeStretches, level);
      case REACTIVATION_EVENTS -> RatioInterval.WILSON.estimate(dormantStretches, level);
      default -> ProportionInterval.WILSON.estimate(numerator(rate), denominator(rate), level);
    };
  }

  private List<Object> parts() {
    return List.of(
        period,
        complete,
        opening,
        dormant,
        churnedOfOpening,
        inactiveOfOpening,
        returnedOfDormant,
        activeOfDormant,
        joined,
        joinedAndChurned,
        joinedAndInactive,
        activeStretches,
        dormantStretches);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InactivityPeriod that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /**
   * The period in words.
   *
   * @return its label and the movement of customers
   */
  @Override
  public String toString() {
    return period.label()
        + ": "
        + opening
        + " + "
        + joined
        + " new + "
        + reactivations()
        + " back - "
        + churnEvents()
        + " churned = "
        + closing();
  }
}
