package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a threshold of inactivity is proposed: the shortest candidate after which few enough
 * customers come back.
 *
 * @param candidates thresholds to look at, in days or hours as the definition has them
 * @param gapQuantiles quantiles of the gaps that have ended, whose lengths are candidates as well
 * @param returnWithin how many days or hours after churn count as coming back
 * @param highestShare which share of churn events may be followed by a return
 * @param fewestCustomers how many customers with a churn event that is old enough a candidate needs
 *     to be proposed
 * @param asOfOrNull when the data end, itself included; null for the last day or hour with activity
 * @since 0.1
 */
public record InactivityRule(
    List<Long> candidates,
    List<Double> gapQuantiles,
    long returnWithin,
    double highestShare,
    long fewestCustomers,
    @Nullable Instant asOfOrNull)
    implements Serializable {

  private static final List<Double> QUANTILES = List.of(0.9, 0.95);

  /**
   * For days: candidates from a week to two years, returns within 90 days of at most 10 %, and 30
   * customers.
   */
  public static final InactivityRule DAYS =
      new InactivityRule(
          longs(7, 14, 30, 60, 90, 120, 150, 180, 270, 365, 545, 730),
          QUANTILES,
          90,
          0.1,
          30,
          null);

  /**
   * For hours: candidates from an hour to 30 days, returns within 168 hours of at most 10 %, and 30
   * customers.
   */
  public static final InactivityRule HOURS =
      new InactivityRule(
          longs(1, 3, 6, 12, 24, 48, 72, 120, 168, 336, 504, 720), QUANTILES, 168, 0.1, 30, null);

  private static final int MOST = 1_000;

  /**
   * Checks the parts and brings candidates and quantiles in order.
   *
   * @param candidates as the record component
   * @param gapQuantiles as the record component
   * @param returnWithin as the record component
   * @param highestShare as the record component
   * @param fewestCustomers as the record component
   * @param asOfOrNull as the record component
   * @throws IllegalArgumentException if there are no candidates and no quantiles or more than 1,000
   *     of either, a length is below 1 or above 175,320,000, a share is outside [0, 1], fewer than
   *     one customer is asked for, or the instant is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public InactivityRule {
    candidates = candidates.stream().distinct().sorted().toList();
    gapQuantiles = gapQuantiles.stream().distinct().sorted().toList();
    candidates.forEach(each -> InactivityThreshold.require("candidate of a threshold", each));
    gapQuantiles.forEach(each -> requireShare("quantile of gaps", each));
    if (candidates.size() + gapQuantiles.size() == 0
        || Math.max(candidates.size(), gapQuantiles.size()) > MOST) {
      throw new IllegalArgumentException(
          "candidates of a threshold must be 1.." + MOST + ", was " + candidates.size());
    }
    InactivityThreshold.require("time to return", returnWithin);
    requireShare("highest share of returns", highestShare);
    if (fewestCustomers < 1) {
      throw new IllegalArgumentException(
          "fewest customers must be at least 1, was " + fewestCustomers);
    }
    if (asOfOrNull != null) {
      EventTime.millis("end of the data", asOfOrNull);
    }
  }

  private static List<Long> longs(long... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " must be in 0..1, was " + share);
    }
  }

  /**
   * This rule with other candidates.
   *
   * @param thresholds in days or hours
   * @return the rule
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityRule withCandidates(long... thresholds) {
    return new InactivityRule(
        longs(thresholds), gapQuantiles, returnWithin, highestShare, fewestCustomers, asOfOrNull);
  }

  /**
   * This rule with other quantiles of gaps as candidates.
   *
   * @param quantiles in [0, 1]
   * @return the rule
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityRule withGapQuantiles(double... quantiles) {
    return new InactivityRule(
        candidates,
        Arrays.stream(quantiles).boxed().toList(),
        returnWithin,
        highestShare,
        fewestCustomers,
        asOfOrNull);
  }

  /**
   * This rule with another time to come back.
   *
   * @param periods days or hours
   * @return the rule
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityRule returningWithin(long periods) {
    return new InactivityRule(
        candidates, gapQuantiles, periods, highestShare, fewestCustomers, asOfOrNull);
  }

  /**
   * This rule with another share of churn events that may be followed by a return.
   *
   * @param share in [0, 1]
   * @return the rule
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityRule withHighestShare(double share) {
    return new InactivityRule(
        candidates, gapQuantiles, returnWithin, share, fewestCustomers, asOfOrNull);
  }

  /**
   * This rule with another number of customers that a candidate needs.
   *
   * @param customers at least 1
   * @return the rule
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityRule withFewestCustomers(long customers) {
    return new InactivityRule(
        candidates, gapQuantiles, returnWithin, highestShare, customers, asOfOrNull);
  }

  /**
   * This rule for data that end at an instant, as {@link InactivityQuestion#asOf(Instant)}.
   *
   * @param asOf the last instant of which anything is known
   * @return the rule
   * @throws IllegalArgumentException as the constructor
   */
  public InactivityRule asOf(Instant asOf) {
    return new InactivityRule(
        candidates, gapQuantiles, returnWithin, highestShare, fewestCustomers, asOf);
  }

  /**
   * When the data end.
   *
   * @return the last instant; empty for the last day or hour with activity
   */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOfOrNull);
  }
}
