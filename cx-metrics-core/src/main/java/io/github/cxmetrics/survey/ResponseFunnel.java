package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What became of the invitations to a survey: sent, bounced, delivered, opened, started, partial,
 * complete, and the rates between them.
 *
 * <p><b>Definition</b> {@link ResponseFunnelRate} has each rate with its numerator and denominator.
 * A later stage counts for the earlier ones: who completed had the invitation delivered. <b>Unit
 * and range</b> shares in [0, 1]. <b>n</b> the invitations of the denominator. <b>Interval</b>
 * Wilson. <b>Empty data</b> a rate whose denominator is 0, or one of whose parts was not counted,
 * is undefined with n 0 and the interval [0, 1]. <b>Rejects</b> negative counts and counts that
 * cannot be, naming both: more bounced and delivered than sent, more opened, started or answered
 * than delivered, more answered than started. More started than opened can be, as mail programs
 * hide opens. <b>Merge</b> exact. <b>Cost</b> 56 bytes of counts. <b>Wire</b> kind {@code
 * response-funnel}, version 1, at {@link ResponseAccumulator}.
 *
 * <p>Where bounces are counted and deliveries are not, delivered is sent minus bounced, as is usual
 * with e-mail.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * ResponseFunnel mails = ResponseFunnel.ofCounts(Map.of(
 *     InvitationStage.SENT, 1000L, InvitationStage.BOUNCED, 50L, InvitationStage.COMPLETE, 190L));
 * Estimate rate = mails.rate(ResponseFunnelRate.COMPLETED_OF_DELIVERED, ConfidenceLevel.P95);  // 0.2
 * }</pre>
 *
 * @param reached how many invitations came at least so far; partial counts those that went no
 *     further; a stage that is not named was not counted
 * @since 0.1
 */
public record ResponseFunnel(Map<InvitationStage, Long> reached) implements Result {

  /**
   * Checks the counts.
   *
   * @param reached as the record component
   * @throws IllegalArgumentException if a count is negative or two of them cannot both be
   */
  public ResponseFunnel {
    reached = ResponseFunnelCounts.checked(reached);
  }

  /**
   * The funnel of counted invitations.
   *
   * @param reached how many came at least so far; partial counts those that went no further
   * @return the funnel
   * @throws IllegalArgumentException if a count is negative or two of them cannot both be
   */
  public static ResponseFunnel ofCounts(Map<InvitationStage, Long> reached) {
    return new ResponseFunnel(reached);
  }

  /**
   * The funnel of invitations that were counted by the furthest stage they came to.
   *
   * @param furthest how many came so far and no further; the stages that are named are those that
   *     records tell apart
   * @return the funnel
   * @throws IllegalArgumentException if a count is negative
   */
  public static ResponseFunnel ofFurthest(Map<InvitationStage, Long> furthest) {
    ResponseCounts.requireEach(furthest);
    return new ResponseFunnel(ResponseFunnelCounts.ofFurthest(furthest));
  }

  /**
   * An empty accumulator of records that tell every stage.
   *
   * @return a new accumulator
   */
  public static ResponseAccumulator<InvitationStage, ResponseFunnel> accumulator() {
    return accumulator(EnumSet.allOf(InvitationStage.class));
  }

  /**
   * An empty accumulator.
   *
   * @param told the stages that records tell apart; the complete one must be among them
   * @return a new accumulator
   * @throws IllegalArgumentException if it is not
   */
  public static ResponseAccumulator<InvitationStage, ResponseFunnel> accumulator(
      Set<InvitationStage> told) {
    return new ResponseAccumulator<>(ResponseFunnelDefinition.of(told));
  }

  /**
   * The metric over records of invitations that tell every stage.
   *
   * @param furthest how far the invitation came
   * @param <T> the record
   * @return the metric
   */
  public static <T> ResponseMetric<T, InvitationStage, ResponseFunnel> metric(
      Field<T, InvitationStage> furthest) {
    return metric(EnumSet.allOf(InvitationStage.class), furthest);
  }

  /**
   * The metric over records of invitations.
   *
   * @param told the stages that records tell apart; the complete one must be among them
   * @param furthest how far the invitation came
   * @param <T> the record
   * @return the metric
   * @throws IllegalArgumentException if the complete stage is not told
   */
  public static <T> ResponseMetric<T, InvitationStage, ResponseFunnel> metric(
      Set<InvitationStage> told, Field<T, InvitationStage> furthest) {
    return new ResponseMetric<>(ResponseFunnelDefinition.of(told), furthest);
  }

  /**
   * How many invitations came at least so far.
   *
   * @param stage how far; for {@link InvitationStage#PARTIAL} those that went no further
   * @return at least 0; empty if they were not counted
   */
  public OptionalLong reached(InvitationStage stage) {
    Long count = reached.get(stage);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /**
   * A rate.
   *
   * @param rate which
   * @param level the confidence level
   * @return in [0, 1]; not defined if a part of it was not counted
   */
  public Estimate rate(ResponseFunnelRate rate, ConfidenceLevel level) {
    return isCounted(rate)
        ? ProportionInterval.WILSON.estimate(
            rate.numerator(this).orElseThrow(), rate.denominator(this).orElseThrow(), level)
        : ProportionInterval.WILSON.estimate(0, 0, level);
  }

  /**
   * Tells whether both parts of a rate were counted.
   *
   * @param rate which
   * @return false if the rate cannot be told
   */
  public boolean isCounted(ResponseFunnelRate rate) {
    return rate.numerator(this).isPresent() && rate.denominator(this).isPresent();
  }

  /** The invitations at the earliest stage that was counted. */
  @Override
  public long n() {
    return reached.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Every rate by its key, also those that were not counted. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    for (ResponseFunnelRate rate : ResponseFunnelRate.values()) {
      estimates.put(rate.key(), rate(rate, level));
    }
    return ImmutableMap.copyOf(estimates);
  }
}
