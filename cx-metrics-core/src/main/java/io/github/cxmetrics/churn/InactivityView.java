package io.github.cxmetrics.churn;

/**
 * What of a calendar period is looked at.
 *
 * @since 0.1
 */
public enum InactivityView {
  /** Who is active at the opening and at the end; what happens between is not looked at. */
  ENDPOINT,

  /** Every time anybody churned or came back, also more than once in a period. */
  EVENT
}
