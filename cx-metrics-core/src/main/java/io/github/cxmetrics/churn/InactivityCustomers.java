package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.CalendarActivity;

/** Customers as a population takes them. */
record InactivityCustomers(InactivityDefinition definition, CalendarActivity activity) {

  void require(InactivityDefinition expected) {
    if (!definition.equals(expected)) {
      throw new IllegalArgumentException(
          "state of customers must be of " + expected + ", was of " + definition);
    }
  }
}
