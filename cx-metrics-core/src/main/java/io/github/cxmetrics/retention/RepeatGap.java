package io.github.cxmetrics.retention;

import java.io.Serializable;

/**
 * The time from one order of a customer to the next, or to the end of the data: an observation of
 * the kind that survival estimators take.
 *
 * @param order the number of the order that ends it, or would: 2 from the first order on
 * @param millis how long it is, in milliseconds, at least 0
 * @param ended true if the next order came; false if the customer is still waiting, so that the
 *     true length is known to be greater only
 * @since 0.1
 */
public record RepeatGap(int order, long millis, boolean ended) implements Serializable {

  /**
   * Checks the numbers.
   *
   * @param order as the record component
   * @param millis as the record component
   * @param ended as the record component
   * @throws IllegalArgumentException if the order is below 2 or the length negative
   */
  public RepeatGap {
    if (order < 2 || millis < 0) {
      throw new IllegalArgumentException(
          "gap must be before order 2 or a later one and at least 0 long, was before "
              + order
              + " and "
              + millis);
    }
  }
}
