package io.github.cxmetrics.survey;

import java.util.OptionalLong;

/**
 * Rates of an invited survey, each with its denominator in its name. None has opened invitations as
 * its denominator: opens are neither all seen nor all real.
 *
 * @since 0.1
 */
public enum ResponseFunnelRate {
  /** Delivered of sent. */
  DELIVERED_OF_SENT(
      "deliveredOfSent", "delivery rate", InvitationStage.DELIVERED, InvitationStage.SENT),
  /** Bounced of sent. */
  BOUNCED_OF_SENT("bouncedOfSent", "bounce rate", InvitationStage.BOUNCED, InvitationStage.SENT),
  /** Opened of delivered. */
  OPENED_OF_DELIVERED(
      "openedOfDelivered", "open rate", InvitationStage.OPENED, InvitationStage.DELIVERED),
  /** Started of delivered. */
  STARTED_OF_DELIVERED(
      "startedOfDelivered", "start rate", InvitationStage.STARTED, InvitationStage.DELIVERED),
  /** Complete or partial of delivered. */
  ANSWERED_OF_DELIVERED(
      "answeredOfDelivered",
      "response rate with partial answers",
      InvitationStage.PARTIAL,
      InvitationStage.DELIVERED),
  /** Complete of delivered: what is mostly called the response rate. */
  COMPLETED_OF_DELIVERED(
      "completedOfDelivered", "response rate", InvitationStage.COMPLETE, InvitationStage.DELIVERED),
  /** Complete of sent. */
  COMPLETED_OF_SENT(
      "completedOfSent", "completes of all sent", InvitationStage.COMPLETE, InvitationStage.SENT),
  /** Complete of started: the completion rate. */
  COMPLETED_OF_STARTED(
      "completedOfStarted", "completion rate", InvitationStage.COMPLETE, InvitationStage.STARTED);

  private final String key;
  private final String words;
  private final InvitationStage above;
  private final InvitationStage below;

  ResponseFunnelRate(String key, String words, InvitationStage above, InvitationStage below) {
    this.key = key;
    this.words = words;
    this.above = above;
    this.below = below;
  }

  /**
   * The name of the rate in reports.
   *
   * @return for example {@code "completedOfDelivered"}
   */
  public String key() {
    return key;
  }

  /**
   * What the rate is called.
   *
   * @return for example {@code "response rate"}
   */
  public String words() {
    return words;
  }

  /**
   * What is counted above the line.
   *
   * @return for example {@code "complete"}
   */
  public String numeratorName() {
    return this == ANSWERED_OF_DELIVERED ? "partial or complete" : above.word();
  }

  /**
   * What is counted below the line.
   *
   * @return for example {@code "delivered"}
   */
  public String denominatorName() {
    return below.word();
  }

  /**
   * The formula.
   *
   * @return for example {@code "complete / delivered"}
   */
  public String formula() {
    return numeratorName() + " / " + denominatorName();
  }

  /**
   * The invitations above the line.
   *
   * @param funnel the counted invitations
   * @return at least 0; empty if they were not counted
   */
  public OptionalLong numerator(ResponseFunnel funnel) {
    if (this != ANSWERED_OF_DELIVERED) {
      return funnel.reached(above);
    }
    OptionalLong partial = funnel.reached(InvitationStage.PARTIAL);
    OptionalLong complete = funnel.reached(InvitationStage.COMPLETE);
    return partial.isPresent() && complete.isPresent()
        ? OptionalLong.of(partial.getAsLong() + complete.getAsLong())
        : OptionalLong.empty();
  }

  /**
   * The invitations below the line.
   *
   * @param funnel the counted invitations
   * @return at least 0; empty if they were not counted
   */
  public OptionalLong denominator(ResponseFunnel funnel) {
    return funnel.reached(below);
  }
}
