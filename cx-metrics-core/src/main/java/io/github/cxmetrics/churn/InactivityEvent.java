package io.github.cxmetrics.churn;

/** What can happen to a customer; active after all but one of them. */
enum InactivityEvent {
  /** First activity. */
  JOINED,
  /** As long without activity as the threshold. */
  CHURNED,
  /** Activity after that. */
  RETURNED
}
